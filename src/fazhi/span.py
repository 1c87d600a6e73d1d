"""Places in a text: spans, the source they belong to, and the map from a repaired text back to it.

All offsets are code points (`str` indices) into the text exactly as given.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from typing import NamedTuple

from attrs import field, frozen

__all__ = ["Anchor", "OffsetMap", "Piece", "Position", "Reading", "Source", "Span"]

_LINE_END = re.compile(r"\r\n|\n|\r")


@frozen(order=True)
class Span:
    """A stretch of the source text, `start` inclusive and `end` exclusive.

    >>> Span(2, 4).of("受理12件")
    '12'
    >>> Span(0, 6).contains(Span(2, 4)), Span(0, 2).overlaps(Span(2, 4))
    (True, False)
    """

    start: int
    end: int

    def __attrs_post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span must satisfy 0 <= start <= end, got {self.start}, {self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The characters of `text` that this span covers."""
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def shift(self, by: int) -> Span:
        return Span(self.start + by, self.end + by)


@frozen
class Position:
    """Where a character stands: line and column, both counted from 1, the column in code points."""

    line: int
    column: int


@frozen
class Anchor:
    """From `start` on, the text stands at `label` of the document (kind `page` or `paragraph`)."""

    start: int
    kind: str
    label: str


class Piece(NamedTuple):
    """`length` characters of the text from `start` on are those of the document's text element `node` from `offset` on.

    Text elements are counted from 0 in the order of the document; what the document counts or draws by itself
    (automatic numbers, the bars of a table row) is in no piece.
    """

    start: int
    length: int
    node: int
    offset: int


@frozen(slots=False)  # cached_property needs an instance dictionary
class Source:
    """A text exactly as given, with its name and, where the format has them, its pages or paragraphs.

    >>> Source("甲\\r\\n乙丙").position(4)
    Position(line=2, column=2)
    >>> Source("甲\\r\\n乙丙").line(2)
    '乙丙'
    """

    text: str = field(repr=False)
    name: str | None = None
    format: str = "txt"
    sha256: str | None = field(default=None, repr=False)
    anchors: tuple[Anchor, ...] = field(default=(), repr=False)

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(m.end() for m in _LINE_END.finditer(self.text))]

    def position(self, offset: int) -> Position:
        """The line and column of the character at `offset`."""
        if not 0 <= offset <= len(self.text):
            raise IndexError(f"offset {offset} is outside a text of {len(self.text)} characters")
        line = bisect_right(self._line_starts, offset)
        return Position(line, offset - self._line_starts[line - 1] + 1)

    def line(self, number: int) -> str:
        """The text of line `number` (from 1), without its line end."""
        if not 1 <= number <= len(self._line_starts):
            raise IndexError(f"line {number} is outside a text of {len(self._line_starts)} lines")
        start = self._line_starts[number - 1]
        end = self._line_starts[number] if number < len(self._line_starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n")

    def anchor(self, offset: int) -> Anchor | None:
        """The page or paragraph in which the character at `offset` stands, if the format has them."""
        i = bisect_right([a.start for a in self.anchors], offset)
        return self.anchors[i - 1] if i else None


@frozen
class OffsetMap:
    """Maps offsets of a repaired text back to its source, as runs of characters kept unmoved.

    `here[i]` and `there[i]` are where run `i` begins in the repaired text and in the source. Characters may have
    been dropped or put in between runs, never reordered. A character that was put in (such as a paragraph break in
    place of several line ends) belongs to the source character at which its run starts.
    """

    here: tuple[int, ...]
    there: tuple[int, ...]

    def offset(self, position: int) -> int:
        """The source offset of the repaired character at `position`."""
        run = bisect_right(self.here, position) - 1
        return self.there[run] + position - self.here[run] if run >= 0 else position

    def position(self, offset: int) -> int:
        """The repaired position of the source character at `offset`, or of the next one that was kept."""
        run = bisect_right(self.there, offset) - 1
        if run < 0:
            return 0
        position = self.here[run] + offset - self.there[run]
        return min(position, self.here[run + 1]) if run + 1 < len(self.here) else position

    def span(self, start: int, end: int) -> Span:
        """The source span of repaired characters [start, end): from the first to just after the last of them."""
        first = self.offset(start)
        return Span(first, self.offset(end - 1) + 1 if end > start else first)

    def printed(self, source: str, start: int, end: int) -> str:
        """The characters of `source` that stand behind repaired characters [start, end), and no others."""
        parts = []
        run = max(bisect_right(self.here, start) - 1, 0)
        while start < end:
            stop = min(end, self.here[run + 1]) if run + 1 < len(self.here) else end
            at = self.there[run] + start - self.here[run]
            parts.append(source[at : at + stop - start])
            start, run = stop, run + 1
        return "".join(parts)


@frozen
class Reading:
    """The repaired text that parsers read (`text`) and the way back to the source (`offsets`).

    Paragraphs are separated by single newlines; within a paragraph lines are joined, stray spaces and marks are
    gone, full-width digits are ASCII, and half-width Chinese punctuation is full-width except between digits.
    `headings` lists (start of paragraph in the reading text, Markdown heading level) for marked headings.
    """

    text: str = field(repr=False)
    offsets: OffsetMap = field(repr=False)
    headings: tuple[tuple[int, int], ...] = field(default=(), repr=False)
    source: str = field(default="", repr=False)

    def span(self, start: int, end: int) -> Span:
        """The source span of reading characters [start, end)."""
        return self.offsets.span(start, end)

    def printed(self, start: int, end: int) -> str:
        """Reading characters [start, end) in the widths of the source, without the damage between them."""
        return self.offsets.printed(self.source, start, end) if self.source else self.text[start:end]
