"""Points (条目): lists that run inside the text, `一是…二是…`, `首先…其次…`, `1.…；2.…；`, and where each ends."""

from __future__ import annotations

import re
from collections import deque
from itertools import pairwise

from attrs import define

from fazhi.parse.numbering import Mark, leading_mark

__all__ = ["Point", "points"]

_MARK = re.compile(
    r"(?:(?<=[。；：，、！？\n”）》])|^)"
    r"(?=[一二三四五六七八九十]{1,3}[是要]|第[一二三四五六七八九十]{1,2}[，、]|首先，|其次，|再次，|最后，|其[一二三四五六七八九]，"
    r"|\d{1,2}[.．、](?!\d)|（\d{1,2}）|[①-⑳])"
)
_LOOSE_FIRST = re.compile(r"(?<![统唯第之单同专合万归划如])一(?:是(?!否)|要(?!求|素|点|件|么|闻|害))")
_LIST_STYLES = frozenset({"arabic", "arabic_paren", "circled"})
_LOOSE = 400
"""How far before the second point the first may stand without a mark before it."""


@define
class Point:
    """One point of a list at [start, end); its text begins at `text`, behind the mark."""

    start: int
    text: int
    end: int


@define
class _Found:
    start: int
    mark: Mark


def _marks(text: str, start: int, end: int) -> list[_Found]:
    found: list[_Found] = []
    for at in _MARK.finditer(text, start, end):
        mark = leading_mark(text, at.start())
        if mark is not None and mark.style in ("point", "ordinal", *_LIST_STYLES) and mark.end <= end:
            found.append(_Found(at.start(), mark))
    return found


def _sequences(text: str, start: int, found: list[_Found]) -> list[list[_Found]]:
    """The runs of marks of one style that count up from one; `最后，` may close a run."""
    runs: list[list[_Found]] = []
    run: list[_Found] = []
    for f in found:
        if run and f.mark.style == run[-1].mark.style and f.mark.number in (_next(run), None):
            run.append(f)
            continue
        if run and f.mark.number not in (1, 2):
            continue
        if len(run) > 1:
            runs.append(run)
        run = [f] if f.mark.number == 1 else []
        if f.mark.number == 2 and f.mark.style == "point":
            first = _first_before(text, max(start, f.start - _LOOSE), f.start)
            run = [first, f] if first is not None else []
    if len(run) > 1:
        runs.append(run)
    return runs


def _next(run: list[_Found]) -> int:
    return (run[-1].mark.number or len(run)) + 1


def _first_before(text: str, low: int, high: int) -> _Found | None:
    """`一是` without a mark before it, as behind a heading that lost its line end."""
    last = deque(_LOOSE_FIRST.finditer(text, low, high), maxlen=1)
    if not last:
        return None
    mark = leading_mark(text, last[0].start())
    return _Found(last[0].start(), mark) if mark is not None else None


def _last_end(text: str, run: list[_Found], end: int) -> int:
    """Where the last point of a list ends: with its sentence if all points are one sentence, else its paragraph."""
    start = run[-1].mark.end
    line = text.find("\n", start, end)
    stop = line if line >= 0 else end
    one_sentence = all("。" not in text[a.start : b.start] for a, b in pairwise(run))
    full = text.find("。", start, stop)
    return full + 1 if one_sentence and full >= 0 else stop


def _listed_lines(text: str, start: int, end: int) -> list[Point]:
    """The lines of a list without numbers: each begins with a dash, or all but the last end with a semicolon."""
    found: list[Point] = []
    run: list[Point] = []
    opened = goes_on = False
    while start < end:
        line = text.find("\n", start, end)
        stop = line if line >= 0 else end
        dashed = text.startswith("——", start)
        if dashed or goes_on or (opened and text[stop - 1] == "；"):
            run.append(Point(start, start + 2 if dashed else start, stop))
            goes_on = text[stop - 1] == "；" and not dashed
        else:
            found += run if len(run) > 1 else []
            run, goes_on = [], False
        opened = text[stop - 1] == "："
        start = stop + 1
    return found + (run if len(run) > 1 else [])


def points(text: str, start: int, end: int) -> list[Point]:
    """The points of all lists in text[start:end], in order.

    >>> text = "明年将：一是加强领导；二是完善制度。确保落实。"
    >>> [text[p.text : p.end] for p in points(text, 0, len(text))]
    ['加强领导；', '完善制度。']
    """
    found: list[Point] = []
    runs = _sequences(text, start, _marks(text, start, end))
    for k, run in enumerate(runs):
        limit = runs[k + 1][0].start if k + 1 < len(runs) else end
        for i, f in enumerate(run):
            stop = run[i + 1].start if i + 1 < len(run) else _last_end(text, run, limit)
            found.append(Point(f.start, f.mark.end, stop))
    return found or _listed_lines(text, start, end)
