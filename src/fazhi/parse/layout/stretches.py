"""Lines that hold several paragraphs, cut at the spaces between them (段间空格)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fazhi.parse.layout.evidence import FURNITURE, HEADING_END
from fazhi.parse.layout.line import BLANK
from fazhi.parse.numbering import leading_mark

__all__ = ["stretches"]

_SPACED_LINE = 200
"""A line longer than this may be a whole page, whose paragraphs spaces keep apart."""
_HEADED = 50
"""A heading is shorter than this."""
_BODY = 20
"""Text behind a heading in the same line is longer than this."""
_RUN = re.compile(r"(?<=[^ \t\u3000])[ \t\u3000]+(?=([^ \t\u3000]))")
_CRUMBS = ">»|/"
_LATIN = re.compile(r"[0-9A-Za-z]")
_FRESH = re.compile(r"\d{1,2}[.．、](?!\d)|20\d\d年")


def _gaps(raw: str) -> list[tuple[int, int]]:
    """Where spaces part the paragraphs of a page that became one line; none if most spaces stand inside sentences.

    Only the running text can tell, since above its first stop and below its last one the fields of the page stand.
    """
    first, last = raw.find("。"), raw.rfind("。")
    found: list[tuple[int, int]] = []
    closed = inside = 0
    done = 0
    for run in _RUN.finditer(raw):
        start, end = run.span()
        left, right = raw[start - 1], run[1]
        closes = left in "。：；！？”）"
        if left in _CRUMBS or right in _CRUMBS:
            continue
        if (not _LATIN.match(left) and not _LATIN.match(right)) or closes or _FRESH.match(raw, end):
            if _bracketed(raw, start):
                continue
            if first <= start <= last + 1:
                inside += 1
                begin = max(done, raw.rfind("。", max(done, start - _HEADED), start) + 1)
                headed = start - begin <= _HEADED and leading_mark(raw, begin) is not None
                closed += closes or headed or leading_mark(raw, end) is not None
            found.append((start, end))
            done = end
        elif FURNITURE.match(raw, end):
            found.append((start, end))
            done = end
    if inside:
        return found if closed * 3 >= inside else []
    return found if FURNITURE.search(raw, 0, first + 1) or FURNITURE.search(raw, last + 1) else []


def _bracketed(raw: str, at: int) -> bool:
    """Whether a space stands inside a short bracket: `【大 中 小】`."""
    opener = max(raw.rfind("【", max(0, at - 8), at), raw.rfind("[", max(0, at - 8), at))
    return opener >= 0 and raw.find("】", opener, at) < 0 and raw.find("]", opener, at) < 0


def _heading_gap(raw: str, single: bool) -> tuple[int, int] | None:
    """The space that parts a numbered heading from the text behind it in the same line: a wide one or, where `single`
    says that the text does so, the only one.
    """
    start = len(raw) - len(raw.lstrip(BLANK))
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
    bodies = [raw for raw in lines if len(raw) >= _BODY and "。" in raw]
    parted = sum(_heading_gap(raw, True) is not None for raw in bodies)
    return parted >= 2 and parted * 2 >= sum(leading_mark(raw) is not None for raw in bodies)


def stretches(text: str) -> Iterator[tuple[int, str]]:
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
