"""A quantity as printed: its exact value, unit, bound, and how finely it was printed."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from attrs import evolve, field, frozen

from fazhi import display
from fazhi.errors import FormatError, UnitError
from fazhi.quantity.bound import Bound
from fazhi.quantity.unit import Unit

__all__ = ["Bound", "Quantity"]

_TURNED = {Bound.LOWER: Bound.UPPER, Bound.UPPER: Bound.LOWER}


@frozen
class Quantity:
    """One printed quantity (数量), such as `近5629万元`.

    `value` has its multipliers applied; `step` is the place value of the last printed digit (`2.48亿元`: one million,
    `13.63%`: one hundredth; a Chinese numeral without 万 or 亿 denotes itself, step 1); `modifier` is the word behind
    the bound (`近`, `余`, `以上` …, or two as `约…余`); `grain` is what `余`/`多`/`近`/`约` may add or take away softly
    (the truth of `200余` is below 300), None where no such word stands; `text` is the whole expression as read.

    `==` compares everything; `<` and the like compare the printed values and refuse units that do not convert.
    """

    value: Fraction
    unit: Unit
    bound: Bound = Bound.EXACT
    modifier: str | None = None
    step: Fraction = Fraction(1)
    grain: Fraction | None = None
    text: str = field(default="")

    def __str__(self) -> str:
        return self.text or self.format(keep_step=False)

    def _repr_html_(self) -> str | None:
        return display.html(self)

    @property
    def may_be_rounded(self) -> bool:
        """Whether the printing hides digits: a multiplier, decimals, or a ratio; `198件` and `5629元` hide none."""
        return self.step != 1 or self.unit.dimension == "ratio"

    def decimal(self) -> Decimal:
        """The value as a `Decimal`, exact whatever the caller's decimal context.

        Raises `FormatError` where it has no finite decimal form (三分之一).
        """
        from fazhi.quantity.formatting import finite_decimal

        digits = finite_decimal(self.value)
        if digits is None:
            raise FormatError(f"{self.value} has no finite decimal form")
        return Decimal(digits)

    def to(self, unit: str | Unit) -> Fraction:
        """The number of `unit` (元, 亿元, 平方米 …) that the value is, exact.

        >>> from fazhi import parse_quantity
        >>> parse_quantity("2659万元").to("亿元"), parse_quantity("3公顷").to("亩")
        (Fraction(2659, 10000), Fraction(45, 1))

        Raises `UnitError` where the units do not convert: 件 is not 项, and a month has no fixed number of days.
        """
        from fazhi.quantity.conversion import size_in

        return self.value / size_in(unit, self.unit)

    def format(
        self, unit: str | Unit | None = None, *, style: str = "arabic", grouping: bool = False, keep_step: bool = True
    ) -> str:
        """Chinese text that says this quantity, in `unit` where one is given.

        `style` is `arabic`, `chinese` (三百件) or `capital` (叁佰元整); `grouping` puts commas into Arabic numbers.
        Reading the text gives back value, unit, bound and step.

        >>> from fazhi import parse_quantity
        >>> parse_quantity("近5629万元").format("亿元"), parse_quantity("1200000元").format(style="capital")
        ('近0.5629亿元', '壹佰贰拾万元整')

        Raises `FormatError` where the unit cannot write the value finitely (100平方米 in 亩), or not to the printed
        step: 2.48亿元 in 元 would claim digits that were never printed. `keep_step=False` writes it all the same.
        """
        from fazhi.quantity.formatting import write

        return write(self, unit, style=style, grouping=grouping, keep_step=keep_step)

    def negated(self) -> Quantity:
        """The same printing with a minus sign."""
        return evolve(self, value=-self.value, bound=_TURNED.get(self.bound, self.bound), text="-" + self.text)

    def _other(self, other: Quantity) -> Fraction:
        """The value of `other` in this quantity's unit."""
        return other.to(self.unit)

    def __lt__(self, other: Quantity) -> bool:
        return self.value < self._other(other) if isinstance(other, Quantity) else NotImplemented

    def __le__(self, other: Quantity) -> bool:
        return self.value <= self._other(other) if isinstance(other, Quantity) else NotImplemented

    def __gt__(self, other: Quantity) -> bool:
        return self.value > self._other(other) if isinstance(other, Quantity) else NotImplemented

    def __ge__(self, other: Quantity) -> bool:
        return self.value >= self._other(other) if isinstance(other, Quantity) else NotImplemented

    def __add__(self, other: Quantity) -> Quantity:
        """The sum of the printed values, in this unit; the finer step, and the bound that follows from both."""
        if not isinstance(other, Quantity):
            return NotImplemented
        bounds = {self.bound, other.bound} - {Bound.EXACT}
        bound = Bound.EXACT if not bounds else bounds.pop() if len(bounds) == 1 else Bound.APPROX
        scale = Fraction(1) if self.unit == other.unit else Quantity(Fraction(1), other.unit).to(self.unit)
        return Quantity(self.value + self._other(other), self.unit, bound, None, min(self.step, other.step * scale))

    def __radd__(self, other: object) -> Quantity:
        return self if other == 0 else NotImplemented  # so that sum() works

    def __neg__(self) -> Quantity:
        return Quantity(-self.value, self.unit, _TURNED.get(self.bound, self.bound), None, self.step)

    def __sub__(self, other: Quantity) -> Quantity:
        return self + -other if isinstance(other, Quantity) else NotImplemented

    def __mul__(self, factor: int | Fraction) -> Quantity:
        if isinstance(factor, bool) or not isinstance(factor, int | Fraction):
            return NotImplemented
        times = Fraction(factor)
        bound = _TURNED.get(self.bound, self.bound) if times < 0 else self.bound
        return Quantity(self.value * times, self.unit, bound, None, self.step * abs(times) or self.step)

    __rmul__ = __mul__

    def __truediv__(self, divisor: Quantity | int | Fraction) -> Quantity | Fraction:
        """By a quantity: how often it goes into this one, a plain number. By a number: a quantity."""
        if isinstance(divisor, Quantity):
            return self.value / self._other(divisor)
        if isinstance(divisor, bool) or not isinstance(divisor, int | Fraction):
            return NotImplemented
        return self * (Fraction(1) / Fraction(divisor))


def mixed(one: Unit, other: Unit) -> UnitError:
    """The error for two units that do not convert."""
    return UnitError(
        f"{one.name or 'a plain number'} and {other.name or 'a plain number'} do not convert into each other"
    )
