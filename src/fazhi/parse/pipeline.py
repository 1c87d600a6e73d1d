"""The whole path from text to `Report`: each stage is one module, called once, in order."""

from __future__ import annotations

from attrs import asdict

from fazhi.catalogue import Catalogue
from fazhi.model import Report, Sentence, TimeExpression
from fazhi.parse.cues import cues
from fazhi.parse.figures import figures
from fazhi.parse.heading import heading
from fazhi.parse.indicators import link
from fazhi.parse.layout import repair
from fazhi.parse.listings import listings
from fazhi.parse.measures import measures
from fazhi.parse.outline import outline
from fazhi.parse.scan import scan
from fazhi.parse.sentences import passages
from fazhi.span import Source

__all__ = ["parse", "parse_source"]


def parse(text: str, *, name: str | None = None, book: Catalogue | None = None) -> Report:
    """Read a report already in hand as text.

    `name` identifies the report in results; any text is accepted, and what is not there is None or empty. `book` is the
    catalogue of statistics to link figures to, by default the one in use (`fazhi.catalogue.catalogue`).
    """
    return parse_source(Source(text, name), book=book)


def parse_source(source: Source, *, book: Catalogue | None = None) -> Report:
    """Read a report from its source; see `parse`."""
    reading = repair(source.text)
    found = scan(reading.text)
    sections = outline(reading, found)
    sentences = passages(reading)
    head = heading(reading, found, sections)
    marks = cues(reading, found)
    counted = figures(reading, found, sentences, sections, marks)
    counted, indicators, others = link(reading, found, sentences, sections, head, counted, marks, book)
    return Report(
        source=source,
        name=source.name,
        sections=sections,
        measures=measures(reading, found, sentences, sections, counted, (*indicators, *others)),
        figures=counted,
        indicators=indicators,
        other_indicators=others,
        sentences=tuple(
            Sentence(reading.span(p.start, p.end), reading.text[p.start : p.end], p.paragraph) for p in sentences
        ),
        times=tuple(
            TimeExpression(t.kind, reading.span(t.start, t.end), reading.text[t.start : t.end], t.period, t.number)
            for t in found.times
        ),
        cues=marks,
        listings=listings(reading, found, sentences, counted),
        **asdict(head, recurse=False),
    )
