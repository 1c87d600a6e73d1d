"""The plain figure: digits, perhaps 万 or 亿, and a common unit with nothing special on either side (198件, 13.63%).

Most figures are plain. They are read here by one pattern; every other goes the long way, which gives the same answer.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache

from fazhi.parse.tokens import Mention
from fazhi.quantity.bound import Bound
from fazhi.quantity.modifiers import AFTER_FIRST, modifier_before
from fazhi.quantity.numerals import last_place
from fazhi.quantity.quantity import Quantity
from fazhi.quantity.unit_table import unit_table

__all__ = ["read_plain"]

_TABLE = unit_table()
_UNITS = [
    *"件项个起宗例份条批场期篇部家处户台支张名人位次元%倍",
    *("人次", "家次", "户次", "批次", "场次", "期次", "件次", "部门", "单位", "学时"),
    *("百分点", "个百分点", "工作日", "个工作日", "平方米", "公里"),
]
_MORE = AFTER_FIRST | frozenset("次半（(/／·以之内亿一")


def _alone(unit: str) -> str:
    """A pattern of the unit where nothing behind it makes another word, a longer unit, a range or a bound of it."""
    longer = {word[len(unit)] for word in _TABLE.units if word != unit and word.startswith(unit)}
    special = longer | set(_TABLE.unless.get(unit, "")) | _MORE
    return f"{unit}(?![{re.escape(''.join(sorted(special)))}])"


_FIGURE = re.compile(
    rf"([1-9][0-9]{{0,5}}|0)(?:\.([0-9]{{1,4}}))?(万|亿)?([余多])?"
    rf"((?>{'|'.join(map(_alone, sorted(_UNITS, key=len, reverse=True)))}))(?=[，。；、）\n\u4e00-\u9fff])"
)
_SIZES = {None: 1, "万": 10**4, "亿": 10**8}
_SPECIAL_BEFORE = frozenset("第前转号从由自表图注录币两双零")
_ONE = Fraction(1)
_whole = lru_cache(maxsize=4096)(Fraction)
_step = lru_cache(maxsize=64)(Fraction)


def read_plain(text: str, at: int) -> Mention | None:
    """The plain figure at `at`, or None where a longer look is needed.

    >>> read_plain("受理198件，", 2).quantity.value, read_plain("近198件，", 1) is None
    (Fraction(198, 1), True)
    """
    before = text[at - 1 : at]
    if not ("\u4e00" <= before <= "\u9fff" or before == "，") or before in _SPECIAL_BEFORE:
        return None
    match = _FIGURE.match(text, at)
    if match is None:
        return None
    if modifier_before(text, at) is not None:
        return None
    end = match.end()
    if text.find("以", end, end + 7) >= 0:  # 10个领域以上
        return None
    whole, decimals, multiplier, inner, word = match.groups()
    size = _SIZES[multiplier]
    if inner is not None:
        if decimals is not None or multiplier is not None:
            return None
        number = int(whole)
        place = last_place(number)
        grain = _step(10 if place == 1 else place)
        more = Quantity(_whole(number), _TABLE.units[word], Bound.LOWER, inner, _ONE, grain, match[0])
        return Mention(at, end, at, end, more)
    if decimals is None:
        value = _whole(int(whole) * size)
        step = _ONE if size == 1 else _step(size)
    else:
        scale = 10 ** len(decimals)
        value = Fraction(int(whole + decimals) * size, scale)
        step = _step(size, scale)
    quantity = Quantity(value, _TABLE.units[word], Bound.EXACT, None, step, None, match[0])
    return Mention(at, end, at, end, quantity)
