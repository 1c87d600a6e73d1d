"""Numerals as they are written (数字的写法), each with the number it says."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

__all__ = ["arabic_numerals", "chinese_numerals", "numerals"]

_DIGITS = "零一二三四五六七八九"
_MULTIPLIERS = {"": 1, "万": 10**4, "亿": 10**8, "百万": 10**6, "千万": 10**7, "万亿": 10**12}


@st.composite
def arabic_numerals(draw: st.DrawFn) -> tuple[str, Fraction]:
    """Arabic digits with decimals, thousands separators, or a multiplier (1.25万), and the number."""
    whole = draw(st.integers(0, 10**9))
    decimals = draw(st.text("0123456789", max_size=4))
    multiplier = draw(st.sampled_from(sorted(_MULTIPLIERS)))
    written = f"{whole:,}" if draw(st.booleans()) else str(whole)
    value = Fraction(int(f"{whole}{decimals}"), 10 ** len(decimals)) * _MULTIPLIERS[multiplier]
    return written + ("." + decimals if decimals else "") + multiplier, value


@st.composite
def chinese_numerals(draw: st.DrawFn) -> tuple[str, Fraction]:
    """A Chinese integer below 10^12, written by the rules of the language, and the number."""
    value = draw(st.one_of(st.integers(0, 9999), st.integers(0, 10**12 - 1)))
    return _write(value), Fraction(value)


def numerals() -> SearchStrategy[tuple[str, Fraction]]:
    """Pairs of a numeral of any form and the number it says.

    >>> from hypothesis import given, settings
    >>> @settings(max_examples=20, database=None)
    ... @given(numerals())
    ... def a_numeral_is_a_text_and_a_fraction(pair):
    ...     text, number = pair
    ...     assert text and isinstance(number, Fraction)
    >>> a_numeral_is_a_text_and_a_fraction()
    """
    return st.one_of(arabic_numerals(), chinese_numerals())


def _write(value: int) -> str:
    """Section by section from the lowest, a 零 for each gap: written apart from the library's own writer on purpose."""
    if value == 0:
        return _DIGITS[0]
    sections = []
    while value:
        value, section = divmod(value, 10**4)
        sections.append(section)
    text, gap = "", False
    for index in range(len(sections) - 1, -1, -1):
        section = sections[index]
        if not section:
            gap = bool(text)
            continue
        if text and (gap or section < 1000):
            text += _DIGITS[0]
        text += _section(section) + ("", "万", "亿")[index]
        gap = False
    return text.removeprefix("一") if text.startswith("一十") else text


def _section(value: int) -> str:
    text, gap = "", False
    for power, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = value // power % 10
        if digit:
            text += (_DIGITS[0] if gap else "") + _DIGITS[digit] + name
        gap = not digit and bool(text)
    return text
