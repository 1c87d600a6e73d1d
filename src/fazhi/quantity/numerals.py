"""Numerals (数字) in any form: Arabic, Chinese, mixed with 万 and 亿, as they stand before a unit.

A numeral knows its exact value and how finely it was printed. `step` is the place value of the last printed digit; a
Chinese integer without 万 or 亿 denotes itself (三百 is 300, step 1), as does an Arabic one without multiplier.
"""

from __future__ import annotations

import re
from fractions import Fraction
from math import prod
from typing import NamedTuple

from fazhi.errors import ParseError
from fazhi.quantity.chinese import DIGITS, NUMERAL_CHARACTERS, POWERS, read_integer

__all__ = [
    "BRACKETED",
    "MULTIPLIERS",
    "SIZES",
    "Numeral",
    "last_place",
    "parse_numeral",
    "read_arabic",
    "read_chinese",
    "read_numeral",
]

MAX_DIGITS = 40
"""A longer run of digits is no quantity."""

_ARABIC = re.compile(
    r"([0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]{1,3}(?: [0-9]{3})+(?![0-9])|[0-9]+)(?:(?:[.．]| \. )([0-9]+))?"
)
_BEHIND_LAI = ("个", "件", "人", "家", "份", "次", "元", "天", "年")
_ONE, _TEN = Fraction(1), Fraction(10)
_INNER_START = frozenset("余多来+ ")
_MULTIPLIER = re.compile(
    r" ?([余多来])?(万[亿億]|个亿(?![人元])|[十百千]?[万萬亿億]|[百千])([余多]|来(?=[个件人家份次元天年]))?"
)
_NO_MULTIPLIER = ("百分", "千分", "千米", "千克", "千瓦", "千伏", "千焦", "千卡", "千赫", "百帕", "千帕")
_CHINESE = re.compile("[" + "".join(sorted(NUMERAL_CHARACTERS)) + "]+")
_CHINESE_POINT = re.compile("点([" + "".join(sorted(DIGITS)) + "]+)([百千万萬亿億]*)")
SIZES = {"百": 100, "千": 1000}
SIZES |= {
    small + large: x * y
    for small, x in (("", 1), ("十", 10), ("百", 100), ("千", 1000))
    for large, y in (("万", 10**4), ("萬", 10**4), ("亿", 10**8), ("億", 10**8))
}
BRACKETED = re.compile(r"[ ]?[（(]([十百千]?[万亿]|万亿)")
"""A multiplier that stands with the unit in brackets: 56.8（万元）."""
SIZES |= {"万亿": 10**12, "万億": 10**12}
_INNER_SIZES = {**SIZES, "个亿": 10**8}
MULTIPLIERS = tuple(sorted(SIZES.items(), key=lambda item: -len(item[0])))
"""The multipliers that may stand between a number and its unit (万, 百万, 亿 …) with their sizes, longest first."""


class Numeral(NamedTuple):
    """A numeral that ends at `end`.

    `step`: place value of the last printed digit. `grain`: what 余, 多, 近 or 约 may add or take away. `inner`: the 余,
    多 or 来 that stood inside or right behind it, or None. `bare`: a Chinese power without a digit (百, 千万).
    """

    value: Fraction
    step: Fraction
    grain: Fraction
    inner: str | None
    end: int
    bare: bool = False
    power: bool = False  # a one with zeros: 100, 一万
    multiplier: int = 1  # of the last part: 10000 in 2.5万

    def times(self, size: int) -> Numeral:
        """The same printing in so many times its unit."""
        return self._replace(
            value=self.value * size, step=self.step * size, grain=self.grain * size, multiplier=self.multiplier * size
        )


def last_place(digits: int) -> int:
    """The place value of the last digit of a whole number that is not zero."""
    place = 1
    if not digits:
        return 1
    while digits % 10 == 0:
        digits //= 10
        place *= 10
    return place


def read_arabic(text: str, at: int) -> Numeral | None:
    """The Arabic numeral, with 万 or 亿 where they follow, that starts at `at`.

    >>> n = read_arabic("1.25万余家", 0)
    >>> n.value, n.step, n.grain, n.inner, n.end
    (Fraction(12500, 1), Fraction(100, 1), Fraction(100, 1), '余', 6)
    """
    match = _ARABIC.match(text, at)
    if match is None:
        return None
    whole, decimals = match.groups()
    if match.end() - at > MAX_DIGITS:
        return None
    end = match.end()
    if len(whole) > 3 and not whole.isdigit():
        whole = whole.replace(",", "").replace(" ", "")
    number = int(whole)
    multiplier, before, after = 1, None, None
    following = text[end : end + 1]
    if following in _MULTIPLIER_START and following:
        found = _MULTIPLIER.match(text, end)
        if found is not None and not text.startswith(_NO_MULTIPLIER, found.start(2)):
            before, size, after = found.groups()
            multiplier = _INNER_SIZES[size]
            end = found.end()
    if decimals:
        scale = 10 ** len(decimals)
        step = Fraction(multiplier, scale)
        value = Fraction((number * scale + int(decimals)) * multiplier, scale)
        inner = before or after
        if inner is None:
            inner, end = _inner(text, end)
        return Numeral(value, step, step, inner, end, False, False, multiplier)
    value = Fraction(number * multiplier)
    place = last_place(number)
    if multiplier == 1:
        if text[end : end + 1] in _INNER_START:
            after, end = _inner(text, end)
        grain = _TEN if place == 1 else Fraction(place)
        return Numeral(value, _ONE, grain, after, end, False, place == number, 1)
    step = Fraction(multiplier)
    if not after and following != "+" and text[end : end + 1] == "+":
        after, end = _inner(text, end)
    if before:
        return Numeral(value, step, Fraction(place * multiplier), before, end, False, False, multiplier)
    if after:
        return Numeral(value, step, step, after, end, False, False, multiplier)
    if text[end : end + 1].isdigit():
        longer = _compound(text, number * multiplier, multiplier, end)
        if longer is not None:
            return longer
    return Numeral(value, step, Fraction(place * multiplier), None, end, False, place == number, multiplier)


