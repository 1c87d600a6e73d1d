"""From mentions to figures: labels, sentences, sections, and what a change changes."""

from __future__ import annotations

from fazhi.model import Cue, Figure, Section
from fazhi.parse.layout import repair
from fazhi.parse.scan import scan
from fazhi.parse.tokens import Passage, Scan
from fazhi.span import Reading

__all__ = ["figures", "find_figures"]


def figures(
    reading: Reading,
    found: Scan,
    sentences: tuple[Passage, ...],
    sections: tuple[Section, ...],
    cues: tuple[Cue, ...],
) -> tuple[Figure, ...]:
    """The figures of a report with their labels, in the order of the text."""
    return tuple(
        Figure(reading.span(m.start, m.end), reading.span(m.extent_start, m.extent_end), m.quantity)
        for m in found.mentions
    )


def find_figures(text: str) -> list[Figure]:
    """All figures of any Chinese text, in order, with spans into `text`; sections and indicators are not looked for."""
    reading = repair(text)
    return list(figures(reading, scan(reading.text), (), (), ()))
