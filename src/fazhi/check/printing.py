"""What a number would read like if it were rounded, or cut, to the places that a figure was printed with."""

from __future__ import annotations

import re
from fractions import Fraction
from math import floor

from fazhi.quantity.quantity import Quantity

__all__ = ["in_chinese", "in_english", "in_symbols", "printings"]

_BOTH = re.compile(r"; ≈↓(-?[\d.]+)")
_PRINTED = re.compile(r"; ≈(?P<up>-?[\d.]+)(?:, ½(?P<even>-?[\d.]+))?, ↓(?P<cut>-?[\d.]+)")


def printings(value: Fraction, like: Quantity) -> tuple[str, str]:
    """`value` as each rounding mode prints it with the last place of `like`, in Chinese and in English.

    >>> from fazhi.quantity.unit import Unit
    >>> printings(Fraction(150, 11), Quantity(Fraction("13.63"), Unit("%", "ratio"), step=Fraction(1, 100)))[1]
    'rounded 13.64, cut 13.63'
    """
    a, b, c = _printed(value, like.step)
    if a == b == c:
        return f"四舍五入、截尾均为{a}", f"rounded or cut {a}"
    if a == b:
        return f"四舍五入为{a}、截尾为{c}", f"rounded {a}, cut {c}"
    return f"四舍五入为{a}（五成双{b}）、截尾为{c}", f"rounded {a} (half even {b}), cut {c}"


def in_symbols(value: Fraction, like: Quantity) -> str:
    """`printings` without words, for arithmetic that is shown in every language: ≈ rounded, ½ half even, ↓ cut.

    >>> from fazhi.quantity.unit import Unit
    >>> in_symbols(Fraction(150, 11), Quantity(Fraction("13.63"), Unit("%", "ratio"), step=Fraction(1, 100)))
    '≈13.64, ↓13.63'
    """
    up, even, cut = _printed(value, like.step)
    if up == even == cut:
        return f"≈↓{up}"
    return f"≈{up}, ↓{cut}" if up == even else f"≈{up}, ½{even}, ↓{cut}"


def in_chinese(computed: str) -> str:
    """The arithmetic of a relation with the symbols for its printings in Chinese words.

    >>> in_chinese("100 × 27 ÷ 198 = 13.6363…; ≈13.64, ↓13.63")
    '100 × 27 ÷ 198 = 13.6363…，四舍五入为13.64、截尾为13.63'
    """
    computed = _BOTH.sub(r"; 四舍五入、截尾均为\1", computed)
    said = _PRINTED.sub(
        lambda m: f"; 四舍五入为{m['up']}" + (f"（五成双{m['even']}）" if m["even"] else "") + f"、截尾为{m['cut']}",
        computed,
    )
    return said.replace("; ", "，")


def in_english(computed: str) -> str:
    """The arithmetic of a relation with the symbols for its printings in English words.

    >>> in_english("100 × 27 ÷ 198 = 13.6363…; ≈13.64, ↓13.63")
    '100 × 27 ÷ 198 = 13.6363…; rounded 13.64, cut 13.63'
    """
    computed = _BOTH.sub(r"; rounded or cut \1", computed)
    return _PRINTED.sub(
        lambda m: f"; rounded {m['up']}" + (f" (half even {m['even']})" if m["even"] else "") + f", cut {m['cut']}",
        computed,
    )


def _printed(value: Fraction, step: Fraction) -> tuple[str, str, str]:
    """`value` rounded half up, rounded half to even, and cut."""
    scaled = value / step
    up, even, cut = floor(scaled + Fraction(1, 2)), round(scaled), floor(scaled)
    return _show(up * step, step), _show(even * step, step), _show(cut * step, step)


def _show(value: Fraction, step: Fraction) -> str:
    places = 0
    while step.denominator != 1 and places < 12:
        step, places = step * 10, places + 1
    if places == 0:
        return str(value.numerator // value.denominator)
    whole, rest = divmod(value.numerator * 10**places // value.denominator, 10**places)
    return f"{whole}.{rest:0{places}d}"
