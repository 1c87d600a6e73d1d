"""Conversion between units (单位换算): multiples such as 亿元, and physical units; exact, or refused."""

from __future__ import annotations

from fractions import Fraction

from fazhi.quantity.numerals import MULTIPLIERS
from fazhi.quantity.quantity import mixed
from fazhi.quantity.unit import Unit
from fazhi.quantity.unit_table import unit_named, unit_table

__all__ = ["size_in", "target"]


def target(written: str | Unit, of: Unit) -> tuple[str, int, Unit]:
    """What `written` asks for: the multiplier as written, its size, and the unit; a bare multiplier keeps `of`.

    >>> target("亿元", Unit.of("元"))[:2], target("千米", Unit.of("米"))[:2], target("万", Unit.of("件"))[:2]
    (('亿', 100000000), ('', 1), ('万', 10000))
    """
    if isinstance(written, Unit):
        return "", 1, written
    if written in unit_table().units or written == of.name:
        return "", 1, unit_named(written)
    for word, size in MULTIPLIERS:
        if written.startswith(word):
            rest = written[len(word) :]
            return word, size, unit_named(rest) if rest else of
    return "", 1, unit_named(written)


def size_in(written: str | Unit, of: Unit) -> Fraction:
    """How many of the unit `of` one `written` is; raises `UnitError` where they do not convert.

    >>> size_in("亩", Unit.of("平方米"))
    Fraction(2000, 3)
    """
    _, size, unit = target(written, of)
    if unit == of:
        return Fraction(size)
    if not unit.converts_to(of) or unit.factor is None or of.factor is None:
        raise mixed(of, unit)
    return size * unit.factor / of.factor
