"""What stands on pages beside the text: rules, page numbers, running heads, cells of tables (页码、页眉)."""

from __future__ import annotations

import re
from itertools import pairwise

from fazhi.parse.layout.line import BLANK, Line

__all__ = ["drop_page_numbers", "drop_running_heads", "is_page_number", "is_rule", "mark_cells"]

_RULE = re.compile(r"(?:[-=_*—－─━]\s*){3,}$|\|?(?:\s*:?-{2,}:?\s*\|)+\s*(?::?-{2,}:?\s*)?$|```\w*$")
# `— 3 —`, `- 3 -`, `第3页`, `第 3 页 共 12 页`, `3 / 12`
_PAGE = re.compile(
    r"[-—–－·•]+\s*\d{1,4}\s*[-—–－·•]+$|第\s*\d{1,4}\s*页(?:[\s，/]*共\s*\d{1,4}\s*页)?$|\d{1,4}\s*/\s*\d{1,4}$"
)
_SHORT = 40
_CELL = 8
"""The cells of a table are rarely longer than this."""
_RUNNING_HEAD = (6, 40)
"""How long a line that is printed again at the top of each page may be."""


def is_rule(raw: str) -> bool:
    """Whether a line is a rule (`---`) or a fence."""
    return not (raw[-1].isalnum() and len(raw) >= _SHORT) and _RULE.match(raw.strip(BLANK)) is not None


def is_page_number(raw: str) -> bool:
    """Whether a line is a page number in its customary dress."""
    return len(raw) < _SHORT and _PAGE.match(raw.strip(BLANK)) is not None


def drop_running_heads(found: list[Line]) -> list[Line]:
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


def drop_page_numbers(found: list[Line]) -> list[Line]:
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


def mark_cells(found: list[Line]) -> None:
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
