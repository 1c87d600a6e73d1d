"""Hard wraps (硬换行): line ends put in after every n characters, wherever they fall."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from fazhi.parse.layout.lines import Line

__all__ = ["hard_wraps"]

_SLACK = 2
"""A line may miss the wrap width by so much, where a mark may not begin or end a line."""
_TERMINAL = frozenset("。！？；：”’）】》…")


def _on_grid(found: list[Line], size: int) -> set[int]:
    """The lines that end on a grid of a fixed number of characters, counted through the whole text."""
    gaps = Counter(b.raw - a.raw for a, b in pairwise(found))
    for step, _ in gaps.most_common(3):
        if step < 6:
            continue
        hits = {i for i, nxt in enumerate(found[1:]) if nxt.raw % step == 0 and not nxt.blanks}
        # every multiple of the step must be a line end, or it is no grid
        if len(hits) >= 4 and len(hits) >= 0.95 * (size // step) and len(hits) >= 0.4 * len(found):
            return hits
    return set()


def _by_width(found: list[Line], widths: list[int]) -> set[int]:
    """The lines that are as long as the wrap allows, if the lengths show that there is a wrap."""
    counts = Counter(widths)
    best = full = 0
    for width, _ in counts.most_common(4):
        near = sum(counts[w] for w in range(width - _SLACK, width + _SLACK + 1))
        if near > full:
            best, full = width, near
    longest = max((w for w in counts if counts[w] > len(widths) // 50), default=0)
    if best < 6 or longest > best + _SLACK or full < 3 or full < 0.4 * len(widths):
        return set()
    hits = {i for i, w in enumerate(widths[:-1]) if best - _SLACK <= w <= best + _SLACK}
    cut = sum(found[i].text[-1] not in _TERMINAL for i in hits)
    return hits if cut >= 0.6 * len(hits) and best >= 6 else set()


def hard_wraps(found: list[Line], size: int) -> set[int]:
    """The indices of the lines whose end a hard wrap of a text of `size` characters put there."""
    if len(found) < 4 or sum(line.bare for line in found) > 0.3 * len(found):
        return set()
    grid = _on_grid(found, size)
    if grid:
        return grid
    by_characters = _by_width(found, [line.width for line in found])
    if by_characters:
        return by_characters
    # Printed width: a Latin letter or digit takes half the room of a Chinese character, as in GBK.
    return _by_width(found, [(len(line.text.encode("gbk", "replace")) + line.indent) // 2 for line in found])
