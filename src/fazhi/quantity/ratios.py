"""Ratios in words and signs (分数、成数): 百分之九十, 三分之一, 七成, 2/3."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import NamedTuple

from fazhi.quantity.chinese import DIGITS, NUMERAL_CHARACTERS
from fazhi.quantity.expression import UnitMatch
from fazhi.quantity.modifiers import modifier_before
from fazhi.quantity.numerals import Numeral, read_arabic, read_chinese
from fazhi.quantity.unit_table import unit_named

__all__ = ["Ratio", "read_ratio"]

_SLASH = re.compile(r"([0-9]{1,4})[/／]([0-9]{1,4})(?![0-9/年])")
_PER = re.compile("(百|千|[" + "".join(sorted(NUMERAL_CHARACTERS)) + "]{1,6})分之(?=.)")
_NAMES = {"百": "%", "千": "‰"}
# Behind 成 these make another word of it (七成立, 三成员), unless 近, 约 or the like stands before the number.
_NOT_TENTHS = frozenset("立为功果员效本绩长熟交型品分就都人年语套败名因全家规片")
_HUNDRED = Numeral(Fraction(100), Fraction(1), Fraction(10), None, 0)


class Ratio(NamedTuple):
    """A ratio read: its number, its unit (`%`, `‰` or none), and where it ends."""

    numeral: Numeral
    unit: UnitMatch | None
    end: int


def read_ratio(text: str, at: int) -> Ratio | None:
    """The ratio that starts at `at`: per cent and per mille in words, tenths (成), or a fraction below one.

    七成 is 70 %, 百分之九十 is 90 %; 三分之一 and 2/3 are numbers without a unit, in steps of their denominator.

    >>> read_ratio("七成五", 0).numeral.value, read_ratio("三分之二以上", 0).numeral.value
    (Fraction(75, 1), Fraction(2, 3))
    """
    c = text[at : at + 1]
    if "0" <= c <= "9":
        slash = _SLASH.match(text, at)
        if slash is None or not 0 < int(slash[1]) < int(slash[2]):
            return None
        return _fraction(Fraction(int(slash[1]), int(slash[2])), int(slash[2]), None, slash.end())
    if text[at + 1 : at + 2] == "成":
        return _tenths(text, at)
    per = _PER.match(text, at)
    return _parts(text, at, per) if per is not None else None


def _fraction(value: Fraction, denominator: int, inner: str | None, end: int) -> Ratio:
    step = Fraction(1, denominator)
    return Ratio(Numeral(value, step, step, inner, end), None, end)


def _parts(text: str, at: int, per: re.Match[str]) -> Ratio | None:
    """百分之九十 is 90 %, 三分之一 is 1/3 of no unit."""
    start = per.end()
    above = read_arabic(text, start) if "0" <= text[start] <= "9" else read_chinese(text, start)
    if above is None:
        return None
    if text[start] == "百" and above.bare:
        above = _HUNDRED._replace(end=above.end)
    name = _NAMES.get(per[1])
    if name is not None:
        return Ratio(above, UnitMatch(above.end, above.end, unit_named(name), name), above.end)
    below = read_chinese(text, at)
    if below is None or not 0 < above.value < below.value or above.value.denominator != 1:
        return None
    return _fraction(above.value / below.value, int(below.value), above.inner, above.end)


def _tenths(text: str, at: int) -> Ratio | None:
    """七成 is 70 %, 七成五 is 75 %."""
    tenths = DIGITS.get(text[at])
    after = text[at + 2 : at + 3]
    if not tenths or (after and after in _NOT_TENTHS and modifier_before(text, at) is None):
        return None
    value, step, end = Fraction(10 * tenths), Fraction(10), at + 2
    units = DIGITS.get(after) if after else None
    if units and text[at + 3 : at + 4] not in ("件", "项", "个", "家", "次"):
        value, step, end = value + units, Fraction(1), at + 3
    return Ratio(Numeral(value, step, step, None, end), UnitMatch(end, end, unit_named("%"), "成"), end)
