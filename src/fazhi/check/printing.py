"""What a number would read like if it were rounded, or cut, to the places that a figure was printed with."""

from __future__ import annotations

from fractions import Fraction
from math import floor

from fazhi.quantity.quantity import Quantity

__all__ = ["printings"]


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
    if a == b:
        return f"四舍五入为{a}、截尾为{c}", f"rounded {a}, cut {c}"
    return f"四舍五入为{a}（五成双{b}）、截尾为{c}", f"rounded {a} (half even {b}), cut {c}"


def _show(value: Fraction, step: Fraction) -> str:
    places = 0
    while step.denominator != 1 and places < 12:
        step, places = step * 10, places + 1
    if places == 0:
        return str(value.numerator // value.denominator)
    whole, rest = divmod(value.numerator * 10**places // value.denominator, 10**places)
    return f"{whole}.{rest:0{places}d}"
