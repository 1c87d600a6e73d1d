"""Exact numbers and days as text."""

from __future__ import annotations

import datetime as dt
import re
from fractions import Fraction

__all__ = ["DATE", "FRACTION", "date_from_text", "fraction_from_text", "fraction_to_text"]

FRACTION = r"^-?(?:0|[1-9][0-9]*)(?:\.[0-9]*[1-9]|/[1-9][0-9]*)?$"
"""How a number is written: `12`, `13.63` where its decimals end, else `1/3`; one way for each number."""
DATE = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"

_FRACTION = re.compile(FRACTION)
_DATE = re.compile(DATE)


def fraction_to_text(value: Fraction) -> str:
    """The number as text, exactly.

    >>> [fraction_to_text(Fraction(v)) for v in ("12", "1363/100", "-1/8", "1/3")]
    ['12', '13.63', '-0.125', '1/3']
    """
    twos, rest = _power(value.denominator, 2)
    fives, rest = _power(rest, 5)
    if rest != 1:
        return f"{value.numerator}/{value.denominator}"
    places = max(twos, fives)
    if not places:
        return str(value.numerator)
    digits = str(abs(value.numerator) * 10**places // value.denominator).rjust(places + 1, "0")
    return f"{'-' if value < 0 else ''}{digits[:-places]}.{digits[-places:]}"


def _power(number: int, base: int) -> tuple[int, int]:
    """How often `base` divides `number`, and what remains."""
    count = 0
    while number % base == 0:
        number, count = number // base, count + 1
    return count, number


def fraction_from_text(text: object) -> Fraction:
    """The number that `fraction_to_text` wrote; raises `ValueError` for any other text."""
    if not isinstance(text, str) or not _FRACTION.fullmatch(text):
        raise ValueError("expected a number as text, such as '12', '13.63' or '1/3'")
    value = Fraction(text)
    if fraction_to_text(value) != text:
        raise ValueError(f"expected the number in its shortest form, {fraction_to_text(value)!r}")
    return value


def date_from_text(text: object) -> dt.date:
    """The day that `date.isoformat` wrote; raises `ValueError` for any other text."""
    if not isinstance(text, str) or not _DATE.fullmatch(text):
        raise ValueError("expected a day as text, such as '2024-02-28'")
    return dt.date.fromisoformat(text)
