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
    `base` unit of a physical dimension or currency, both None where only the word itself converts.

    >>> Unit.of("家次").dimension, Unit.of("公里").factor, Unit.of("％").name
    ('visits', Fraction(1000, 1), '%')
    >>> Unit.of("榼").dimension  # a word that no table knows is kept as a kind of its own
    'count'
    """

    name: str
    dimension: str = field(default="count", eq=False)
    factor: Fraction | None = field(default=None, eq=False)
    base: str | None = field(default=None, eq=False, repr=False)

    def __str__(self) -> str:
        return self.name

    @classmethod
    def of(cls, name: str) -> Unit:
        """The unit that is written `name`, from the table of units, or a count of its own kind."""
        from fazhi.quantity.unit_table import unit_named

        return unit_named(name)

    def converts_to(self, other: Unit) -> bool:
        """Whether a number of this unit is an exact multiple of `other`: the same word, or the same base unit.

        >>> Unit.of("亩").converts_to(Unit.of("平方米")), Unit.of("件").converts_to(Unit.of("项"))
        (True, False)
        """
        return self == other or (self.base is not None and self.base == other.base)
