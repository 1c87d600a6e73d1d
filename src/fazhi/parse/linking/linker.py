"""The linker: goes through the figures once, in order, and keeps what a chain of figures shares."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from attrs import evolve, frozen

from fazhi.catalogue import Catalogue, Definition, Kind
from fazhi.model import Figure, Indicator, Part, Period, Scope, ScopeKind, Section
from fazhi.parse.changes import FROM
from fazhi.parse.heading import Heading
from fazhi.parse.linking.lexicon import lexicon
from fazhi.parse.linking.matching import Matcher
from fazhi.parse.linking.outcomes import Outcomes
from fazhi.parse.linking.periods import OTHER, Periods
from fazhi.parse.linking.reviews import Reviews
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
    r"合法性审查|合法性审核|审查|审核|办理|承办|收到|新收|受理|进驻|入驻|公布|制定|出台|发布|聘请|评查|修订|编制|清理|办复|提出|开展|组织|排查|发现|查出|抽查|制发"
)
_AIM = re.compile(r"力争|争取|确保|目标|预计|不得低于|不得少于|应当?达|要求|计划(?!项目)|拟于|再降|再增")
_STRONG_AIM = re.compile(
    r"力争|争取|目标是|目标为|预期目标|计划(?=出台|制定|修订|组织|开展|完成|实施|推进|新建|建成)|拟(?=出台|制定|组织|开展|完成|实施|推进|新建|建成)|下一步|下一阶段|下阶段|"
    r"明年|今后|下一?年度?(?![，。；]?结转)将|(?<!以)将(?=[^，。；]{0,20}(?:降至|提升至|提高到|控制在|稳定在|保持在))"
)
_PERIODIC = re.compile(r"每(?:个?季度?|个?月|周|半年|两个?月|旬|天|日)|按(?:季度|月)|日均|月均|年均|人均|平均每")
_LEVELLED = re.compile(r"(?:全国|[省市区县州盟镇])(?:人大|政协|级)|名义")
# Cases of first instance are the whole only where no second instance is counted beside them.
_FIRST_INSTANCE = re.compile(r"(?:一审|二审|再审)[^，；。、]*\Z")
_SECOND_INSTANCE = re.compile(r"[^。；]{0,12}(?:二审|再审|申请再审)")
# What joins a total to the last of its parts.
_ALTOGETHER = re.compile(r"[，、；]?(?:以上)?(?:共计|合计|总计|总共|一共|共)(?:有|为|达)?")
_TOWARDS = re.compile(r"(?<![针应比相反核校面])对(?!照|接|应)[^，；。]{0,8}\Z")
_LEAVING = re.compile(r"(?:由|从|较|比)[^由从较比，；。]{0,14}\Z")
_OF_WHICH_OWN = re.compile(r"(?:其中|包括|包含)[^。；]{0,14}本级")
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
        heads = [reading.offsets.position(s.span.start) for top in sections for s in top.walk()]
        self._topics = TopicTrack(reading.text, self._words, sentences, heads)
        self._around = surroundings(reading.text, found.mentions)
        self._scopes = Scopes(reading.text, head.jurisdiction)
        self._periods = Periods(found.times, head.year, reading.text)
        self._plans = [s.span for top in sections for s in top.walk() if s.part is Part.PLAN]
        self._links: list[list[Definition]] = [[] for _ in figures]
        self._by_start = {f.span.start: i for i, f in enumerate(figures)}
        # The levels left behind: 64件 in 由上年的64件增至83件.
        self._left = frozenset(
            self._by_start[f.changes.start]
            for f in figures
            if f.base == FROM and f.changes is not None and f.changes.start in self._by_start
        )
        self._reviews = Reviews(reading.text)
        self._titles: dict[str, bool] = {}
        # For every figure the first of those joined to it, and the one whose lead opens the list it stands in.
        self._first: list[int] = []
        self._opener: list[int] = []
        self._sizes = [0] * len(figures)
        for i, around in enumerate(self._around):
            self._first.append(self._first[-1] if i and around.adjacent else i)
            self._opener.append(self._opener[-1] if i and around.lead[:1] in _JOINTS else i)
            self._sizes[self._first[i]] += 1

    def link(self) -> tuple[tuple[Figure, ...], tuple[Indicator, ...], tuple[Indicator, ...]]:
        """The figures with `change_of`, the outcomes of the report's own scope and period, and the other indicators."""
        outcomes = Outcomes(self._periods.own)
        chain: _Chain | None = None
        sentence: int | None = None
        subset = False
        for i, mention in enumerate(self._mentions):
            at = bisect_right(self._starts, mention.start) - 1
            here = at if at >= 0 else None
            if here != sentence:
                sentence, chain = here, None
                outcomes.next_sentence()
                self._reviews.next_sentence()
                subset = False
            around = self._around[i]
            if around.lead[:1] not in _JOINTS and self._topics.between(around.start, mention.extent_start) is not None:
                subset = self._matcher.narrows(around.lead)
            figure = self._figures[i]
            if figure.direction is not None and figure.base != FROM:
                continue
            if subset or (figure.section is not None and self._narrowed(figure.section.title)):
                continue
            definitions = self._named(i, mention, around, sentence, chain)
            total = self._totals(i, around) if not definitions or around.adjacent else None
            if total is not None:
                definitions = total
            if not definitions:
                continue
            self._links[i] = definitions
            parts = False
            for definition in definitions:
                indicator = self._indicator(definition, i, mention, around, sentence)
                if indicator is None:
                    continue
                if not outcomes.counts(indicator) or self._listed(indicator, sentence, mention):
                    outcomes.keep_other(indicator)
                    continue
                earlier = outcomes.earlier(definition.name)
                if earlier is not None and _differ(earlier, indicator):
                    outcome = definition.kind is not Kind.RATE and "成功" in around.lead
                    if total is not None or (outcome and "成功" not in self._lead_of(earlier)):
                        # 化解98件，调解成功95件: the second says how many were resolved; a total replaces its parts.
                        outcomes.drop(earlier)
                    else:
                        if self._alike(earlier, i):
                            outcomes.drop(earlier)
                        parts = True
                        continue
                outcomes.keep(indicator)
            if parts:
                chain = None
                continue
            self._topics.note(sentence, definitions[-1].topic)
            chain = _Chain(definitions[-1].name, definitions[-1].topic, mention.start)
        for zero in zeros(self._reading, self._words, self._matcher, self._topics, self._sentences, self._head):
            outcomes.keep(zero)
        return self._with_changes(), *outcomes.sorted()

    def _narrowed(self, title: str) -> bool:
        """Whether all under a heading is about a part."""
        known = self._titles.get(title)
        if known is None:
            known = self._titles[title] = self._matcher.narrows(title)
        return known

    def _named(
        self, i: int, mention: Mention, around: Surroundings, sentence: int | None, chain: _Chain | None
    ) -> list[Definition]:
        """What figure i is a value of, whatever its period: the level reached and the value before are of one thing."""
        figure = self._figures[i]
        if figure.changes is not None and (target := self._by_start.get(figure.changes.start, i)) < i:
            if self._links[target]:
                return self._links[target]
            if figure.base != FROM:
                return []
        elif figure.base is not None and i not in self._left:
            return []
        return self._match(i, mention, around, sentence, chain)

    def _totals(self, i: int, around: Surroundings) -> list[Definition] | None:
        """What the parts count whose total stands right behind them: 部门预案32个、专项预案18个，共50个."""
        if i < 2 or not self._links[i - 1] or not around.adjacent or self._links[i - 2] != self._links[i - 1]:
            return None
        before, here = self._mentions[i - 1], self._mentions[i]
        if before.quantity.unit != here.quantity.unit or before.quantity.value >= here.quantity.value:
            return None
        between = self._reading.text[before.extent_end : here.extent_start]
        return self._links[i - 1] if _ALTOGETHER.fullmatch(between) else None

    def _governing(self, i: int) -> str:
        """The verb before the figures of a list, which governs its later members: 审查文件3件、合同5份."""
        if _GOVERNS.search(self._around[i].lead):
            return ""
        verb = _GOVERNS.search(self._around[self._opener[i]].lead)
        return verb[0] if verb else ""

    def _one_of(self, definitions: list[Definition], i: int) -> list[Definition]:
        """Of the names before 分别 the one that belongs to figure i by its place, if there are as many as figures."""
        first, size = self._group(i)
        return [definitions[i - first]] if len(definitions) == size else []

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
            first, _ = self._group(i)
            lead = self._around[first].lead if not lead.strip("、和与及 ") or not around.tail else lead
        elif i > 0 and lead[:1] in _JOINTS and (verb := self._governing(i)):
            lead = verb + lead[1:]
        if around.tail and (verb := self._closing(i)):
            lead = verb
        figure = self._figures[i]
        if i in self._left:
            lead = _LEAVING.sub("", lead)
        topic = self._topic(sentence, mention.extent_start, chain, figure)
        if unit in _RATES:
            rates = self._matcher.rates(lead, topic)
            if ("分别" in lead and self._years(i, sentence) is None) or (i in self._left and len(rates) > 1):
                rates = self._one_of(rates, i)
            if not rates and chain is not None and (share := self._matcher.chained(lead, chain.name, unit)):
                rates = [share]
            return self._allowed(rates, sentence, mention, figure)
        found: Definition | None = None
        if self._reviews.mixed(lead, mention.extent_end):
            return []
        lead = self._reviews.governed(lead)
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
            if found is None and around.adjacent:
                found = self._matcher.amount(chain.name, unit)
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
            if any(office in scope.name for office in topic.offices):
                scope = Scope()
        figure = self._figures[i]
        period = self._period(i, start, around, mention)
        return Indicator(
            definition.name,
            figure.quantity,
            figure.span,
            figure,
            self._head.jurisdiction,
            period,
            scope,
            target=self._is_target(figure, around, start, period),
        )

    def _listed(self, indicator: Indicator, sentence: int | None, mention: Mention) -> bool:
        """Whether a value of the own level is told as a part of one of the whole: 其中市本级受理30件."""
        if indicator.scope.kind is not ScopeKind.OWN_LEVEL or sentence is None:
            return False
        start = self._sentences[sentence].start
        return _OF_WHICH_OWN.search(self._reading.text, start, mention.extent_start) is not None

    def _period(self, i: int, start: int, around: Surroundings, mention: Mention) -> Period | None:
        """The period of figure i; `OTHER` for one that the text does not tell."""
        figure = self._figures[i]
        if i in self._left or (figure.base not in (None, FROM) and figure.direction is None):
            return self._periods.named(figure.base or "", around.start, mention.extent_start)
        if figure.base == FROM:
            return self._periods.at(around.start, around.start, mention.extent_start)
        if (years := self._vector(i, start)) is not None:
            return years
        return self._periods.at(start, around.start, mention.extent_start)

    def _closing(self, i: int) -> str:
        """The verb behind a list that 对 opens: 对63份政府合同、17件规范性文件进行审查."""
        opener = self._opener[i]
        if opener == i and not self._around[i].runs_on:
            return ""
        if not _TOWARDS.search(self._around[opener].lead):
            return ""
        last = i
        while last < i + 6 and last + 1 < len(self._around) and self._opener[last + 1] == opener:
            last += 1
        verb = _GOVERNS.search(self._around[last].tail) if last > opener else None
        return verb[0] if verb else ""

    def _years(self, i: int, sentence: int | None) -> Period | None:
        return None if sentence is None else self._vector(i, self._sentences[sentence].start)

    def _vector(self, i: int, start: int) -> Period | None:
        """The year of figure i in a row of years: 2021至2023年分别为312件、405件、566件."""
        first, size = self._group(i)
        if size < 2 or "分别" not in self._around[first].lead:
            return None
        years = self._periods.vector(start, self._mentions[first].extent_start, size)
        return years[i - first] if years is not None else None

    def _group(self, i: int) -> tuple[int, int]:
        """The first of the figures joined to figure i, and how many they are: 分别为312件、405件、566件."""
        first = self._first[i]
        return first, self._sizes[first]

    def _is_target(self, figure: Figure, around: Surroundings, start: int, period: Period | None) -> bool:
        own = self._periods.own
        if own is not None and period is not None and period is not OTHER and period.start > own.end:
            return True
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
