"""A quantity as printed: its exact value, unit, bound, and how finely it was printed."""

from __future__ import annotations

from fractions import Fraction

from attrs import evolve, field, frozen

from fazhi.quantity.bound import Bound
from fazhi.quantity.unit import Unit

__all__ = ["Bound", "Quantity"]


@frozen
class Quantity:
    """One printed quantity (数量), such as `近5629万元`.

    `value` has its multipliers applied; `step` is the place value of the last printed digit (`2.48亿元`: one million,
    `13.63%`: one hundredth); `modifier` is the word behind the bound (`近`, `余`, `以上` …, or two as `约…余`); `grain`
    is what `余`/`多`/`近`/`约` may add or take away softly (g in the design: the truth of `200余` is below 300), None
    where no such word stands; `text` is the whole expression as read.
    """

    value: Fraction
    unit: Unit
    bound: Bound = Bound.EXACT
    modifier: str | None = None
    step: Fraction = Fraction(1)
    grain: Fraction | None = None
    text: str = field(default="")

    @property
    def may_be_rounded(self) -> bool:
        """Whether the printing hides digits: a multiplier, decimals, or a ratio; `198件` and `5629元` hide none."""
        return self.step != 1 or self.unit.dimension == "ratio"

    def negated(self) -> Quantity:
        """The same printing with a minus sign."""
        turned = {Bound.LOWER: Bound.UPPER, Bound.UPPER: Bound.LOWER}.get(self.bound, self.bound)
        return evolve(self, value=-self.value, bound=turned, text="-" + self.text)
