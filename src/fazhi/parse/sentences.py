"""Sentences (句) of the reading text."""

from __future__ import annotations

from fazhi.parse.tokens import Passage
from fazhi.span import Reading

__all__ = ["passages"]


def passages(reading: Reading) -> tuple[Passage, ...]:
    """The sentences of the reading text, in order; they never cross a paragraph."""
    return ()
