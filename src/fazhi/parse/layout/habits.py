"""How a hard-wrapped document sets its headings and points, seen from all of its lines (排版习惯)."""

from __future__ import annotations

import re
from collections import Counter

from attrs import frozen

from fazhi.parse.layout import evidence as ev
from fazhi.parse.layout.line import Line

__all__ = ["Habits", "habits"]

_STOP = re.compile(r"[。；！？]")
_INLINE_POINT = re.compile(r"[。；][一二三四五六七八九十]{1,3}(?:是|要)")
_FRAGMENT = 12
"""A line without a mark that is longer than this, and ends without a stop, was cut in mid-sentence."""
_MISCUT = 0.06
"""The share of short lines that may end in mid-sentence where short lines end paragraphs."""


@frozen
class Habits:
    """What a hard-wrapped document does throughout."""

    wrapped: bool = False
    short_ends: bool = False  # a line shorter than the wrap ends its paragraph
    apart: frozenset[str] = frozenset()  # styles of headings that always stand on lines of their own
    inline_points: bool = False  # `二是` goes on with the paragraph of `一是`


def habits(found: list[Line], wrapped: set[int]) -> Habits:
    """The habits of the document of these lines, `wrapped` being those that are as long as the wrap allows."""
    if not wrapped:
        return Habits()
    short = cut = 0
    apart: Counter[str] = Counter()
    run_in: set[str] = set()
    points_apart = points_inline = 0
    for i, line in enumerate(found[:-1]):
        text = line.plain
        stops = _STOP.search(text) is not None
        begins = i == 0 or i - 1 not in wrapped or ev.CLOSES.search(found[i - 1].plain[-8:]) is not None
        if _INLINE_POINT.search(text):
            points_inline += 1
        if line.mark is not None and begins:
            if line.mark.style == "point":
                points_apart += line.mark.number != 1 and i - 1 not in wrapped
            elif stops:
                run_in.add(line.mark.style)
            elif i not in wrapped:
                apart[line.mark.style] += 1
        if i not in wrapped:
            short += 1
            unmarked = begins and line.mark is not None and not stops
            cut += not (unmarked or len(text) <= _FRAGMENT or text[-1] in "。！？；：…”）》" or _framed(text))
    return Habits(
        True,
        short >= 3 and cut <= max(1, _MISCUT * short),
        frozenset(style for style, times in apart.items() if times >= 2 and style not in run_in),
        points_inline > 0 and points_apart == 0,
    )


def _framed(text: str) -> bool:
    return (
        ev.TITLE_END.search(text) is not None
        or ev.DATE_LINE.match(text) is not None
        or ev.FRAME.match(text) is not None
    )
