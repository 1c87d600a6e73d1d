"""The linker: goes through the figures once, in order, and keeps what a chain of figures shares."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from attrs import evolve, frozen

from fazhi.catalogue import Catalogue, Definition
from fazhi.model import Figure, Indicator, Part, ScopeKind, Section
from fazhi.parse.heading import Heading
from fazhi.parse.linking.lexicon import lexicon
from fazhi.parse.linking.matching import Matcher
from fazhi.parse.linking.periods import Periods
from fazhi.parse.linking.scopes import Scopes
from fazhi.parse.linking.topics import TopicTrack
from fazhi.parse.linking.zeros import zeros
from fazhi.parse.surroundings import Surroundings, surroundings
from fazhi.parse.tokens import Mention, Passage, Scan
from fazhi.span import Reading

__all__ = ["Linker"]

_RATES = frozenset(("%", "％"))
_TITLE = re.compile(r"《([^《》]*)》")
_AIM = re.compile(r"力争|争取|确保|目标|预计|不得低于|不得少于|应当?达|要求|计划(?!项目)|拟于|再降|再增")
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
        self._matcher = Matcher(self._words)
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
        seen: dict[str, object] = {}
        for i, mention in enumerate(self._mentions):
            at = bisect_right(self._starts, mention.start) - 1
            here = at if at >= 0 else None
            if here != sentence:
                sentence, chain = here, None
                seen = {}
            around = self._around[i]
            figure = self._figures[i]
            if figure.direction is not None and figure.base != "起":
                continue
            definitions = self._match(i, mention, around, sentence, chain)
            if not definitions:
                continue
            self._links[i] = definitions
            for definition in definitions:
                indicator = self._indicator(definition, i, mention, around, sentence)
                if indicator is None:
                    continue
                value = (mention.quantity.value, indicator.period, indicator.scope)
                if definition.name in seen and seen[definition.name] != value:
                    continue
                seen[definition.name] = value
                indicators.append(indicator)
            chain = _Chain(definitions[-1].name, definitions[-1].topic, mention.start)
        indicators.extend(zeros(self._reading, self._words, self._matcher, self._topics, self._sentences, self._head))
        indicators.sort(key=lambda x: x.span)
        return self._with_changes(), tuple(indicators)

    def _title(self, match: re.Match[str]) -> str:
        """A title within a lead: kept where it is itself a thing that is counted, else only its place."""
        return match[1] if self._words.knows(match[1]) else "§"

    def _topic(self, sentence: int | None, place: int, chain: _Chain | None, figure: Figure) -> str | None:
        topic = self._topics.at(sentence, place, (chain.topic, chain.place) if chain else None)
        if topic is None and figure.section is not None and (chain is None):
            topic = self._topics.of_title(figure.section.title) if self._silent(sentence, place) else None
        return topic

    def _silent(self, sentence: int | None, place: int) -> bool:
        """Whether the sentence names no topic before `place`."""
        return sentence is None or self._topics.between(self._sentences[sentence].start, place) is None

    def _match(
        self, i: int, mention: Mention, around: Surroundings, sentence: int | None, chain: _Chain | None
    ) -> list[Definition]:
        unit = mention.quantity.unit.name
        lead = around.lead
        if "《" in lead:
            lead = _TITLE.sub(self._title, lead)
        if around.adjacent and i > 0:
            lead = self._around[i - 1].lead if not lead.strip("、和与及 ") or not around.tail else lead
        figure = self._figures[i]
        if figure.base is not None and figure.direction is None:
            return []
        topic = self._topic(sentence, mention.extent_start, chain, figure)
        if chain is not None and (chained := self._matcher.chained(lead, chain.name, unit)):
            return self._allowed([chained], sentence, mention, figure)
        if unit in _RATES:
            return self._allowed(self._matcher.rates(lead, topic), sentence, mention, figure)
        found: Definition | None = None
        tail = around.tail
        if tail and not around.adjacent:
            named = self._topics.between(mention.extent_end, mention.extent_end + len(tail))
            found = self._matcher.behind(lead, tail, unit, named or topic)
        elif tail:
            named = self._topics.between(mention.extent_end, mention.extent_end + len(tail))
            found = self._matcher.behind(lead, tail, unit, named or topic)
        if found is None:
            found = self._matcher.before(lead, unit, topic, tail)
        return self._allowed([found] if found else [], sentence, mention, figure)

    def _allowed(
        self, definitions: list[Definition], sentence: int | None, mention: Mention, figure: Figure
    ) -> list[Definition]:
        """Those that hold in the year and whose needed words stand before the figure."""
        kept: list[Definition] = []
        for d in definitions:
            if not d.holds_in(self._head.year):
                continue
            if d.needs:
                start = self._sentences[sentence].start if sentence is not None else max(0, mention.start - 100)
                before = self._reading.text[start : mention.start]
                title = figure.section.title if figure.section else ""
                if not any(word in before or word in title for word in d.needs):
                    continue
            kept.append(d)
        return kept

    def _indicator(
        self, definition: Definition, i: int, mention: Mention, around: Surroundings, sentence: int | None
    ) -> Indicator | None:
        start = self._sentences[sentence].start if sentence is not None else around.start
        scope = self._scopes.at(start, mention.extent_start)
        if scope.kind is ScopeKind.PART:
            return None
        period = self._periods.at(start, around.start, mention.extent_start)
        figure = self._figures[i]
        return Indicator(
            definition.name,
            figure.quantity,
            figure.span,
            figure,
            self._head.jurisdiction,
            period,
            scope,
            target=self._is_target(figure, around),
        )

    def _is_target(self, figure: Figure, around: Surroundings) -> bool:
        return any(plan.contains(figure.span) for plan in self._plans) or _AIM.search(around.lead) is not None

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
        if figure.changes is not None:
            target = self._by_start.get(figure.changes.start)
            links = self._links[target] if target is not None else []
            return links[0].name if links else None
        return None
