"""Where sections may begin (章节起点): numbering marks and headings without a number."""

from __future__ import annotations

import re
from collections.abc import Mapping

from attrs import define

from fazhi.parse.layout.evidence import FURNITURE, HEADING_END, TITLE_END
from fazhi.parse.numbering import leading_mark
from fazhi.span import Reading

__all__ = ["Boundary", "Candidate", "candidates", "glued"]

Boundary = str
"""What stands before a mark: a `paragraph` start, a full `stop`, a `soft` one such as a colon, or a title (`glued`)."""

_AFTER_STOP = re.compile(
    r"[。！？；：][”’」』）》】]*(?=[一二三四五六七八九十]{1,3}[、．]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、）](?!\d)|[①-⑳]"
    r"|第[一二三四五六七八九十]{1,2}(?:章|部分))"
)
_GLUED = re.compile(
    r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|(?<![\d.])\d{1,2}[.．、](?!\d)|①"
)
_CONTENTS = re.compile(r"[.．…·]{3,}\s*\d*$")
_SENTENCE = re.compile(r"[。！？；]")
_PLAIN_LENGTH = 40
_LISTS = frozenset({"arabic", "arabic_paren", "circled", "ordinal"})
_SKIPPED = frozenset({"point", "dash"})


@define
class Candidate:
    """A place where a section may begin: its mark, or none for a heading without number."""

    start: int
    title: int  # where the title begins, behind the mark
    paragraph_end: int
    style: str
    number: int | None
    text: str  # the mark as printed
    boundary: Boundary
    level: int  # by Markdown, else 0


def _at(text: str, start: int, end: int, boundary: Boundary, level: int = 0) -> Candidate | None:
    mark = leading_mark(text, start)
    if mark is None or mark.style in _SKIPPED or mark.end > end:
        return None
    if mark.style == "bracket" and FURNITURE.match(text, mark.end):
        return None
    title = mark.end
    while title < end and text[title] == " ":
        title += 1
    return Candidate(start, title, end, mark.style, mark.number, mark.text, boundary, level)


def _plain(text: str, start: int, end: int, level: int) -> Candidate | None:
    """A short paragraph without number and full stop, which may be a heading or the title of the whole."""
    if not 2 <= end - start <= _PLAIN_LENGTH or text[end - 1] in "。！？；：，、":
        return None
    title = text[start:end]
    if _SENTENCE.search(title) or (TITLE_END.search(title) is not None and ("报告" in title or "年" in title)):
        return None
    if not level and HEADING_END.search(title[-6:]) is None:
        return None
    return Candidate(start, start, end, f"plain{level}", None, "", "paragraph", level)


def _enumerated(text: str, item: Candidate, found: list[Candidate]) -> bool:
    """Whether an item on a line of its own is a member of one sentence: `主要是：` / `1. …；` / `2. …。`."""
    if item.style not in _LISTS or item.number is None:
        return False
    if item.number == 1:
        return text[item.start - 2 : item.start] in ("：\n", "是\n", "，\n") and text[item.paragraph_end - 1] == "；"
    before = text.rfind("\n", 0, max(item.start - 1, 0)) + 1
    return text[item.start - 2 : item.start] == "；\n" and not (found and found[-1].start == before)


def candidates(reading: Reading) -> list[Candidate]:
    """Every place where a section may begin, in the order of the text."""
    text = reading.text
    levels = dict(reading.headings)
    found: list[Candidate] = []
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if end > start and not _CONTENTS.search(text, max(start, end - 12), end):
            level = levels.get(start, 0)
            first = _at(text, start, end, "paragraph", level) or _plain(text, start, end, level)
            if first is not None and not _enumerated(text, first, found):
                found.append(first)
            for stop in _AFTER_STOP.finditer(text, start, end):
                boundary = "soft" if stop[0][0] in "；：" else "stop"
                inner = _at(text, stop.end(), end, boundary)
                if inner is not None:
                    found.append(inner)
        start = end + 1
    return found


def glued(text: str, start: int, end: int, paragraph_end: int, expected: Mapping[str, int]) -> Candidate | None:
    """The first mark inside the title [start, end) that begins a sequence or goes on with one, as where line breaks
    were lost behind a title; `expected` says how the sequence of each style goes on.
    """
    for hit in _GLUED.finditer(text, start, end):
        inner = _at(text, hit.start(), paragraph_end, "glued")
        if inner is not None and inner.number is not None and inner.number in (1, expected.get(inner.style)):
            return inner
    return None
