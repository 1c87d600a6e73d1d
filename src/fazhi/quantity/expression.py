"""A quantity as an expression of text: modifier, numeral, unit, modifier (数量短语), read at a place."""

from __future__ import annotations

from fractions import Fraction

from attrs import frozen

from fazhi.quantity.bound import Bound
from fazhi.quantity.modifiers import SOFT, Modifier, combine, modifier_after, modifier_before
from fazhi.quantity.numerals import BRACKETED, SIZES, Numeral
from fazhi.quantity.quantity import Quantity
from fazhi.quantity.unit import Unit
from fazhi.quantity.unit_table import NONE, unit_named, unit_table

__all__ = ["UnitMatch", "build", "read_unit"]

_TABLE = unit_table()
_TENTH = _TABLE.units["成"]
_HALF = frozenset({"年", "天", "小时", "倍", "个月", "个小时", "岁", "里", "亩"})
_PER = frozenset("年月日天人户件家万次亩吨")


@frozen
class UnitMatch:
    """A unit written in [start, end) of the text."""

    start: int
    end: int
    unit: Unit
    written: str
    half: bool = False  # 三年半
    multiplier: int = 1  # 56.8（万元）


def read_unit(text: str, at: int) -> UnitMatch | None:
    """The unit of the table that begins at `at`, behind at most one space.

    >>> read_unit("3个百分点", 1).unit.name, read_unit("12台次", 2).unit.name, read_unit("5件/年", 1).unit.name
    ('百分点', '台次', '件/年')
    """
    if text[at : at + 1] == " ":
        at += 1
    word = _TABLE.match(text, at)
    if word is None:
        return _bracketed(text, at)
    end = at + len(word)
    following = text[end : end + 1]
    if following == "次" and not word.endswith("次") and text[end + 1 : end + 2] not in _NOT_TIMES:
        known = word + "次"
        return UnitMatch(at, end + 1, unit_named(known), known)
    if following and following in "（(" and len(word) == 1 and text[end + 2 : end + 3] in ("）", ")"):
        inside = text[end + 1]
        if inside in _TABLE.units:  # 人（次）, 件（套）
            return UnitMatch(at, end + 3, unit_named(f"{word}（{inside}）"), text[at : end + 3])
    if following in ("/", "／") and following:
        below = _TABLE.match(text, end + 1)
        if below is not None:
            return UnitMatch(at, end + 1 + len(below), unit_named(f"{word}/{below}"), text[at : end + 1 + len(below)])
        if text.startswith(("万人", "百人", "千人"), end + 1):
            return UnitMatch(at, end + 3, unit_named(f"{word}/{text[end + 1 : end + 3]}"), text[at : end + 3])
    if word == "个" and following == "半" and text.startswith(("小时", "月"), end + 1):
        inner = "小时" if text[end + 1] == "小" else "月"
        name = "小时" if inner == "小时" else "个月"
        return UnitMatch(at, end + 1 + len(inner), unit_named(name), word + "半" + inner, True)
    if following == "半" and word in _HALF and text[end + 1 : end + 2] not in ("数", "年", "径", "成"):
        return UnitMatch(at, end + 1, _TABLE.units[word], word, True)
    return UnitMatch(at, end, _TABLE.units[word], word)


def _bracketed(text: str, at: int) -> UnitMatch | None:
    """A unit in brackets of its own: 5678（件）, 56.8（万元）, but not （含）."""
    if text[at : at + 1] not in ("（", "("):
        return None
    multiplier = BRACKETED.match(text, at)
    start = multiplier.end() if multiplier is not None else at + 1
    word = _TABLE.match(text, start)
    if word is None or text[start + len(word) : start + 1 + len(word)] not in ("）", ")"):
        return None
    size = SIZES[multiplier[1]] if multiplier is not None else 1
    return UnitMatch(at, start + 1 + len(word), _TABLE.units[word], word, multiplier=size)


_NOT_TIMES = frozenset("日序要生性")


def build(text: str, start: int, numeral: Numeral, unit: UnitMatch | None) -> tuple[Quantity, int, int, int]:
    """The quantity of a numeral at `start` and its unit, with the words around it.

    Returns the quantity, the end of number and unit, and the extent's start and end.
    """
    end = unit.end if unit else numeral.end
    if unit is not None and unit.multiplier != 1:
        numeral = numeral.times(unit.multiplier)
    if unit is not None and unit.unit is _TENTH:  # 2成, like 两成, is 20%
        numeral, unit = numeral.times(10), UnitMatch(unit.start, unit.end, _TABLE.units["%"], unit.written)
    words: list[Modifier] = []
    before = modifier_before(text, start, power=numeral.bare)
    if before:
        words.append(before)
    if numeral.inner:
        words.append(Modifier(Bound.LOWER, numeral.inner, numeral.end, numeral.end))
    after = modifier_after(text, end, unit.written if unit else "")
    extent_end = end
    if after:
        extent_end = after.end
        words.append(after)
    value, step = numeral.value, numeral.step
    if unit is not None and unit.half:
        step = Fraction(numeral.multiplier, 2)
        value += step
    extent_start = before.start if before else start
    quantity = quantity_of(value, step, unit.unit if unit else NONE, numeral, words, text[extent_start:extent_end])
    return quantity, end, extent_start, extent_end


def quantity_of(
    value: Fraction, step: Fraction, unit: Unit, numeral: Numeral, words: list[Modifier], written: str
) -> Quantity:
    """A quantity with the bound and grain that its modifiers give it."""
    if not words:
        return Quantity(value, unit, Bound.EXACT, None, step, None, written)
    bound, modifier = combine(words)
    grain = None
    if any(m.word in SOFT for m in words):
        grain = numeral.grain
        if numeral.power and not numeral.inner:
            grain /= 10
    return Quantity(value, unit, bound, modifier, step, grain, written)
