"""Lists of names with the number that counts them (列举)."""

from __future__ import annotations

from fazhi.model import Figure, Listing
from fazhi.parse.tokens import Passage, Scan
from fazhi.span import Reading

__all__ = ["listings"]


def listings(
    reading: Reading, found: Scan, sentences: tuple[Passage, ...], figures: tuple[Figure, ...]
) -> tuple[Listing, ...]:
    """Every `A、B、C等n个…` and `A、B、C三类…`; `figures[i]` is the figure of `found.mentions[i]`."""
    return ()
