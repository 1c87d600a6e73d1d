"""What the scanner hands to the later stages, in offsets of the *reading* text."""

from __future__ import annotations

from attrs import frozen

from fazhi.model import Period, TimeKind
from fazhi.quantity.quantity import Quantity

__all__ = ["Mention", "Name", "Passage", "Scan", "TimeMention"]


@frozen
class Mention:
    """A figure: [start, end) covers number and unit, [extent_start, extent_end) also `近`, `以上` …"""

    start: int
    end: int
    extent_start: int
    extent_end: int
    quantity: Quantity

    @property
    def modified(self) -> bool:
        """Whether the extent holds more than number and unit."""
        return self.extent_start != self.start or self.extent_end != self.end


@frozen
class TimeMention:
    """A date, period, ordinal or document number at [start, end)."""

    start: int
    end: int
    kind: TimeKind
    period: Period | None = None
    number: int | None = None


@frozen
class Name:
    """A stretch that is a name and holds no figures: kind `title` 《…》, `quote` “…”, `set_phrase`, `code` …"""

    start: int
    end: int
    kind: str


@frozen
class Scan:
    """Everything recognised in one pass over the reading text, each tuple in the order of the text."""

    mentions: tuple[Mention, ...]
    times: tuple[TimeMention, ...]
    names: tuple[Name, ...]


@frozen
class Passage:
    """One sentence at [start, end) of the reading text, in paragraph number `paragraph`."""

    start: int
    end: int
    paragraph: int
