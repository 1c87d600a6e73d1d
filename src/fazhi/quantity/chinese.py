"""Chinese numerals (汉字数字): ordinary, colloquial, financial capitals (大写), traditional; read and written."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["DIGITS", "NUMERAL_CHARACTERS", "POWERS", "ChineseInteger", "read_integer", "write_capital", "write_integer"]

_VARIANTS = ("零〇○", "一壹", "二两贰貳兩", "三叁參叄", "四肆", "五伍", "六陆陸", "七柒", "八捌", "九玖")
DIGITS = {character: number for number, characters in enumerate(_VARIANTS) for character in characters}
"""The digits, with their values. (参 is left out: it is a digit only in one old spelling, and a verb otherwise.)"""

SMALL = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
LARGE = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
POWERS = {**SMALL, **LARGE}
NUMERAL_CHARACTERS = frozenset(DIGITS) | frozenset(POWERS)

_CAPITALS = frozenset("壹贰貳叁肆伍陆陸柒捌玖拾佰仟")
_LONGEST = 40


class ChineseInteger(NamedTuple):
    """A number read: its value, the place value of its last written position, whether it may be rounded to that
    place (it has 万 or 亿 and no financial capitals), and whether it is a bare power (百, 千, 万) without a digit."""

    value: int
    place: int
    large: bool
    bare: bool


def read_integer(numeral: str) -> ChineseInteger | None:
    """What a Chinese integer says, or None where it says no single number (一两, 二三十) or nothing at all.

    >>> read_integer("一千零五").value, read_integer("一万二").value, read_integer("壹佰贰拾万").value
    (1005, 12000, 1200000)
    >>> read_integer("二三十") is None, read_integer("二〇二三").value
    (True, 2023)
    """
    if not numeral or len(numeral) > _LONGEST:
        return None
    if all(c in DIGITS for c in numeral):
        return _positional(numeral)
    total = section = 0  # what stands before the present 亿, and before the present 万 or end
    digit: int | None = None
    last_small = 10**5  # powers must fall within a section
    seen = ""  # the large powers met since the last 亿
    place = 1
    unit_before = 0  # the power right before a digit, for 一万二
    zero = False
    for c in numeral:
        if c in DIGITS:
            if DIGITS[c] == 0:
                if digit is not None or (zero and not digit) or c == numeral[0]:
                    return None
                zero, unit_before = True, 0
                continue
            if digit is not None:
                return None
            digit = DIGITS[c]
        elif c in SMALL:
            power = SMALL[c]
            if power >= last_small or (digit is None and section and not zero and power != 10):
                return None
            if digit is None and (section or total) and power != 10:
                return None
            section += (1 if digit is None else digit) * power
            last_small, digit, zero = power, None, False
            place = unit_before = power
        else:
            power = LARGE[c]
            section += digit or 0
            if digit is not None:
                place = 1
            if c in "亿億":
                amount = total + section
                if "亿" in seen or (not amount and numeral[0] != c):
                    return None
                total, seen = (amount or 1) * power, "亿"
            else:
                if "万" in seen or (not section and numeral[0] != c):
                    return None
                total += (section or 1) * power
                seen += "万"
            place = power if numeral[0] == c else place * power
            unit_before = power
            section, digit, last_small, zero = 0, None, 10**5, False
    if zero and digit is None:
        return None
    if digit is not None:
        place = unit_before // 10 if unit_before >= 100 and not zero else 1  # 一万二 is 12,000, 三百五 is 350
        section += digit * place
    large = any(c in LARGE for c in numeral) and not any(c in _CAPITALS for c in numeral)
    return ChineseInteger(total + section, place, large, not any(c in DIGITS for c in numeral))


def _positional(numeral: str) -> ChineseInteger | None:
    """Digits side by side: one digit, or at least three as in a year; two or more rising digits are a range (三五)."""
    if len(numeral) == 1:
        return ChineseInteger(DIGITS[numeral], 1, False, False)
    if len(numeral) == 2 and numeral[0] not in "零〇○" and numeral[1] not in "零〇○":
        return None
    value = 0
    for c in numeral:
        value = value * 10 + DIGITS[c]
    return ChineseInteger(value, 1, False, False)


def write_integer(value: int) -> str:
    """A whole number in Chinese numerals.

    >>> write_integer(1005), write_integer(120000), write_integer(12), write_integer(200_0003)
    ('一千零五', '十二万', '十二', '二百万零三')
    """
    text = _write(value, "零一二三四五六七八九", "十百千", "万亿")
    return text[1:] if text.startswith("一十") else text


def write_capital(value: int) -> str:
    """A whole number in financial capitals (大写), as cheques and contracts have it.

    >>> write_capital(1200000)
    '壹佰贰拾万'
    """
    return _write(value, "零壹贰叁肆伍陆柒捌玖", "拾佰仟", "万亿")


def _write(value: int, digits: str, small: str, large: str) -> str:
    if value < 0:
        return "负" + _write(-value, digits, small, large)
    if value >= 10**16:
        raise ValueError("Chinese numerals are written below 10^16")
    if value == 0:
        return digits[0]
    if value >= 10**8:
        head, rest = divmod(value, 10**8)
        return _write(head, digits, small, large) + large[1] + _tail(rest, 10**8, digits, small, large)
    if value >= 10**4:
        head, rest = divmod(value, 10**4)
        return _write(head, digits, small, large) + large[0] + _tail(rest, 10**4, digits, small, large)
    out, gap = "", False
    for power in (3, 2, 1, 0):
        digit = value // 10**power % 10
        if digit:
            out += (digits[0] if gap and out else "") + digits[digit] + (small[power - 1] if power else "")
            gap = False
        else:
            gap = True
    return out


def _tail(rest: int, below: int, digits: str, small: str, large: str) -> str:
    if not rest:
        return ""
    return (digits[0] if rest < below // 10 else "") + _write(rest, digits, small, large)
