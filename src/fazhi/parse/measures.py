"""Measures (举措): the actions a report claims or plans."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TypeVar

from attrs import define

from fazhi.model import Figure, Indicator, Measure, Part, Section
from fazhi.parse.bodies import bodies
from fazhi.parse.documents import documents
from fazhi.parse.points import points
from fazhi.parse.tokens import Passage, Scan
from fazhi.span import Reading, Span

__all__ = ["measures"]

_PREAMBLE = 2
"""Text before the first point of a section is a measure of its own from so many sentences on."""
_NOTHING = 4
"""A section whose text is no longer, such as `无。`, reports nothing."""
_NEXT_YEAR = re.compile(r"(?:下一?步|下一?阶段|今后|接下来|下一?年度?|明年|来年|20\d\d年度?)[，,]")
_STOP = re.compile(r"[。；：！？\n]")
_CLAUSE = re.compile(r"[，。；：！？\n]")
_TITLE = (6, 30)
"""The first clause of a point is its title if its length lies between these."""


_Counted = TypeVar("_Counted", Figure, Indicator)


@define
class _Item:
    """One item at [start, end) of the reading text, whose text begins at `text`."""

    section: Section | None
    start: int
    title: str | None
    text: int
    end: int
    planned: bool


def _leaves(sections: tuple[Section, ...], planned: bool, admitted: bool) -> Iterator[tuple[Section, bool, bool]]:
    """Each section with text of its own, whether it is planned, and whether its children stand below it."""
    for section in sections:
        part = section.part
        here = part is Part.PLAN if part is not None else planned
        lacking = part is Part.SHORTCOMINGS if part is not None else admitted
        if not lacking:
            yield section, here, bool(section.children)
        yield from _leaves(section.children, here, lacking)


def _items(reading: Reading, sections: tuple[Section, ...]) -> Iterator[_Item]:
    """The items of the report: sections without sections below, and the points of lists in their stead."""
    text = reading.text
    at = reading.offsets.position
    for section, planned, divided in _leaves(sections, False, False):
        start = at(section.span.start)
        body = at(section.title_span.end)
        end = at(section.children[0].span.start) if divided else at(section.span.end)
        listed = points(text, body, end)
        if not divided:
            stop = listed[0].start if listed else end
            content = text[body:stop].strip("。：:，；、 \n")
            if len(content) > _NOTHING and (not listed or text.count("。", body, stop) >= _PREAMBLE):
                title = section.title or None
                yield _Item(section, start, title, at(section.title_span.start), stop, planned)
        for point in listed:
            yield _Item(section, point.start, None, point.text, point.end, planned)


def _title(text: str, start: int, end: int) -> str:
    """The first words of an item without a heading."""
    opening = _NEXT_YEAR.match(text, start, end)
    start = opening.end() if opening is not None else start
    shortest, longest = _TITLE
    stop = _STOP.search(text, start, min(end, start + longest + 1))
    if stop is None:
        stop = _CLAUSE.search(text, min(start + shortest, end), min(end, start + 2 * longest))
    return text[start : stop.start() if stop is not None else min(end, start + longest)].strip("，、；：。 \n")


def measures(
    reading: Reading,
    found: Scan,
    sentences: tuple[Passage, ...],
    sections: tuple[Section, ...],
    figures: tuple[Figure, ...],
    indicators: tuple[Indicator, ...],
) -> tuple[Measure, ...]:
    """Every numbered item and every `一是…` item, with what it issued and counted.

    An item is a section that holds no further sections, or in its stead each point of a list that runs inside it.
    Shortcomings are no measures. What the plan announces is `planned`. `text` is the item without its number.

    >>> from fazhi.parse.layout import repair
    >>> from fazhi.parse.outline import outline
    >>> text = "一、成效\\n（一）完善制度。一是印发《甲方案》。二是修订《乙办法》。\\n二、打算\\n继续加强法治队伍建设。"
    >>> reading = repair(text)
    >>> tree = outline(reading, Scan((), (), ()))
    >>> [(m.title, m.section.title, m.planned) for m in measures(reading, Scan((), (), ()), (), tree, (), ())]
    [('印发《甲方案》', '完善制度', False), ('修订《乙办法》', '完善制度', False), ('打算', '打算', True)]
    """
    text = reading.text
    figure_starts = [figure.span.start for figure in figures]
    by_start = sorted(indicators, key=lambda indicator: indicator.span.start)
    indicator_starts = [indicator.span.start for indicator in by_start]
    result: list[Measure] = []
    for item in sorted(_items(reading, sections), key=lambda item: item.start):
        span = reading.span(item.start, item.end)
        content = text[item.text : item.end].strip("\n")
        result.append(
            Measure(
                title=item.title if item.title is not None else _title(text, item.text, item.end),
                text=content,
                span=span,
                section=item.section,
                documents=documents(reading, item.text, item.end),
                bodies=bodies(content),
                figures=tuple(_within(figures, figure_starts, span)),
                indicators=tuple(_within(by_start, indicator_starts, span)),
                planned=item.planned,
            )
        )
    return tuple(result)


def _within(things: Sequence[_Counted], starts: list[int], span: Span) -> Iterator[_Counted]:
    for thing in things[bisect_left(starts, span.start) : bisect_left(starts, span.end)]:
        if thing.span.end <= span.end:
            yield thing
