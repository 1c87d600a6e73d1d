"""Quantities as they are printed (数量的写法), built apart from the parser, so that each tests it."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import strategies as st

from fazhi.quantity.bound import Bound
from fazhi.quantity.quantity import Quantity
from fazhi.quantity.unit import Unit

__all__ = ["quantities", "units"]

_BEFORE = {
    "近": Bound.UPPER,
    "不到": Bound.UPPER,
    "不超过": Bound.UPPER,
    "超": Bound.LOWER,
    "超过": Bound.LOWER,
    "逾": Bound.LOWER,
    "不少于": Bound.LOWER,
    "至少": Bound.LOWER,
    "约": Bound.APPROX,
    "大约": Bound.APPROX,
}
_AFTER = {"以上": Bound.LOWER, "以下": Bound.UPPER, "以内": Bound.UPPER, "左右": Bound.APPROX, "上下": Bound.APPROX}
_SOFT = {"余", "多", "近", "约", "大约", "左右", "上下"}
_WORDS = (
    "件项次人名场期条户个家分份起",
    (
        "人次",
        "家次",
        "批次",
        "学时",
        "小时",
        "工作日",
        "百分点",
        "公里",
        "平方米",
        "千瓦时",
        "美元",
        "元",
        "亩",
        "吨",
        "倍",
        "%",
    ),
)
_UNITS = [word for group in _WORDS for word in group]
_MULTIPLIERS = {"": 1, "万": 10**4, "亿": 10**8}


def units() -> st.SearchStrategy[Unit]:
    """Units of every dimension."""
    return st.sampled_from(_UNITS).map(Unit.of)


@st.composite
def quantities(draw: st.DrawFn, unit: Unit | None = None) -> Quantity:
    """A quantity (of `unit`, where given) with the text it was printed as: digits, multiplier, unit, bounding words.

    >>> from hypothesis import given, settings
    >>> from fazhi import parse_quantity
    >>> @settings(max_examples=20, database=None)
    ... @given(quantities())
    ... def the_text_says_the_quantity(quantity):
    ...     assert parse_quantity(quantity.text) == quantity
    >>> the_text_says_the_quantity()
    """
    if unit is None:
        unit = draw(units())
    ratio = unit.dimension == "ratio"
    multiplier = "" if ratio else draw(st.sampled_from(sorted(_MULTIPLIERS)))
    size = _MULTIPLIERS[multiplier]
    digits = draw(st.one_of(st.integers(1, 200), st.integers(1, 10**7)))
    places = draw(st.integers(0, 3)) if (ratio or multiplier) else 0
    number = str(digits).rjust(places + 1, "0")
    number = f"{number[:-places]}.{number[-places:]}" if places else number
    step = Fraction(size, 10**places)
    words = []
    front = draw(st.sampled_from(["", *_BEFORE]))
    inside = "" if ratio else draw(st.sampled_from(["", "", "余", "多"]))
    behind = draw(st.sampled_from(["", "", *_AFTER]))
    words = [(front, _BEFORE.get(front)), (inside, Bound.LOWER), (behind, _AFTER.get(behind))]
    present = [(word, bound) for word, bound in words if word and bound]
    split = bool(inside and multiplier) and draw(st.booleans())  # 10余万, not 10万余
    text = front + number + (inside + multiplier if split else multiplier + inside) + unit.name + behind
    bounds = {bound for _, bound in present}
    bound = Bound.EXACT if not bounds else bounds.pop() if len(bounds) == 1 else Bound.APPROX
    grain = None
    if any(word in _SOFT for word, _ in present):
        grain = _grain(digits, places, size, step, inside, split)
    modifier = "…".join(word for word, _ in present) or None
    return Quantity(digits * step, unit, bound, modifier, step, grain, text)


def _grain(digits: int, places: int, size: int, step: Fraction, inside: str, split: bool) -> Fraction:
    """How far 余, 近 or 约 reach: the place of the last digit that is not zero, or the printed step."""
    if places or (inside and size > 1 and not split):
        return step
    place = 10 ** (len(str(digits)) - len(str(digits).rstrip("0")))
    if place == 1 and size == 1:
        place = 10
    grain = Fraction(place * size)
    return grain / 10 if not inside and str(digits).strip("0") == "1" and str(digits).startswith("1") else grain
