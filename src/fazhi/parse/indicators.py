"""Linking (指标识别): which figure is which statistic of the catalogue, of whom and when."""

from __future__ import annotations

from fazhi.catalogue import Catalogue, catalogue
from fazhi.model import Cue, Figure, Indicator, Section
from fazhi.parse.heading import Heading
from fazhi.parse.linking.linker import Linker
from fazhi.parse.tokens import Passage, Scan
from fazhi.span import Reading

__all__ = ["link"]


def link(
    reading: Reading,
    found: Scan,
    sentences: tuple[Passage, ...],
    sections: tuple[Section, ...],
    head: Heading,
    figures: tuple[Figure, ...],
    cues: tuple[Cue, ...],
    book: Catalogue | None = None,
) -> tuple[tuple[Figure, ...], tuple[Indicator, ...], tuple[Indicator, ...]]:
    """The figures, now with `change_of`, the outcomes, and the other indicators.

    `figures[i]` is the figure of `found.mentions[i]`.

    `book` is the catalogue to link to, by default the one in use.
    """
    return Linker(reading, found, sentences, sections, head, figures, book or catalogue()).link()
