"""One quantity that is a whole string (数量短语的解析)."""

from __future__ import annotations

import re

from fazhi.errors import ParseError
from fazhi.quantity.chinese import NUMERAL_CHARACTERS
from fazhi.quantity.expression import UnitMatch, build, read_unit
from fazhi.quantity.modifiers import modifier_after, modifier_before
from fazhi.quantity.numerals import Numeral, read_numeral
from fazhi.quantity.quantity import Quantity
from fazhi.quantity.ratios import read_ratio
from fazhi.quantity.unit_table import unit_named

__all__ = ["fold_width", "parse_quantity"]

_FOLD = {0xFF01 + i: 0x21 + i for i in range(94) if chr(0xFF01 + i) not in "（），：；！？"} | {0x3000: " ", 0xA0: " "}
_START = re.compile("[0-9" + "".join(sorted(NUMERAL_CHARACTERS)) + "]")
_WORD = re.compile("[\u4e00-\u9fffA-Za-z㎡℃°‰%·/（）]{1,12}")
_RANGE = re.compile("[-—–~～至到]")
_VAGUE = re.compile("[几数若]")


def fold_width(text: str) -> str:
    """The text with full-width digits, letters and signs as ASCII, character for character.

    >>> fold_width("１２．５％")
    '12.5%'
    """
    return text.translate(_FOLD)


def parse_quantity(text: str) -> Quantity:
    """The quantity that the whole of `text` says.

    >>> q = parse_quantity("近5629万元")
    >>> q.value, str(q.unit), q.bound.value, q.modifier, q.step
    (Fraction(56290000, 1), '元', 'upper', '近', Fraction(10000, 1))
    >>> parse_quantity("三分之二以上").value, parse_quantity("翻两番").unit.name
    (Fraction(2, 3), '番')
    >>> parse_quantity("十几件")
    Traceback (most recent call last):
    fazhi.errors.ParseError: a vague number has no value: '十几件', at character 2

    Raises `ParseError`, which points at the character, where the text is empty, has no number or a vague one, is a
    range (which is two quantities), or goes on behind the quantity.
    """
    folded = fold_width(text)
    begin = len(folded) - len(folded.lstrip())
    limit = len(folded.rstrip())
    source = folded[:limit]
    start = _START.search(source, begin)
    vague = _VAGUE.search(source)
    if start is None:
        if vague is not None:
            raise ParseError(text, vague.start(), "a vague number has no value")
        raise ParseError(text, begin, "no number")
    at = start.start()
    if vague is not None and vague.start() < at:
        raise ParseError(text, vague.start(), "a vague number has no value")
    numeral, unit, power = _number(text, source, at)
    negative = at > begin and source[at - 1] in "-－−负"
    lead = at - 1 if negative else at
    before = modifier_before(source, lead, power=power)
    opening = before.start if before else lead
    if source[lead - 1 : lead] in ("翻", "达") and before is None and lead:
        opening = lead - 1
    if opening > begin:
        raise ParseError(text, begin, "not part of a quantity")
    quantity, _, _, extent_end = build(source, at, numeral, unit)
    if extent_end < limit:
        raise ParseError(text, extent_end, "not part of a quantity")
    return quantity.negated() if negative else quantity


def _number(text: str, source: str, at: int) -> tuple[Numeral, UnitMatch | None, bool]:
    """The numeral at `at` and the unit behind it."""
    ratio = read_ratio(source, at)
    if ratio is not None:
        return ratio.numeral, ratio.unit, False
    numeral = read_numeral(source, at)
    if numeral is None:
        vague = _VAGUE.search(source, at)
        if vague is not None:
            raise ParseError(text, vague.start(), "a vague number has no value")
        raise ParseError(text, at, "not a single number")
    behind = source[numeral.end : numeral.end + 1]
    if behind == "几":
        raise ParseError(text, numeral.end, "a vague number has no value")
    if behind and _RANGE.match(behind) and _START.search(source, numeral.end):
        raise ParseError(text, numeral.end, "a range is two quantities")
    unit = read_unit(source, numeral.end)
    if unit is None:
        word = _WORD.match(source, numeral.end + (behind == " "))
        if word is not None and modifier_after(source, numeral.end, "") is None:
            unit = UnitMatch(word.start(), word.end(), unit_named(word[0]), word[0])
    elif _RANGE.match(source, unit.end) and _START.search(source, unit.end):
        raise ParseError(text, unit.end, "a range is two quantities")
    return numeral, unit, numeral.bare
