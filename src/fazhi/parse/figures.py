"""From mentions to figures: labels, sentences, sections, and what a change changes."""

from __future__ import annotations

from collections.abc import Iterable

from fazhi.model import Cue, Figure, Section
from fazhi.parse.changes import changes
from fazhi.parse.labels import labels
from fazhi.parse.layout import repair
from fazhi.parse.scan import scan
from fazhi.parse.surroundings import surroundings
from fazhi.parse.tokens import Passage, Scan
from fazhi.span import Reading, Span

__all__ = ["figures", "find_figures"]


class _Sections:
    """The deepest section at a place, asked for in the order of the text."""

    def __init__(self, sections: Iterable[Section]) -> None:
        self._upcoming = [s for section in sections for s in section.walk()]
        self._next = 0
        self._open: list[Section] = []

    def at(self, offset: int) -> Section | None:
        while self._next < len(self._upcoming) and self._upcoming[self._next].span.start <= offset:
            self._open.append(self._upcoming[self._next])
            self._next += 1
        while self._open and self._open[-1].span.end <= offset:
            self._open.pop()
        return self._open[-1] if self._open else None


def figures(
    reading: Reading,
    found: Scan,
    sentences: tuple[Passage, ...],
    sections: tuple[Section, ...],
    cues: tuple[Cue, ...],
) -> tuple[Figure, ...]:
    """The figures of a report with their labels, in the order of the text."""
    mentions = found.mentions
    around = surroundings(reading.text, mentions)
    changed = changes(reading.text, mentions, around)
    words = labels(around, changed, reading.text)
    spans = [reading.span(m.start, m.end) for m in mentions]
    deepest = _Sections(sections)
    counted: list[Figure] = []
    at = 0
    whole: dict[int, Span] = {}
    for i, mention in enumerate(mentions):
        while at < len(sentences) and sentences[at].end <= mention.start:
            at += 1
        inside = at < len(sentences) and sentences[at].start <= mention.start
        if inside and at not in whole:
            whole[at] = reading.span(sentences[at].start, sentences[at].end)
        change = changed[i]
        counted.append(
            Figure(
                spans[i],
                reading.span(mention.extent_start, mention.extent_end) if mention.modified else spans[i],
                mention.quantity,
                label=words[i],
                section=deepest.at(spans[i].start),
                sentence=whole[at] if inside else None,
                direction=change.direction if change else None,
                base=change.base if change else None,
                changes=spans[change.target] if change and change.target is not None else None,
            )
        )
    return tuple(counted)


def find_figures(text: str) -> list[Figure]:
    """All figures of any Chinese text, in order, with spans into `text`; sections and indicators are not looked for.

    >>> [(f.quantity.text, f.label) for f in find_figures("全年受理行政复议案件近1.2万件。")]
    [('近1.2万件', '受理行政复议案件')]
    """
    reading = repair(text)
    return list(figures(reading, scan(reading.text), (), (), ()))
