"""What a printed figure means: the exact set of numbers that the truth may be (真值范围).

A printed figure never stands for "about" its value. `198件` is 198 and nothing else; `13.63%` was rounded, or cut,
to its two places; `200余件` is more than 200. Each reading is an exact interval with open or closed ends, and counts
stay whole numbers. The *soft* set is what the words ordinarily mean, the *hard* set what they could mean at most:
only a contradiction with hard sets is a proof.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from fractions import Fraction
from math import ceil, floor

from attrs import frozen

from fazhi.quantity.quantity import Bound, Quantity

__all__ = ["ALL_MODES", "ROUNDED", "Interval", "Mode", "is_whole", "truth", "truths"]


class Mode(StrEnum):
    """How a number may have been brought to its printed places (修约): not at all, rounded, or cut (截尾)."""

    EXACT = "exact"
    HALF_UP = "half_up"
    HALF_EVEN = "half_even"
    TRUNCATED = "truncated"


ROUNDED = (Mode.HALF_UP, Mode.HALF_EVEN)
ALL_MODES = (Mode.HALF_UP, Mode.HALF_EVEN, Mode.TRUNCATED)

# Dimensions in which a truth behind rounded figures need not be a whole number of units.
_CONTINUOUS = frozenset(
    {"ratio", "money", "length", "area", "mass", "volume", "time", "score", "energy", "power", "data", "speed"}
)
# `超过100件` is above 100; `100件以上` may be 100 itself.
_ABOVE = ("超", "逾", "突破", "多于", "大于", "高于")
_SOMEWHAT_ABOVE = ("余", "多", "来", "几", "+", "＋", "开外", "出头")
_BELOW = ("不足", "不到", "少于", "低于", "未满", "小于", "未达", "不满")
_NEARLY = ("近", "将近", "接近", "逼近", "临近")


@frozen
class Interval:
    """The numbers between `low` and `high` (None: unlimited), ends included unless open; only whole ones if `whole`.

    >>> i = Interval(Fraction(3, 2), Fraction(4), high_open=True, whole=True)
    >>> str(i), i.contains(2), i.contains(4), i.empty
    ('[2, 3]', True, False, False)
    """

    low: Fraction | int | None = None
    high: Fraction | int | None = None
    low_open: bool = False
    high_open: bool = False
    whole: bool = False

    @classmethod
    def point(cls, value: Fraction | int) -> Interval:
        """The single number `value`."""
        value = Fraction(value)
        return cls(value, value)

    @property
    def empty(self) -> bool:
        """Whether no number is inside."""
        if self.low is None or self.high is None:
            return False
        if self.whole:
            first, last = self.first, self.last
            return first is not None and last is not None and first > last
        return self.low > self.high or (self.low == self.high and (self.low_open or self.high_open))

    @property
    def first(self) -> int | None:
        """The smallest whole number inside, None where there is no lower limit."""
        if self.low is None:
            return None
        n = self.low if isinstance(self.low, int) else ceil(self.low)
        return n + 1 if self.low_open and n == self.low else n

    @property
    def last(self) -> int | None:
        """The largest whole number inside, None where there is no upper limit."""
        if self.high is None:
            return None
        n = self.high if isinstance(self.high, int) else floor(self.high)
        return n - 1 if self.high_open and n == self.high else n

    @property
    def single(self) -> Fraction | None:
        """The only number inside, or None where there are more or none."""
        if self.whole and self.low is not None and self.high is not None:
            first = self.first
            return Fraction(first) if first is not None and first == self.last else None
        return Fraction(self.low) if self.low is not None and self.low == self.high and not self.empty else None

    def contains(self, value: Fraction | int) -> bool:
        """Whether `value` is inside."""
        if self.whole and Fraction(value).denominator != 1:
            return False
        if self.low is not None and (value < self.low or (self.low_open and value == self.low)):
            return False
        return not (self.high is not None and (value > self.high or (self.high_open and value == self.high)))

    def includes(self, other: Interval) -> bool:
        """Whether every number of `other` is inside."""
        return other.empty or self.meet(other) == other.meet(other)

    def meet(self, other: Interval) -> Interval:
        """The numbers inside both."""
        low, low_open = self.low, self.low_open
        if other.low is not None and (low is None or other.low > low):
            low, low_open = other.low, other.low_open
        elif other.low is not None and other.low == low:
            low_open = low_open or other.low_open
        high, high_open = self.high, self.high_open
        if other.high is not None and (high is None or other.high < high):
            high, high_open = other.high, other.high_open
        elif other.high is not None and other.high == high:
            high_open = high_open or other.high_open
        both = Interval(low, high, low_open, high_open, self.whole or other.whole)
        if not both.whole:
            return both
        first, last = both.first, both.last
        return Interval(first, last, whole=True)

    def hull(self, other: Interval) -> Interval:
        """The smallest interval around both."""
        low, low_open = self.low, self.low_open
        if low is not None and (other.low is None or other.low < low):
            low, low_open = other.low, other.low_open
        elif low is not None and other.low == low:
            low_open = low_open and other.low_open
        high, high_open = self.high, self.high_open
        if high is not None and (other.high is None or other.high > high):
            high, high_open = other.high, other.high_open
        elif high is not None and other.high == high:
            high_open = high_open and other.high_open
        return Interval(low, high, low_open and low is not None, high_open and high is not None, self.whole)

    def __str__(self) -> str:
        if self.whole:
            first, last = self.first, self.last
            if first is not None and first == last:
                return str(first)
            low = "(-∞" if first is None else f"[{first}"
            return f"{low}, " + ("+∞)" if last is None else f"{last}]")
        if self.single is not None:
            return _plain(self.single)
        low = "(-∞" if self.low is None else ("(" if self.low_open else "[") + _plain(self.low)
        return f"{low}, " + ("+∞)" if self.high is None else _plain(self.high) + (")" if self.high_open else "]"))


def _plain(value: Fraction | int) -> str:
    """A number as a decimal where it is finite, else as a fraction."""
    rest, twos, fives = value.denominator, 0, 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    if rest != 1:
        return str(value)
    places = max(twos, fives)
    if places == 0:
        return str(value.numerator)
    digits = str(abs(value.numerator) * 10**places // value.denominator).rjust(places + 1, "0")
    return f"{'-' if value < 0 else ''}{digits[:-places]}.{digits[-places:]}"


def is_whole(quantity: Quantity) -> bool:
    """Whether the truth behind `quantity` is a whole number of its unit: counts are, money and ratios are not.

    A count printed with decimals and no multiplier (`人均2.5件`) is an average and need not be whole.
    """
    return (
        quantity.unit.dimension not in _CONTINUOUS
        and quantity.unit.factor is None
        and quantity.step.denominator == 1
        and quantity.value.denominator == 1
    )


def truth(quantity: Quantity, mode: Mode, *, hard: bool = False, share: bool = False) -> Interval:
    """The set of true values that `quantity` may stand for when it was printed in `mode`.

    `hard` widens words such as `余` and `近` to the most they could mean. `share` says that the figure is a percentage
    of a whole: it is never above 100%, and `100%` and `0%` softly mean exactly all and nothing. Values are in the plain
    unit (`2659万元` in 元, `13.63%` in per cent).

    >>> from fazhi.quantity.unit import Unit
    >>> rate = Quantity(Fraction("13.63"), Unit("%", "ratio"), step=Fraction(1, 100))
    >>> str(truth(rate, Mode.HALF_UP)), str(truth(rate, Mode.TRUNCATED))
    ('[13.625, 13.635)', '[13.63, 13.64)')
    >>> cases = Quantity(Fraction(200), Unit("件"), Bound.LOWER, "余", grain=Fraction(100))
    >>> str(truth(cases, Mode.EXACT)), str(truth(cases, Mode.EXACT, hard=True))
    ('[201, 299]', '[200, +∞)')
    """
    whole = is_whole(quantity)
    if quantity.bound is not Bound.EXACT or quantity.modifier:
        found = _worded(quantity, hard, whole)
    else:
        found = _printed(quantity, mode, whole, hard, share)
    if share:
        return found.meet(Interval(Fraction(0), Fraction(100)))
    return found


def truths(quantity: Quantity, modes: Iterable[Mode], *, hard: bool = False, share: bool = False) -> Interval:
    """The smallest interval around `truth` in each of `modes`; these overlap, so nothing else is let in."""
    found: Interval | None = None
    for mode in modes:
        one = truth(quantity, mode, hard=hard, share=share)
        found = one if found is None else found.hull(one)
    return found if found is not None else Interval()


def _printed(quantity: Quantity, mode: Mode, whole: bool, hard: bool, share: bool) -> Interval:
    """The set of a figure without words around it."""
    value, step = quantity.value, quantity.step
    if mode is Mode.EXACT or not quantity.may_be_rounded:
        return Interval(value, value, whole=whole)
    if share and value in (0, 100) and not hard:
        return Interval(value, value)
    if value < 0:
        mirror = _spread(-value, step, mode)
        return Interval(
            None if mirror.high is None else -mirror.high,
            None if mirror.low is None else -mirror.low,
            mirror.high_open,
            mirror.low_open,
            whole,
        )
    spread = _spread(value, step, mode)
    if spread.low is not None and spread.low < 0:
        spread = Interval(Fraction(0), spread.high, False, spread.high_open)
    return Interval(spread.low, spread.high, spread.low_open, spread.high_open, whole)


def _spread(value: Fraction, step: Fraction, mode: Mode) -> Interval:
    """All numbers that print as `value` with last place `step`."""
    if mode is Mode.TRUNCATED:
        return Interval(value, value + step, False, True)
    half = step / 2
    if mode is Mode.HALF_UP:
        return Interval(value - half, value + half, False, True)
    odd = (value / step) % 2 != 0
    return Interval(value - half, value + half, odd, odd)


def _worded(quantity: Quantity, hard: bool, whole: bool) -> Interval:
    """The set of a figure with a word that bounds it, the same in every mode."""
    value, word = quantity.value, quantity.modifier or ""
    grain = quantity.grain if quantity.grain is not None else quantity.step
    nearly = any(w in word for w in _NEARLY)
    somewhat = any(w in word for w in _SOMEWHAT_ABOVE)
    above = any(w in word for w in _ABOVE)
    zero = Fraction(0)
    if quantity.bound is Bound.APPROX or (nearly and (somewhat or above)):
        if hard:
            return Interval(zero, None, whole=whole)
        return Interval(max(zero, value - grain), value + grain, value > grain, True, whole)
    if quantity.bound is Bound.LOWER:
        if above:
            return Interval(value, None, not (hard and somewhat), whole=whole)
        if somewhat:
            return Interval(value, None, whole=whole) if hard else Interval(value, value + grain, True, True, whole)
        return Interval(value, None, whole=whole)
    if quantity.bound is Bound.UPPER:
        if nearly:
            if hard:
                return Interval(zero, value, True, False, whole)
            return Interval(max(zero, value - grain), value, value <= grain, True, whole)
        return Interval(zero, value, False, any(w in word for w in _BELOW), whole)
    return Interval(value, value, whole=whole)
