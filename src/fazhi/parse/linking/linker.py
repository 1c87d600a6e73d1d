"""The linker: goes through the figures once, in order, and keeps what a chain of figures shares."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from attrs import evolve, frozen

from fazhi.catalogue import Catalogue, Definition, Kind
from fazhi.model import Figure, Indicator, Part, Scope, ScopeKind, Section
from fazhi.parse.changes import FROM
from fazhi.parse.heading import Heading
from fazhi.parse.linking.lexicon import lexicon
from fazhi.parse.linking.matching import Matcher
from fazhi.parse.linking.periods import OTHER, Periods
from fazhi.parse.linking.scopes import Scopes
from fazhi.parse.linking.topics import TopicTrack
from fazhi.parse.linking.zeros import zeros
from fazhi.parse.surroundings import Surroundings, surroundings
from fazhi.parse.tokens import Mention, Passage, Scan
from fazhi.span import Reading

__all__ = ["Linker"]

_RATES = frozenset(("%", "％"))
_AHEAD = 30  # characters behind a figure in which the words a noun waits for must stand
_TITLE = re.compile(r"《([^《》]*)》")
_JOINTS = frozenset("、和与及")
_GOVERNS = re.compile(
    r"合法性审查|合法性审核|审查|审核|办理|承办|收到|新收|受理|进驻|入驻|公布|制定|出台|发布|聘请|评查|修订|编制|清理|办复|提出|开展|组织"
)
_AIM = re.compile(r"力争|争取|确保|目标|预计|不得低于|不得少于|应当?达|要求|计划(?!项目)|拟于|再降|再增")
_STRONG_AIM = re.compile(
    r"力争|争取|目标是|目标为|预期目标|(?:计划|拟)(?=出台|制定|修订|组织|开展|完成|实施|推进|新建|建成)"
)
_PERIODIC = re.compile(r"每(?:个?季度?|个?月|周|半年|两个?月|旬|天|日)|按(?:季度|月)|日均|月均|年均|人均|平均每")
_LEVELLED = re.compile(r"(?:全国|[省市区县州盟镇])(?:人大|政协|级)|名义")
# Cases of first instance are the whole only where no second instance is counted beside them.
_FIRST_INSTANCE = re.compile(r"(?:一审|二审|再审)[^，；。、]*\Z")
_SECOND_INSTANCE = re.compile(r"[^。；]{0,12}(?:二审|再审|申请再审)")
_GROWTH = re.compile(
    r"(?:同比|环比|(?:较|比|与)[^，；。]{0,12}?(?:同期|上年|去年|年)(?:相比)?|分别|大幅|明显|增幅|降幅|增长|增加|上升|提高|提升|上涨|下降|减少|降低|升|降|了|约|达|为)+\Z"
)


@frozen
class _Chain:
    """What the figure before in the sentence was linked to."""

    name: str
    topic: str
    place: int


class Linker:
    """Links the figures of one text."""

    def __init__(
        self,
        reading: Reading,
        found: Scan,
        sentences: Sequence[Passage],
        sections: Sequence[Section],
        head: Heading,
        figures: Sequence[Figure],
        book: Catalogue,
    ) -> None:
        self._reading = reading
        self._mentions = found.mentions
        self._sentences = sentences
        self._starts = [s.start for s in sentences]
        self._head = head
        self._figures = figures
        self._words = lexicon(book)
        self._matcher = Matcher(self._words, head.jurisdiction.level if head.jurisdiction else None)
        self._topics = TopicTrack(reading.text, self._words, sentences)
        self._around = surroundings(reading.text, found.mentions)
        self._scopes = Scopes(reading.text, head.jurisdiction)
        self._periods = Periods(found.times, head.year, reading.text)
        self._plans = [s.span for top in sections for s in top.walk() if s.part is Part.PLAN]
        self._links: list[list[Definition]] = [[] for _ in figures]
        self._by_start = {f.span.start: i for i, f in enumerate(figures)}

    def link(self) -> tuple[tuple[Figure, ...], tuple[Indicator, ...]]:
        indicators: list[Indicator] = []
        chain: _Chain | None = None
        sentence: int | None = None
        subset = False
        seen: dict[str, Indicator] = {}
        for i, mention in enumerate(self._mentions):
            at = bisect_right(self._starts, mention.start) - 1
            here = at if at >= 0 else None
            if here != sentence:
                sentence, chain = here, None
                seen = {}
                subset = False
            around = self._around[i]
            if around.lead[:1] not in _JOINTS and self._topics.between(around.start, mention.extent_start) is not None:
                subset = self._matcher.narrows(around.lead)
            figure = self._figures[i]
            if figure.direction is not None and figure.base != FROM:
                continue
            if subset or (figure.section is not None and self._matcher.narrows(figure.section.title)):
                continue
            definitions = self._match(i, mention, around, sentence, chain)
            if not definitions:
                continue
            self._links[i] = definitions
            parts = False
            for definition in definitions:
                indicator = self._indicator(definition, i, mention, around, sentence)
                if indicator is None:
                    continue
                earlier = seen.get(definition.name)
                if earlier is not None and _differ(earlier, indicator):
                    outcome = definition.kind is not Kind.RATE and "成功" in around.lead
                    if outcome and "成功" not in self._lead_of(earlier):
                        indicators.remove(earlier)  # 化解纠纷98件，调解成功95件: the second says how many were resolved
                    else:
                        if self._alike(earlier, i) and earlier in indicators:
                            indicators.remove(earlier)
                        parts = True
                        continue
                seen[definition.name] = indicator
                indicators.append(indicator)
            if parts:
                chain = None
                continue
            self._topics.note(sentence, definitions[-1].topic)
            chain = _Chain(definitions[-1].name, definitions[-1].topic, mention.start)
        indicators.extend(zeros(self._reading, self._words, self._matcher, self._topics, self._sentences, self._head))
        indicators.sort(key=lambda x: x.span)
        return self._with_changes(), tuple(indicators)

    def _governing(self, i: int) -> str:
        """The verb before the figures of a list, which governs its later members: 审查文件3件、合同5份."""
        if _GOVERNS.search(self._around[i].lead):
            return ""
        while i > 0 and self._around[i].lead[:1] in _JOINTS:
            i -= 1
        verb = _GOVERNS.search(self._around[i].lead)
        return verb[0] if verb else ""

    def _one_of(self, definitions: list[Definition], i: int) -> list[Definition]:
        """Of the names before 分别 the one that belongs to figure i by its place, if there are as many as figures."""
        first = i
        while self._around[first].adjacent and first > 0:
            first -= 1
        last = i
        while last + 1 < len(self._around) and self._around[last + 1].adjacent:
            last += 1
        return [definitions[i - first]] if len(definitions) == last - first + 1 else []

    def _title(self, match: re.Match[str]) -> str:
        """A title within a lead: kept where it is itself a thing that is counted, else only its place."""
        return match[1] if self._words.knows(match[1]) else "§"

    def _lead_of(self, indicator: Indicator) -> str:
        return self._around[self._by_start[indicator.span.start]].lead

    def _alike(self, earlier: Indicator, i: int) -> bool:
        """Whether both leads name a level or author of their own: 省人大代表建议12件，市人大代表建议203件 are parts."""
        if self._around[i].lead[:1] in _JOINTS and self._by_start[earlier.span.start] == i - 1:
            return True  # members of one list: 减轻处罚5件、从轻处罚9件
        return all(_LEVELLED.search(lead) for lead in (self._lead_of(earlier), self._around[i].lead))

    def _topic(self, sentence: int | None, place: int, chain: _Chain | None, figure: Figure) -> str | None:
        topic = self._topics.at(sentence, place, (chain.topic, chain.place) if chain else None)
        if topic is None and chain is None and self._silent(sentence, place):
            if figure.section is not None:
                topic = self._topics.of_title(figure.section.title)
            if topic is None:
                topic = self._topics.between(place, self._clause_after(place))
        return topic

    def _clause_after(self, place: int) -> int:
        """Where the clause behind the one at `place` ends, in the same sentence."""
        text = self._reading.text
        stop = min(
            (p for p in (text.find(mark, place, place + 60) for mark in ("。", "；", "\n", "其中")) if p >= 0),
            default=place + 60,
        )
        first = text.find("，", place, stop)
        second = text.find("，", first + 1, stop) if first >= 0 else -1
        return second if second >= 0 else stop

    def _silent(self, sentence: int | None, place: int) -> bool:
        """Whether the sentence names no topic before `place`."""
        return sentence is None or self._topics.between(self._sentences[sentence].start, place) is None

    def _match(
        self, i: int, mention: Mention, around: Surroundings, sentence: int | None, chain: _Chain | None
    ) -> list[Definition]:
        unit = mention.quantity.unit.name
        if not self._words.countable(unit):
            return []
        lead = around.lead
        if "《" in lead:
            lead = _TITLE.sub(self._title, lead)
        if around.adjacent and i > 0:
            lead = self._around[i - 1].lead if not lead.strip("、和与及 ") or not around.tail else lead
        elif i > 0 and lead[:1] in _JOINTS and (verb := self._governing(i)):
            lead = verb + lead[1:]
        figure = self._figures[i]
        if figure.base is not None and figure.direction is None:
            return []
        topic = self._topic(sentence, mention.extent_start, chain, figure)
        if unit in _RATES:
            rates = self._matcher.rates(lead, topic)
            if "分别" in lead:
                rates = self._one_of(rates, i)
            if not rates and chain is not None and (share := self._matcher.chained(lead, chain.name, unit)):
                rates = [share]
            return self._allowed(rates, sentence, mention, figure)
        found: Definition | None = None
        tail = around.tail
        ahead = self._reading.text[mention.end : mention.end + _AHEAD]
        if tail:
            named = self._topics.between(mention.extent_end, mention.extent_end + len(tail))
            found = self._matcher.behind(lead, tail, unit, named or topic, ahead, runs_on=around.runs_on)
        if found is None:
            relative = lead.endswith("的") and bool(tail)
            found = None if relative else self._matcher.before(lead, unit, topic, tail, ahead)
        if found is None and chain is None and self._silent(sentence, mention.extent_start):
            named = self._topics.between(mention.extent_end, self._clause_after(mention.extent_end))
            found = self._matcher.before(lead, unit, named, tail) if named not in (None, topic) else None
        if found is None and chain is not None:
            found = self._matcher.chained(lead, chain.name, unit)
        return self._allowed([found] if found else [], sentence, mention, figure)

    def _allowed(
        self, definitions: list[Definition], sentence: int | None, mention: Mention, figure: Figure
    ) -> list[Definition]:
        """Those that hold in the year and whose needed words stand before the figure."""
        kept: list[Definition] = []
        for d in definitions:
            if not d.holds_in(self._head.year):
                continue
            if _FIRST_INSTANCE.search(self._reading.text, max(0, mention.start - 30), mention.start) and (
                _SECOND_INSTANCE.search(self._reading.text, mention.end, mention.end + 40)
            ):
                continue
            if d.needs:
                start = self._sentences[sentence].start if sentence is not None else max(0, mention.start - 100)
                before = self._reading.text[start : mention.end + 40]
                title = figure.section.title if figure.section else ""
                if not any(word in before or word in title for word in d.needs):
                    continue
            kept.append(d)
        return kept

    def _indicator(
        self, definition: Definition, i: int, mention: Mention, around: Surroundings, sentence: int | None
    ) -> Indicator | None:
        start = self._sentences[sentence].start if sentence is not None else around.start
        before = self._mentions[i - 1].extent_end if i else 0
        if _PERIODIC.search(self._reading.text, max(start, before), mention.extent_start):
            return None
        scope = self._scopes.at(start, mention.extent_start)
        if scope.kind is ScopeKind.PART:
            topic = self._words.catalogue.topics[definition.topic]
            if not any(office in scope.name for office in topic.offices):
                return None
            scope = Scope()
        period = self._periods.at(start, around.start, mention.extent_start)
        if period is OTHER:
            return None
        figure = self._figures[i]
        return Indicator(
            definition.name,
            figure.quantity,
            figure.span,
            figure,
            self._head.jurisdiction,
            period,
            scope,
            target=self._is_target(figure, around, start),
        )

    def _is_target(self, figure: Figure, around: Surroundings, start: int) -> bool:
        if any(plan.contains(figure.span) for plan in self._plans) or _AIM.search(around.lead) is not None:
            return True
        text = self._reading.text[start : around.start]
        return _STRONG_AIM.search(text) is not None

    def _with_changes(self) -> tuple[Figure, ...]:
        """The figures, each change with the name of what it changes."""
        result: list[Figure] = []
        for i, figure in enumerate(self._figures):
            if figure.direction is not None or figure.base is not None:
                name = self._changed(i, figure)
                if name is not None:
                    figure = evolve(figure, change_of=name)
            result.append(figure)
        return tuple(result)

    def _changed(self, i: int, figure: Figure) -> str | None:
        """The indicator that a change changes: that of the figure it changes, else the one its own words name."""
        if figure.changes is not None:
            target = self._by_start.get(figure.changes.start)
            links = self._links[target] if target is not None else []
            return links[0].name if links else None
        stripped = _GROWTH.sub("", self._around[i].lead)
        if not stripped or figure.direction is None:
            return None
        at = bisect_right(self._starts, self._mentions[i].start) - 1
        topic = self._topic(at if at >= 0 else None, self._mentions[i].extent_start, None, figure)
        found = self._matcher.rates(stripped, topic) if stripped.endswith(("率", "度", "比")) else []
        named = found[0] if found else self._matcher.before(stripped, "件", topic, "")
        return named.name if named is not None else None


def _differ(a: Indicator, b: Indicator) -> bool:
    """Whether two indicators of one name, scope and period have different values."""
    return a.quantity.value != b.quantity.value and a.scope == b.scope and a.period == b.period
