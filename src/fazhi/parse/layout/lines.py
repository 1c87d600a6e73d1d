"""The lines of a text and what each looks like (行): marks, indent, numbering, page furniture."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from attrs import define

from fazhi.parse.layout.evidence import HEADING_END
from fazhi.parse.layout.spaces import is_row
from fazhi.parse.numbering import Mark, leading_mark

__all__ = ["Line", "lines"]

_BLANK = " \t\u3000"
_OPENING = re.compile(r"([ \t\u3000]*)((?:>[ \t]+)*)(?:(#{1,6})[ \t]*|[-*+•●■◆▪·][ \t\u3000]+|[•●■◆▪◦][ \t]*)?(?=(.?))")
_RULE = re.compile(r"(?:[-=_*—－─━]\s*){3,}$|\|?(?:\s*:?-{2,}:?\s*\|)+\s*(?::?-{2,}:?\s*)?$|```\w*$")
# `— 3 —`, `- 3 -`, `第3页`, `第 3 页 共 12 页`, `3 / 12`
_PAGE = re.compile(
    r"[-—–－·•]+\s*\d{1,4}\s*[-—–－·•]+$|第\s*\d{1,4}\s*页(?:[\s，/]*共\s*\d{1,4}\s*页)?$|\d{1,4}\s*/\s*\d{1,4}$", re.I
)
_BARE = re.compile(r"[\d.,%\s\-—/|+*]+$")
_SPACED_LINE = 200
"""A line longer than this may be a whole page, whose paragraphs spaces keep apart."""
_RUN = re.compile(r"(?<=[^ \t\u3000])[ \t\u3000]+(?=([^ \t\u3000]))")
_HEADED = 50
_BODY = 20
_LATIN = re.compile(r"[0-9A-Za-z]")
_FRESH = re.compile(r"\d{1,2}[.．、](?!\d)|20\d\d年")
_CELL = 8
"""The cells of a table are rarely longer than this."""
_RUNNING_HEAD = (6, 40)
"""How long a line that is printed again at the top of each page may be."""


@define(eq=False)
class Line:
    """A line that holds text: its content [start, end) without marks and outer spaces, in the unveiled text."""

    raw: int
    start: int
    end: int
    text: str
    plain: str  # the text without its spaces
    width: int  # of the whole line, with the spaces around it
    indent: int
    level: int  # of a Markdown heading, else 0
    blanks: int  # empty lines before it
    bullet: bool
    paged: bool  # a page number stands before it
    mark: Mark | None
    bare: bool  # nothing but digits and signs, or numbers kept apart by spaces: part of a table


def _drop_running_heads(found: list[Line]) -> list[Line]:
    """Without the lines that come again and again at the top or foot of pages, but for their first time."""
    low, high = _RUNNING_HEAD
    seen: dict[str, list[int]] = {}
    for i, line in enumerate(found):
        if low <= len(line.text) <= high and line.mark is None and line.text[-1] not in "。；：！？，、|":
            seen.setdefault(line.text, []).append(i)
    dropped: set[int] = set()
    for places in seen.values():
        gaps = [found[b].start - found[a].start for a, b in pairwise(places)]
        if len(places) >= 2 and all(found[i].paged for i in places[1:]):
            dropped.update(places if found[places[0]].paged else places[1:])
        elif len(places) >= 3 and min(gaps) >= 200:
            dropped.update(places[1:])
    return [line for i, line in enumerate(found) if i not in dropped] if dropped else found


def _drop_page_numbers(found: list[Line]) -> list[Line]:
    """Without bare numbers that count pages: each alone between lines of text, each one more than the last."""
    alone = [
        i
        for i, line in enumerate(found)
        if line.bare
        and line.text.isdecimal()
        and len(line.text) <= 3
        and not (i and found[i - 1].bare)
        and not (i + 1 < len(found) and found[i + 1].bare)
    ]
    if len(alone) < 2 or any(line.bare and not line.text.isdecimal() for line in found):
        return found
    numbers = [int(found[i].text) for i in alone]
    if numbers[0] > 3 or any(b != a + 1 for a, b in pairwise(numbers)):
        return found
    if min(found[b].start - found[a].start for a, b in pairwise(alone)) < 150:
        return found
    dropped = set(alone)
    return [line for i, line in enumerate(found) if i not in dropped]


def _mark_cells(found: list[Line]) -> None:
    """Mark the cells of a table that was flattened to one cell a line, so that they are not taken for broken words."""
    run: list[Line] = []
    for line in [*found, None]:
        if line is not None and len(line.text) <= _CELL and line.mark is None and line.text[-1] not in "。，；：、":
            run.append(line)
            continue
        bare = sum(cell.bare for cell in run)
        if len(run) >= 4 and bare >= 2 and bare >= 0.25 * len(run):
            for cell in run:
                cell.bare = True
        run = []


def _furniture(raw: str) -> bool:
    """Whether a line is a rule or a page number."""
    if raw[-1].isalnum() and len(raw) >= 40:
        return False
    raw = raw.strip(_BLANK)
    return _RULE.match(raw) is not None or (len(raw) < 40 and _PAGE.match(raw) is not None)


def _gaps(raw: str) -> list[tuple[int, int]]:
    """Where spaces part the paragraphs of a page that became one line; none if most spaces stand inside sentences."""
    found: list[tuple[int, int]] = []
    closed = 0
    for run in _RUN.finditer(raw):
        left, right = raw[run.start() - 1], run[1]
        closes = left in "。：；！？”）"
        closed += closes
        if (not _LATIN.match(left) and not _LATIN.match(right)) or closes or _FRESH.match(raw, run.end()):
            found.append(run.span())
    return found if closed * 3 >= len(found) else []


def _heading_gap(raw: str, single: bool) -> tuple[int, int] | None:
    """The space that parts a numbered heading from the text behind it in the same line: a wide one or, where `single`
    says that the text does so, the only one.
    """
    start = len(raw) - len(raw.lstrip(_BLANK))
    head = raw[start : start + _HEADED]
    if " " not in head and "\u3000" not in head and "\t" not in head:
        return None
    mark = leading_mark(raw, start)
    if mark is None or mark.style == "point":
        return None
    gap = _RUN.search(raw, mark.end + 2, mark.end + _HEADED)
    if gap is None or any(c in raw[start : gap.start()] for c in "。；！？："):
        return None
    body = raw[gap.end() :]
    if len(gap[0]) > 1 or gap[0] == "\t":
        return gap.span() if len(body) >= _BODY else None
    if not single or " " in body or "\u3000" in body or "。" not in body:
        return None
    return gap.span() if HEADING_END.search(raw, mark.end, gap.start()) else None


def _parts_headings_by_a_space(lines: list[str]) -> bool:
    """Whether most lines that begin with a number part their heading from the text by one space."""
    numbered = parted = 0
    for raw in lines:
        if len(raw) >= _BODY and leading_mark(raw) is not None and "。" in raw:
            numbered += 1
            parted += _heading_gap(raw, True) is not None
    return parted >= 2 and parted * 2 >= numbered


def _stretches(text: str) -> Iterator[tuple[int, str]]:
    """Each line of `text` with its start; a page that became one line is cut at the spaces between its paragraphs."""
    start = 0
    lines = text.split("\n")
    spaces = " " in text or "\u3000" in text or "\t" in text
    single = spaces and _parts_headings_by_a_space(lines)
    for raw in lines:
        at = 0
        headed = _heading_gap(raw, single) if spaces else None
        if headed is not None:
            yield start, raw[: headed[0]]
            at = headed[1]
        elif len(raw) > _SPACED_LINE and (" " in raw or "\u3000" in raw):
            for left, right in _gaps(raw):
                yield start + at, raw[at:left]
                at = right
        yield start + at, raw[at:] if at else raw
        start += len(raw) + 1


def lines(text: str) -> list[Line]:
    """The lines of `text` that hold text, without rules, page numbers and repeated page heads."""
    found: list[Line] = []
    blanks = 0
    paged = False
    for start, raw in _stretches(text):
        opening = _OPENING.match(raw)
        if opening is None or not opening[4] or opening[4] in _BLANK:
            blanks += 1
        elif _furniture(raw):
            blanks += 1
            paged = paged or _PAGE.match(raw.strip(_BLANK)) is not None
        else:
            content = raw[opening.end() :].rstrip(_BLANK)
            indent = sum(2 if c == "\u3000" else 4 if c == "\t" else 1 for c in opening[1])
            level = len(opening[3] or "")
            if level:
                content = content.rstrip("#").rstrip(_BLANK) or content
            at = start + opening.end()
            plain = "".join(content.split()) if " " in content or "\u3000" in content else content
            found.append(
                Line(
                    raw=start,
                    start=at,
                    end=at + len(content),
                    text=content,
                    plain=plain,
                    width=len(raw),
                    indent=indent,
                    level=level,
                    blanks=blanks,
                    bullet=level == 0 and opening.end() > opening.end(2),
                    paged=paged,
                    mark=leading_mark(plain),
                    bare=_BARE.match(content) is not None or (plain is not content and is_row(content)),
                )
            )
            blanks = 0
            paged = False
    _mark_cells(found)
    return _drop_page_numbers(_drop_running_heads(found))