_MULTIPLIER_START = frozenset("个余多来十百千万萬亿億 ")


def _compound(text: str, head: int, multiplier: int, at: int) -> Numeral | None:
    """The rest of 1亿3千万, 12万3456 after its first part: each part smaller than the multiplier before it."""
    match = _ARABIC.match(text, at)
    if match is None or len(match[0]) > 8 or match[2] or not match[1].isdigit():
        return None
    number, end = int(match[1]), match.end()
    found = _MULTIPLIER.match(text, end)
    if found is None or text.startswith(_NO_MULTIPLIER, found.start(2)) or found[1] or found[3]:
        if len(match[1]) != len(str(multiplier)) - 1:
            return None
        inner, end = _inner(text, end)
        place = last_place(number)
        return Numeral(Fraction(head + number), Fraction(1), Fraction(10 if place == 1 else place), inner, end)
    size = _INNER_SIZES[found[2]]
    if number * size >= multiplier:
        return None
    total = head + number * size
    if text[found.end() : found.end() + 1].isdigit():
        longer = _compound(text, total, size, found.end())  # at most a few deep: the multipliers shrink
        if longer is not None:
            return longer
    grain = Fraction(last_place(number) * size)
    return Numeral(Fraction(total), Fraction(size), grain, None, found.end(), multiplier=size)


def _inner(text: str, at: int) -> tuple[str | None, int]:
    """The 余, 多 or 来 at `at` (behind at most one space), and where it ends."""
    c = text[at : at + 1]
    if c not in _INNER_START:
        return None, at
    if c == " " and text[at + 1 : at + 2] in ("余", "多"):
        return text[at + 1], at + 2
    if c == "+" and "\u4e00" <= text[at + 1 : at + 2] <= "\u9fff":
        return c, at + 1
    if c in ("余", "多") or (c == "来" and text[at + 1 : at + 2] in _BEHIND_LAI):
        return c, at + 1
    return None, at


def read_chinese(text: str, at: int) -> Numeral | None:
    """The Chinese numeral that starts at `at`, or None where what stands there is no single number.

    >>> read_chinese("两千三百件", 0).value, read_chinese("十几次", 0) is None, read_chinese("百余件", 0).inner
    (Fraction(2300, 1), True, '余')
    """
    match = _CHINESE.match(text, at)
    if match is None:
        return None
    run = match[0]
    end = match.end()
    found = read_integer(run)
    following = text[end : end + 1]
    if found is None or following == "几":
        return None
    if following == "点":
        decimal = _decimal(text, found.value, end)
        if decimal is not None:
            return decimal
    value = Fraction(found.value)
    step = Fraction(found.place if found.large else 1)
    place = last_place(found.value)
    power = found.value > 0 and place == found.value
    bare = found.bare and run[0] not in "十拾"
    if following in _MULTIPLIER_START and following:
        multiplied = _MULTIPLIER.match(text, end)
        if multiplied is not None and multiplied[1] and not text.startswith(_NO_MULTIPLIER, multiplied.start(2)):
            size = _INNER_SIZES[multiplied[2]]  # 十多万
            return Numeral(
                value * size, Fraction(size), Fraction(place * size), multiplied[1], multiplied.end(), bare, power, size
            )
        inner, end = _inner(text, end)
        if inner:
            grain = (
                step
                if found.large and run[-1] in POWERS and POWERS[run[-1]] >= 10**4
                else Fraction(10 if place == 1 else place)
            )
            return Numeral(value, step, grain, inner, end, bare, power)
    return Numeral(value, step, Fraction(10 if place == 1 else place), None, end, bare, power)


def _decimal(text: str, whole: int, at: int) -> Numeral | None:
    """二点五, 一点二万 from its point on."""
    match = _CHINESE_POINT.match(text, at)
    if match is None or len(match[1]) > MAX_DIGITS:
        return None
    multiplier = prod(POWERS[c] for c in match[2][:4])
    if len(match[2]) > 3 or multiplier > 10**16:
        return None
    scale = 10 ** len(match[1])
    fraction = int("".join(str(DIGITS[c]) for c in match[1]))
    step = Fraction(multiplier, scale)
    inner, end = _inner(text, match.end())
    return Numeral(Fraction(whole * multiplier) + fraction * step, step, step, inner, end, False, False, multiplier)


def read_numeral(text: str, at: int) -> Numeral | None:
    """The numeral of whatever form that starts at `at`, or None."""
    c = text[at : at + 1]
    if not c:
        return None
    return read_arabic(text, at) if "0" <= c <= "9" else read_chinese(text, at)


def parse_numeral(text: str) -> Fraction:
    """The exact value of a numeral that is the whole of `text`.

    >>> parse_numeral("1,108,280"), parse_numeral("2.48亿"), parse_numeral("一万二")
    (Fraction(1108280, 1), Fraction(248000000, 1), Fraction(12000, 1))

    Raises `ParseError` where the text is no numeral, says no single number, or goes on behind one.
    """
    numeral = read_numeral(text, 0)
    if numeral is None:
        raise ParseError(text, 0, "not a numeral")
    if numeral.end != len(text) or numeral.inner:
        raise ParseError(text, numeral.end - (1 if numeral.inner else 0), "not part of a numeral")
    return numeral.value
