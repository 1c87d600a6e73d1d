"""Sentences (句) of the reading text."""

from __future__ import annotations

import re

from fazhi.parse.tokens import Passage
from fazhi.span import Reading

__all__ = ["passages"]

_END = re.compile(r"[。！？]+[”’」』）》】〉]*")
_ENCLOSING = re.compile(r"[“”（）《》「」『』【】]")
_PAIRS = {"”": "“", "）": "（", "》": "《", "」": "「", "』": "『", "】": "【"}
_GOES_ON = frozenset("，、；：,;的等")
_LONGEST_ENCLOSED = 400
"""A pair of quotes or brackets further apart than this is taken for a slip of the pen."""


def _enclosed(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The stretches inside a pair of quotes or brackets that hold the end of a sentence, outermost only."""
    open_at: dict[str, int] = {}
    found: list[tuple[int, int]] = []
    for mark in _ENCLOSING.finditer(text, start, end):
        opener = _PAIRS.get(mark[0])
        if opener is None:
            open_at.setdefault(mark[0], mark.start())
        elif opener in open_at:
            left = open_at.pop(opener)
            if mark.start() - left > _LONGEST_ENCLOSED:
                continue
            while found and found[-1][0] > left:
                found.pop()
            found.append((left, mark.start()))
    return found


def _ends(text: str, start: int, end: int) -> list[int]:
    """Where the sentences of the paragraph [start, end) end."""
    stops = list(_END.finditer(text, start, end))
    if not stops or stops[0].end() == end:
        return [end]
    enclosed = _enclosed(text, start, end)
    ends, i = [], 0
    for stop in stops:
        while i < len(enclosed) and enclosed[i][1] < stop.start():
            i += 1
        inside = i < len(enclosed) and enclosed[i][0] < stop.start() <= enclosed[i][1]
        after = stop.end()
        if inside and enclosed[i][1] >= after:
            continue
        if inside and after < end:
            left = enclosed[i][0]
            aside = text[left] != "“" and left > start and text[left - 1] not in "。！？"
            if aside or text[after] in _GOES_ON:
                continue
        ends.append(after)
    if not ends or ends[-1] < end:
        ends.append(end)
    return ends


def passages(reading: Reading) -> tuple[Passage, ...]:
    """The sentences of the reading text, in order; they never cross a paragraph.

    A sentence ends with `。`, `！`, `？` or its paragraph. Ends inside quotation marks or brackets do not count where
    the sentence goes on after them. A semicolon ends no sentence.

    >>> from fazhi.parse.layout import repair
    >>> reading = repair("一、成效\\n受理12件；审结9件。“为民。便民。”的做法（见表。）得到推广。")
    >>> [reading.text[p.start : p.end] for p in passages(reading)]
    ['一、成效', '受理12件；审结9件。', '“为民。便民。”的做法（见表。）得到推广。']
    """
    text = reading.text
    found: list[Passage] = []
    start = paragraph = 0
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if end > start:
            at = start
            for stop in _ends(text, start, end):
                found.append(Passage(at, stop, paragraph))
                at = stop
        start, paragraph = end + 1, paragraph + 1
    return tuple(found)
