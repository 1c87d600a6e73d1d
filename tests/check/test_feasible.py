"""Feasibility against exhaustive search on small numbers, and against a solver where one is installed."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fazhi.check.feasible import Answer, Linear, Proportion, Statement, propagate, satisfiable
from fazhi.quantity.truth import Interval

TOP = 6  # whole-number variables run from 0 to TOP


def exhaustive(statements: Sequence[Statement], domains: dict[int, Interval]) -> list[tuple[int, ...]]:
    """Every assignment of whole numbers that satisfies everything; rates are judged by membership."""
    rates = {s.rate for s in statements if isinstance(s, Proportion)}
    names = [v for v in domains if v not in rates]
    found = []
    for values in product(range(TOP + 1), repeat=len(names)):
        point = dict(zip(names, values, strict=True))
        if not all(domains[v].contains(x) for v, x in point.items()):
            continue
        if all(_true(s, point, domains) for s in statements):
            found.append(values)
    return found


def _true(statement: Statement, point: dict[int, int], domains: dict[int, Interval]) -> bool:
    if isinstance(statement, Linear):
        total = statement.constant + sum(c * point[v] for c, v in statement.terms)
        return {"=": total == 0, "<=": total <= 0, "<": total < 0}[statement.relation]
    above = sum(c * point[v] for c, v in statement.above)
    below = sum(c * point[v] for c, v in statement.below)
    rate = domains[statement.rate]
    if below == 0:  # 0 out of 0 is left open; anything else out of nothing is false
        return _closed_zero(above, rate)
    return rate.contains(statement.scale * Fraction(above) / below)


def _closed_zero(above: Fraction | int, rate: Interval) -> bool:
    """`lo*0 <= 100*above <= hi*0` as the inequalities read it, ends that are open refuse equality."""
    return above == 0 and not rate.low_open and not rate.high_open


whole = st.tuples(st.integers(0, TOP), st.integers(0, TOP)).map(
    lambda ends: Interval(Fraction(min(ends)), Fraction(max(ends)), whole=True)
)
lines = st.builds(
    Linear,
    st.lists(st.integers(-3, 3).filter(bool), min_size=1, max_size=3).flatmap(
        lambda cs: st.permutations(range(3)).map(lambda vs: tuple(zip(cs, vs, strict=False)))
    ),
    st.integers(-8, 8),
    st.sampled_from(["=", "<=", "<"]),
)
printed = st.builds(
    lambda value, places, cut: _rate(value, places, cut), st.integers(0, 1000), st.integers(0, 1), st.booleans()
)


def _rate(tenths: int, places: int, cut: bool) -> Interval:
    step = Fraction(1, 10**places)
    value = Fraction(tenths, 10) // step * step
    return (
        Interval(value, value + step, False, True) if cut else Interval(value - step / 2, value + step / 2, False, True)
    )


@given(st.lists(lines, min_size=1, max_size=4), st.tuples(whole, whole, whole))
def test_linear_statements(statements: list[Linear], domains: tuple[Interval, ...]) -> None:
    box = dict(enumerate(domains))
    assert (satisfiable(statements, box) is Answer.YES) == bool(exhaustive(statements, box))


@given(st.lists(lines, max_size=2), printed, st.tuples(whole, whole, whole))
def test_rates_with_other_statements(more: list[Linear], rate: Interval, domains: tuple[Interval, ...]) -> None:
    box = {**dict(enumerate(domains)), 3: rate}
    positive = Linear(((-1, 1),), 0, "<")
    statements: list[Statement] = [Proportion(((1, 0),), ((1, 1),), 3), positive, *more]
    answer = satisfiable(statements, box)
    assert (answer is not Answer.NO) == bool(exhaustive(statements, box))


@given(st.lists(lines, min_size=1, max_size=3), st.tuples(whole, whole, whole))
def test_propagation_removes_no_solution(statements: list[Linear], domains: tuple[Interval, ...]) -> None:
    box = dict(enumerate(domains))
    solutions = exhaustive(statements, box)
    tight = propagate(statements, box)
    if tight is None:
        assert not solutions
        return
    for values in solutions:
        assert all(tight[v].contains(x) for v, x in enumerate(values))


@settings(max_examples=40)
@given(
    st.lists(lines, min_size=1, max_size=5),
    st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 10**4)), min_size=3, max_size=3),
)
def test_no_is_never_said_where_a_solver_finds_numbers(statements: list[Linear], ends: list[tuple[int, int]]) -> None:
    z3 = pytest.importorskip("z3")
    box = {v: Interval(Fraction(low), Fraction(low + width), whole=True) for v, (low, width) in enumerate(ends)}
    solver = z3.Solver()
    solver.set("timeout", 2000)
    names = [z3.Int(f"x{v}") for v in box]
    for v, (low, width) in enumerate(ends):
        solver.add(names[v] >= low, names[v] <= low + width)
    for line in statements:
        total = sum((int(c) * names[v] for c, v in line.terms), z3.IntVal(int(line.constant)))
        solver.add({"=": total == 0, "<=": total <= 0, "<": total < 0}[line.relation])
    found = solver.check()
    answer = satisfiable(statements, box)
    if found == z3.sat:
        assert answer is not Answer.NO
    elif found == z3.unsat:
        assert answer is not Answer.YES


def test_a_rate_of_an_unknown_base_needs_a_whole_number() -> None:
    """159 after growth of 91.6 % is 83 before, and nothing else; 31.2 % of 631 or 632 is 197."""
    rounded = Interval(Fraction("91.55"), Fraction("91.65"), False, True)
    before = Interval(Fraction(0), None, whole=True)
    box = {0: Interval.point(159), 1: before, 2: rounded}
    growth = Proportion(((1, 0), (-1, 1)), ((1, 1),), 2)
    tight = propagate([growth], box)
    assert tight is not None
    assert tight[1].single == 83
    share = {0: Interval.point(197), 1: before, 2: Interval(Fraction("31.15"), Fraction("31.25"), False, True)}
    tight = propagate([Proportion(((1, 0),), ((1, 1),), 2)], share)
    assert tight is not None
    assert str(tight[1]) == "[631, 632]"


def test_sixty_figures_in_one_component_stay_fast() -> None:
    """A chain of sixty rounded figures and an impossible end is refuted by propagation, without search."""
    box = {v: Interval(Fraction(v * 100), Fraction(v * 100 + 99), whole=True) for v in range(60)}
    steps = [Linear(((1, v), (-1, v + 1)), 10, "<=") for v in range(59)]
    assert satisfiable(steps, box) is Answer.YES
    assert satisfiable([*steps, Linear(((1, 59), (-1, 0)), 0, "<=")], box) is Answer.NO
