"""Cutting stretches out of a text while keeping the way back (偏移对照)."""

from __future__ import annotations

from collections.abc import Iterable

from fazhi.span import OffsetMap

__all__ = ["Cut", "compose", "excise"]

Cut = tuple[int, int, str]
"""A stretch [start, end) and what stands in its place: nothing, or one character that belongs to `start`."""


def excise(text: str, cuts: Iterable[Cut]) -> tuple[str, OffsetMap]:
    """`text` without the `cuts` (in order, not overlapping), and the map from the result to `text`.

    >>> excise("受 理\\n12", [(1, 2, ""), (3, 4, "，")])
    ('受理，12', OffsetMap(here=(0, 1, 2, 3), there=(0, 2, 3, 4)))
    """
    parts: list[str] = []
    here: list[int] = []
    there: list[int] = []
    size = done = 0
    for start, end, put in cuts:
        if start > done:
            here.append(size)
            there.append(done)
            parts.append(text[done:start])
            size += start - done
        if put:
            here.append(size)
            there.append(start)
            parts.append(put)
            size += 1
        done = end
    here.append(size)
    there.append(done)
    parts.append(text[done:])
    return "".join(parts), OffsetMap(tuple(here), tuple(there))


def compose(outer: OffsetMap, inner: OffsetMap, size: int) -> OffsetMap:
    """The map that goes through `outer` and then `inner`; `size` is the length of the text that `outer` maps from."""
    here: list[int] = []
    there: list[int] = []
    runs = len(inner.here)
    i = 0
    for k, (start, middle) in enumerate(zip(outer.here, outer.there, strict=True)):
        stop = middle + (outer.here[k + 1] if k + 1 < len(outer.here) else size) - start
        while i + 1 < runs and inner.here[i + 1] <= middle:
            i += 1
        here.append(start)
        there.append(inner.there[i] + middle - inner.here[i])
        while i + 1 < runs and inner.here[i + 1] < stop:
            i += 1
            here.append(start + inner.here[i] - middle)
            there.append(inner.there[i])
    return OffsetMap(tuple(here), tuple(there))
