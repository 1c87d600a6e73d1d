"""Cues (提示语): the words that say how figures relate."""

from __future__ import annotations

from fazhi.model import Cue
from fazhi.parse.tokens import Scan
from fazhi.span import Reading

__all__ = ["cues"]


def cues(reading: Reading, scan: Scan) -> tuple[Cue, ...]:
    """All cues of the text, in order."""
    return ()
