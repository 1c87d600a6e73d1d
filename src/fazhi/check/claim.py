"""A claim: one arithmetic statement that the text makes, as rules build it and before it is judged."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from attrs import field, frozen

from fazhi.check.feasible import Linear, Number, Proportion, Statement
from fazhi.model import Bilingual, Certainty, Figure, Mode, RelationKind, Report, Severity, Term, Verdict
from fazhi.quantity.truth import ALL_MODES, ROUNDED, Interval, is_whole, truths

__all__ = ["Claim", "Ledger", "Level", "number"]


class Level:
    """Which readings of the printed figures are let in, from the ordinary to the utmost."""

    ROUNDED = 0  # rounded, soft sets
    ANY = 1  # rounded or cut, soft sets
    HARD = 2  # rounded or cut, hard sets


@frozen
class Claim:
    """What the text claims, with the variables it is about.

    `statements` speak of ledger variables. A claim without statements brings its own `verdict`. `cap` is the highest
    severity that a clash may have, None where it is never shown; `ceiling` caps a `consistent_only_if_truncated`.
    `message`, `implied` are called only when they are needed.
    """

    rule: str
    kind: RelationKind
    terms: tuple[Term, ...]
    statements: tuple[Statement, ...] = ()
    figures: tuple[int, ...] = ()
    hidden: tuple[int, ...] = ()
    certainty: Certainty = Certainty.CERTAIN
    cap: Severity | None = Severity.WARNING
    ceiling: Severity | None = Severity.WARNING
    closed: str | None = None
    verdict: Verdict | None = None
    computed: str = ""
    message: Callable[[], Bilingual] | None = field(default=None, eq=False, repr=False)
    implied: Callable[[], Bilingual] | None = field(default=None, eq=False, repr=False)
    anchor: int = 0  # the source offset by which findings are ordered
    undetermined: Severity | None = None  # a clash of soft sets only is shown with this severity, None: not shown
    listed: bool = True  # a remark about wording is no relation between figures

    @property
    def variables(self) -> tuple[int, ...]:
        return (*self.figures, *self.hidden)


class Ledger:
    """Numbers every figure and every unknown of a check, and keeps the sets of their true values."""

    def __init__(self) -> None:
        self._figures: list[tuple[Figure, Report, bool] | None] = []
        self._values: list[Number | None] = []
        self._index: dict[tuple[int, int, int], int] = {}
        self._hidden: dict[int, Interval] = {}
        self._keys: dict[object, int] = {}
        self._cache: dict[tuple[int, object], Interval] = {}

    def figure(self, report: Report, figure: Figure, *, share: bool = False) -> int:
        """The variable of a printed figure; `share` where it is a percentage of a whole."""
        key = (id(report), figure.span.start, share)
        found = self._index.get(key)
        if found is None:
            found = self._index[key] = len(self._figures)
            self._figures.append((figure, report, share))
            q = figure.quantity
            plain = not q.may_be_rounded and q.modifier is None
            self._values.append(None if not plain else q.value.numerator if q.value.denominator == 1 else q.value)
        return found

    def unknown(self, domain: Interval, key: object = None) -> int:
        """The variable of a number that is not printed; the same one for the same `key`."""
        if key is not None and key in self._keys:
            return self._keys[key]
        variable = len(self._figures)
        self._figures.append(None)
        self._values.append(None)
        self._hidden[variable] = domain
        if key is not None:
            self._keys[key] = variable
        return variable

    def printed(self, variable: int) -> Figure | None:
        """The figure behind a variable, None for an unknown."""
        entry = self._figures[variable]
        return entry[0] if entry else None

    def report(self, variable: int) -> Report | None:
        entry = self._figures[variable]
        return entry[1] if entry else None

    def is_share(self, variable: int) -> bool:
        entry = self._figures[variable]
        return entry is not None and entry[2]

    def domain(self, variable: int, level: int) -> Interval:
        """The set of true values of a variable at a level."""
        key = (variable, level)
        found = self._cache.get(key)
        if found is None:
            modes = ROUNDED if level == Level.ROUNDED else ALL_MODES
            found = self._cache[key] = self._domain(variable, modes, level == Level.HARD)
        return found

    def domain_in(self, variable: int, mode: Mode) -> Interval:
        """The soft set of a variable if it was printed in `mode`."""
        key = (variable, mode)
        found = self._cache.get(key)
        if found is None:
            found = self._cache[key] = self._domain(variable, (mode,), False)
        return found

    def free(self, variable: int) -> Interval:
        """The set of a variable whose printed value is not believed."""
        entry = self._figures[variable]
        if entry is None:
            return self._hidden[variable]
        figure, _, share = entry
        high = Fraction(100) if share else None
        return Interval(Fraction(0), high, whole=is_whole(figure.quantity))

    def exact(self, variable: int) -> bool:
        """Whether the figure is printed in full and without a word that bounds it."""
        return self.value(variable) is not None

    def value(self, variable: int) -> Number | None:
        """The only number that a figure printed in full can mean; None for all others."""
        return self._values[variable]

    def _domain(self, variable: int, modes: tuple[Mode, ...], hard: bool) -> Interval:
        entry = self._figures[variable]
        if entry is None:
            return self._hidden[variable]
        figure, _, share = entry
        return truths(figure.quantity, modes, hard=hard, share=share)


def number(value: Fraction | int) -> str:
    """A number as readers write it: an integer, a finite decimal, or a fraction with its first decimals."""
    value = Fraction(value)
    if value.denominator == 1:
        return str(value.numerator)
    sign, value = ("-", -value) if value < 0 else ("", value)
    scaled = value * 10**4
    if scaled.denominator == 1:
        whole, rest = divmod(scaled.numerator, 10**4)
        return f"{sign}{whole}.{rest:04d}".rstrip("0").rstrip(".")
    whole, rest = divmod(scaled.numerator // scaled.denominator, 10**4)
    return f"{sign}{whole}.{rest:04d}…"


def total_of(parts: tuple[int, ...], total: int, relation: str = "=") -> Linear:
    """parts added up `relation` total."""
    return Linear((*((1, p) for p in parts), (-1, total)), 0, relation)


def rate_of(part: int, whole: int, rate: int) -> Proportion:
    """100 × part ÷ whole is the rate."""
    return Proportion(((1, part),), ((1, whole),), rate)
