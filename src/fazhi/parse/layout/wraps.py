"""Hard wraps (硬换行): line ends put in after every n characters, wherever they fall."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from fazhi.parse.layout.line import Line

__all__ = ["hard_wraps"]

_SLACK = 2
"""A printed line may miss the wrap width by so much, where a mark may not begin or end a line."""
_FEW = 8
_NARROW = 10
"""In a few lines, or lines of unequal length, a narrower wrap cannot be told from short lines."""
_BROAD = 25
_WIDEST = 100
"""No page prints lines with more characters."""
_TERMINAL = frozenset("。！？；：”’）】》…")


def _on_grid(found: list[Line], text: str) -> set[int]:
    """The lines that end on a grid of a fixed number of characters, counted through the whole text."""
    gaps = Counter(b.raw - a.raw for a, b in pairwise(found))
    for step, times in gaps.most_common(3):
        if step < 5 or times < 4:
            continue
        # Every multiple of the step must be a line end, or it is no grid.
        if all(text[at - 1] == "\n" for at in range(step, len(text), step)):
            return {i for i, nxt in enumerate(found[1:]) if nxt.raw % step == 0 and not nxt.blanks}
    return set()


def _by_width(found: list[Line], widths: list[int], slack: int) -> set[int]:
    """The lines that are as long as the wrap allows, if the lengths show that there is a wrap."""
    counts = Counter(widths)
    best = full = 0
    for width, _ in counts.most_common(4):
        near = sum(counts[w] for w in range(width - slack, width + slack + 1))
        if near > full:
            best, full = width, near
    longest = max((w for w in counts if counts[w] > len(widths) // 50), default=0)
    few = len(widths) < _FEW
    if best < (_NARROW if few or slack else 5) or (few and slack) or longest > best + slack:
        return set()
    if full < 3:
        return set()
    hits = {i for i, w in enumerate(widths[:-1]) if best - slack <= w <= best + slack}
    cut = sum(found[i].text[-1] not in _TERMINAL for i in hits)
    if full < 0.4 * len(widths):
        # Few lines are full where most paragraphs are short; then none may be longer, and nearly all must be cut
        rare = best >= _BROAD and full >= max(3 + slack, 0.1 * len(widths)) and cut >= 0.8 * len(hits)
        return hits if rare and max(counts) <= best + slack else set()
    return hits if cut >= 0.6 * len(hits) else set()


def hard_wraps(found: list[Line], text: str) -> set[int]:
    """The indices of the lines whose end a hard wrap put there, if `text` is wrapped at all."""
    if len(found) < 4 or sum(line.bare for line in found) > 0.3 * len(found):
        return set()
    hits = _on_grid(found, text) or _by_width(found, [line.width for line in found], 0)
    if hits or sum(line.width > _WIDEST for line in found) > 0.1 * len(found):
        return hits
    # Printed width: a Latin letter or digit takes half the room of a Chinese character, as in GBK.
    return _by_width(found, [line.indent + len(line.text) for line in found], _SLACK) or _by_width(
        found, [(len(line.text.encode("gbk", "replace")) + line.indent) // 2 for line in found], _SLACK
    )
