"""Whether whole and real numbers exist that satisfy linear statements: bound propagation and a bounded search.

Every answer of "no" is a proof: propagation only removes values that cannot be part of any solution, and the search
only splits what is left. Where the search gives up, the answer is "maybe", never "no".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from fractions import Fraction

from attrs import frozen

from fazhi.quantity.truth import Interval

__all__ = ["Answer", "Linear", "Proportion", "Statement", "propagate", "satisfiable"]

_ROUNDS = 60  # sweeps of propagation; each is sound, so stopping early only loses sharpness
_NODES = 400  # boxes examined before the search answers "maybe"


class Answer(StrEnum):
    YES = "yes"
    NO = "no"
    MAYBE = "maybe"


@frozen
class Linear:
    """`sum(coefficient * variable) + constant` is 0 (`relation` `=`), at most 0 (`<=`) or below 0 (`<`)."""

    terms: tuple[tuple[Fraction | int, int], ...]
    constant: Fraction | int = 0
    relation: str = "="


@frozen
class Proportion:
    """`scale * above / below` lies in the set of the variable `rate`; `above` and `below` are linear forms.

    `below` must be positive where anything is claimed: nothing divided by nothing proves nothing.
    """

    above: tuple[tuple[Fraction | int, int], ...]
    below: tuple[tuple[Fraction | int, int], ...]
    rate: int
    scale: int = 100


Statement = Linear | Proportion
Number = Fraction | int
Box = dict[int, Interval]


def satisfiable(statements: Sequence[Statement], domains: Mapping[int, Interval]) -> Answer:
    """Whether some choice of one number from each domain satisfies all statements.

    >>> whole = Interval(Fraction(0), None, whole=True)
    >>> seven = Interval.point(7)
    >>> satisfiable([Linear(((2, 0), (-1, 1)))], {0: whole, 1: seven})
    <Answer.NO: 'no'>
    """
    inequalities = [line for s in statements for line in _lines(s, domains)]
    stack: list[Box] = [dict(domains)]
    nodes = 0
    maybe = False
    while stack:
        box = _tighten(inequalities, stack.pop())
        nodes += 1
        if box is None:
            continue
        wide = [(_width(i), v) for v, i in box.items() if i.whole and i.single is None]
        if not wide:
            if all(i.single is not None for i in box.values()) or _point_holds(inequalities, box):
                return Answer.YES
            maybe = True
            continue
        if _point_holds(inequalities, box):
            return Answer.YES
        if nodes >= _NODES:
            return Answer.MAYBE
        bounded = [(w, v) for w, v in wide if w is not None]
        if not bounded:
            maybe = True
            continue
        _, variable = min(bounded)
        low, high = box[variable].first, box[variable].last
        if low is None or high is None:  # a bounded width has both ends
            continue
        middle = (low + high) // 2
        stack.append({**box, variable: Interval(Fraction(middle + 1), Fraction(high), whole=True)})
        stack.append({**box, variable: Interval(Fraction(low), Fraction(middle), whole=True)})
    return Answer.MAYBE if maybe else Answer.NO


def propagate(statements: Sequence[Statement], domains: Mapping[int, Interval]) -> Box | None:
    """The domains without values that cannot be part of any solution; None where one becomes empty."""
    return _tighten([line for s in statements for line in _lines(s, domains)], dict(domains))


def _lines(statement: Statement, domains: Mapping[int, Interval]) -> list[Linear]:
    """A statement as inequalities between linear forms."""
    if isinstance(statement, Linear):
        return [statement]
    rate = domains[statement.rate]
    out = []
    if rate.high is not None:
        # scaled by the denominator, so that whole numbers stay whole
        p, q = rate.high.numerator, rate.high.denominator
        terms = _merge(
            [(c * statement.scale * q, v) for c, v in statement.above] + [(-c * p, v) for c, v in statement.below]
        )
        out.append(Linear(terms, 0, "<" if rate.high_open else "<="))
    if rate.low is not None:
        p, q = rate.low.numerator, rate.low.denominator
        terms = _merge(
            [(c * p, v) for c, v in statement.below] + [(-c * statement.scale * q, v) for c, v in statement.above]
        )
        out.append(Linear(terms, 0, "<" if rate.low_open else "<="))
    return out


def _merge(terms: list[tuple[Fraction | int, int]]) -> tuple[tuple[Fraction | int, int], ...]:
    """Terms of the same variable added up, so that propagation sees each variable once."""
    total: dict[int, Fraction | int] = {}
    for c, v in terms:
        total[v] = total.get(v, 0) + c
    return tuple((c, v) for v, c in total.items() if c)


def _width(interval: Interval) -> int | None:
    first, last = interval.first, interval.last
    return None if first is None or last is None else last - first


def _tighten(lines: Sequence[Linear], box: Box) -> Box | None:
    """Propagate bounds through all lines until nothing changes."""
    if any(i.empty for i in box.values()):
        return None
    for _ in range(_ROUNDS):
        changed = False
        for line in lines:
            moved = _apply(line, box, line.relation != "<=" and line.relation != "=")
            if moved is None:
                return None
            changed = changed or moved
            if line.relation == "=":
                moved = _apply(Linear(tuple((-c, v) for c, v in line.terms), -line.constant, "<="), box, False)
                if moved is None:
                    return None
                changed = changed or moved
        if not changed:
            break
    return box


def _apply(line: Linear, box: Box, strict: bool) -> bool | None:
    """Tighten every variable of `terms + constant <= 0`; None where that leaves one of them nothing."""
    least: Fraction | int = line.constant
    opens = 0
    unlimited = -1  # the variable without a least contribution; two of them let nothing follow
    parts: list[tuple[Fraction | int, bool] | None] = []
    for c, v in line.terms:
        end, is_open = (box[v].low, box[v].low_open) if c > 0 else (box[v].high, box[v].high_open)
        if end is None:
            if unlimited >= 0:
                return False
            unlimited = v
            parts.append(None)
            continue
        least += c * end
        opens += is_open
        parts.append((c * end, is_open))
    if unlimited < 0 and (least > 0 or (least == 0 and (strict or opens))):
        return None
    changed = False
    for (c, v), part in zip(line.terms, parts, strict=True):
        if unlimited >= 0 and v != unlimited:
            continue
        rest = least - part[0] if part else least
        rest_open = strict or (opens - (part[1] if part else 0)) > 0
        limit = _divided(-rest, c)
        old = box[v]
        new = (
            Interval(None, limit, False, rest_open, old.whole)
            if c > 0
            else Interval(limit, None, rest_open, False, old.whole)
        )
        end, end_open = (old.high, old.high_open) if c > 0 else (old.low, old.low_open)
        if end is not None and (
            (c > 0 and (limit > end or (limit == end and (end_open or not rest_open))))
            or (c < 0 and (limit < end or (limit == end and (end_open or not rest_open))))
        ):
            continue
        both = old.meet(new)
        if both.empty:
            return None
        if both != old:
            box[v] = both
            changed = True
    return changed


def _divided(a: Number, b: Number) -> Number:
    """a ÷ b, as an int where it is whole: int arithmetic is several times faster than that of fractions."""
    if isinstance(a, int) and isinstance(b, int) and a % b == 0:
        return a // b
    return Fraction(a) / b


def _point_holds(lines: Sequence[Linear], box: Box) -> bool:
    """Whether some easily named point of the box (low ends, high ends, or middles) satisfies all lines."""
    for pick in (_low, _middle, _high):
        picked = {v: pick(i) for v, i in box.items()}
        point = {v: p for v, p in picked.items() if p is not None}
        if len(point) < len(box):
            continue
        if all(_holds(line, point) for line in lines):
            return True
    return False


def _holds(line: Linear, point: Mapping[int, Number]) -> bool:
    total: Fraction | int = line.constant
    for c, v in line.terms:
        total += c * point[v]
    if line.relation == "=":
        return total == 0
    return total <= 0 if line.relation == "<=" else total < 0


def _low(interval: Interval) -> Number | None:
    if interval.whole:
        first = interval.first
        return None if first is None else first
    if interval.low is not None and interval.low_open:
        return _middle(interval)
    return interval.low


def _high(interval: Interval) -> Number | None:
    if interval.whole:
        last = interval.last
        return None if last is None else last
    if interval.high is not None and interval.high_open:
        return _middle(interval)
    return interval.high


def _middle(interval: Interval) -> Number | None:
    low, high = interval.low, interval.high
    if low is None or high is None:
        return low + 1 if low is not None else (high - 1 if high is not None else Fraction(0))
    middle = (Fraction(low) + high) / 2
    if interval.whole:
        first, last = interval.first, interval.last
        return None if first is None or last is None else Fraction((first + last) // 2)
    return middle
