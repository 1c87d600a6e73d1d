"""Measures (举措): the actions a report claims or plans."""

from __future__ import annotations

from fazhi.model import Figure, Indicator, Measure, Section
from fazhi.parse.tokens import Passage, Scan
from fazhi.span import Reading

__all__ = ["measures"]


def measures(
    reading: Reading,
    found: Scan,
    sentences: tuple[Passage, ...],
    sections: tuple[Section, ...],
    figures: tuple[Figure, ...],
    indicators: tuple[Indicator, ...],
) -> tuple[Measure, ...]:
    """Every numbered item and every `一是…` item, with what it issued and counted."""
    return ()
