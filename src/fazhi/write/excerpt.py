"""The line of a finding with a caret under the place (原文摘录), clipped around it where the line is long."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

from fazhi.span import Source, Span
from fazhi.write.width import char_width, printable

__all__ = ["Excerpt", "excerpt"]

_CUT = "…"


@frozen
class Excerpt:
    """A piece of one line and, on the same columns, marks: `^` under the place itself, `~` under what belongs to it."""

    text: str
    marks: str


def excerpt(source: Source, span: Span, others: Iterable[Span] = (), *, columns: int = 96) -> Excerpt:
    """The line in which `span` begins, at most `columns` wide; what stands on other lines is left out.

    >>> shown = excerpt(Source("全年受理12件，\\n审结13件。"), Span(11, 14), [Span(9, 11)])
    >>> print(shown.text, shown.marks, sep="\\n")
    审结13件。
    ~~~~^^^^
    """
    position = source.position(span.start)
    begin = span.start - position.column + 1
    line = source.line(position.line)
    start, end = _window(line, span.start - begin, min(span.end - begin, len(line)), columns)
    text = printable(line[start:end])
    kinds = [" "] * len(text)
    for place, mark in [*((o, "~") for o in others), (span, "^")]:
        first = max(place.start - begin - start, 0)
        for i in range(first, min(place.end - begin - start, len(text))):
            kinds[i] = mark
    before, after = (_CUT if start else ""), (_CUT if end < len(line) else "")
    marks = " " * len(before) + "".join(kind * char_width(char) for char, kind in zip(text, kinds, strict=True))
    return Excerpt(before + text + after, marks.rstrip() or " " * len(before) + "^")


def _window(line: str, start: int, end: int, columns: int) -> tuple[int, int]:
    """Where to clip `line` so that [start, end) stays visible: all of it where it fits, else about its middle."""
    room = columns - 2 * len(_CUT)
    if len(line) <= columns and sum(map(char_width, line)) <= columns:
        return 0, len(line)
    first, last, used = start, start, 0
    # The place itself first, then as much on both sides as there is room for.
    while last < len(line) and used < room and (last < end or last == start):
        used += char_width(line[last])
        last += 1
    grows = True
    while grows and used < room:
        grows = False
        if first > 0 and used + char_width(line[first - 1]) <= room:
            first -= 1
            used += char_width(line[first])
            grows = True
        if last < len(line) and used + char_width(line[last]) <= room:
            used += char_width(line[last])
            last += 1
            grows = True
    return first, last
