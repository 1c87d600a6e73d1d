"""What a number would read like if it were rounded, or cut, to the places that a figure was printed with."""

from __future__ import annotations

import re
from fractions import Fraction
from math import floor

from fazhi.quantity.quantity import Quantity

__all__ = ["in_chinese", "printings"]

_BOTH = re.compile(r"rounded or cut ([\d.]+)")
_PRINTED = re.compile(r"rounded (?P<up>[\d.]+)(?: \(half even (?P<even>[\d.]+)\))?, cut (?P<cut>[\d.]+)")


def printings(value: Fraction, like: Quantity) -> tuple[str, str]:
    """`value` as each rounding mode prints it with the last place of `like`, in Chinese and in English.

    >>> from fazhi.quantity.unit import Unit
    >>> printings(Fraction(150, 11), Quantity(Fraction("13.63"), Unit("%", "ratio"), step=Fraction(1, 100)))[1]
    'rounded 13.64, cut 13.63'
    """
    step = like.step
    scaled = value / step
    cut = floor(scaled)
    half_up = floor(scaled + Fraction(1, 2))
    half_even = round(scaled)
    a, b, c = (_show(n * step, step) for n in (half_up, half_even, cut))
    if a == b == c:
        return f"四舍五入、截尾均为{a}", f"rounded or cut {a}"
    if a == b:
        return f"四舍五入为{a}、截尾为{c}", f"rounded {a}, cut {c}"
    return f"四舍五入为{a}（五成双{b}）、截尾为{c}", f"rounded {a} (half even {b}), cut {c}"


def in_chinese(computed: str) -> str:
    """The arithmetic of a relation with the words for its printings in Chinese.

    >>> in_chinese("100 × 27 ÷ 198 = 13.6363…; rounded 13.64, cut 13.63")
    '100 × 27 ÷ 198 = 13.6363…，四舍五入为13.64、截尾为13.63'
    """
    computed = _BOTH.sub(r"四舍五入、截尾均为\1", computed)
    said = _PRINTED.sub(
        lambda m: f"四舍五入为{m['up']}" + (f"（五成双{m['even']}）" if m["even"] else "") + f"、截尾为{m['cut']}",
        computed,
    )
    return said.replace("; ", "，")


def _show(value: Fraction, step: Fraction) -> str:
    places = 0
    while step.denominator != 1 and places < 12:
        step, places = step * 10, places + 1
    if places == 0:
        return str(value.numerator // value.denominator)
    whole, rest = divmod(value.numerator * 10**places // value.denominator, 10**places)
    return f"{whole}.{rest:0{places}d}"
