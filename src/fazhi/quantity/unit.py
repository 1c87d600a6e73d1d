"""Measure words (量词) and units of measure (计量单位)."""

from __future__ import annotations

from fractions import Fraction

from attrs import field, frozen

__all__ = ["Unit"]


@frozen
class Unit:
    """What a number counts or measures: `件`, `家次`, `元`, `%`, `百分点`, or nothing.

    Two units are equal when their measure word is: each measure word is its own kind. `dimension` groups them
    (`count`, `persons`, `visits`, `money`, `ratio`, `time`, `length`, `area`, `mass` …); `factor` is the size in the
    base unit of a physical dimension or currency, None where only the word itself converts.
    """

    name: str
    dimension: str = field(default="count", eq=False)
    factor: Fraction | None = field(default=None, eq=False)

    def __str__(self) -> str:
        return self.name
