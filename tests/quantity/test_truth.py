"""The truth of a printed figure is an exact set: it holds every number that prints so, and no other."""

from __future__ import annotations

from fractions import Fraction
from math import floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fazhi.quantity.quantity import Bound, Quantity
from fazhi.quantity.truth import ALL_MODES, ROUNDED, Interval, Mode, truth, truths
from fazhi.quantity.unit import Unit

CASES = Unit("件")
PERCENT = Unit("%", "ratio")
YUAN = Unit("元", "money")

steps = st.sampled_from(
    [Fraction(1, 100), Fraction(1, 10), Fraction(1), Fraction(100), Fraction(10**4), Fraction(10**6)]
)
truths_behind = st.fractions(min_value=0, max_value=10**7, max_denominator=1000)


def printed_in(mode: Mode, value: Fraction, step: Fraction) -> Fraction:
    """An independent printing: what `value` reads like at the last place `step`."""
    scaled = value / step
    if mode is Mode.TRUNCATED:
        return floor(scaled) * step
    if mode is Mode.HALF_UP:
        return floor(scaled + Fraction(1, 2)) * step
    return round(scaled) * step


@given(truths_behind, steps, st.sampled_from(ALL_MODES), st.sampled_from([PERCENT, YUAN]), st.booleans())
def test_the_set_contains_the_value_it_was_printed_from(
    value: Fraction, step: Fraction, mode: Mode, unit: Unit, hard: bool
) -> None:
    figure = Quantity(printed_in(mode, value, step), unit, step=step)
    if step == 1 and unit is YUAN:
        value = figure.value  # 5629元 is printed in full
    assert truth(figure, mode, hard=hard).contains(value)


@given(truths_behind, truths_behind, steps, st.sampled_from(ALL_MODES))
def test_the_set_contains_no_number_that_prints_otherwise(
    value: Fraction, other: Fraction, step: Fraction, mode: Mode
) -> None:
    figure = Quantity(printed_in(mode, value, step), PERCENT, step=step)
    assert truth(figure, mode).contains(other) == (printed_in(mode, other, step) == figure.value)


@given(st.integers(0, 10**9), st.sampled_from([100, 1000, 10**4, 10**8]), st.sampled_from(ALL_MODES))
def test_counts_with_a_multiplier_stay_whole_numbers(count: int, step: int, mode: Mode) -> None:
    figure = Quantity(printed_in(mode, Fraction(count), Fraction(step)), CASES, step=Fraction(step))
    found = truth(figure, mode)
    assert found.contains(count)
    assert not found.contains(count + Fraction(1, 2))


@given(
    st.integers(1, 10**6),
    st.sampled_from([Bound.EXACT, Bound.APPROX, Bound.LOWER, Bound.UPPER]),
    st.sampled_from(["余", "近", "约", "超过", "以上", "不足", "不超过", "多", "约…余"]),
    st.sampled_from([1, 10, 100]),
    st.sampled_from(ALL_MODES),
    st.sampled_from([CASES, YUAN, PERCENT]),
    st.booleans(),
)
def test_soft_sets_lie_within_hard_sets(
    value: int, bound: Bound, word: str, grain: int, mode: Mode, unit: Unit, share: bool
) -> None:
    modifier = None if bound is Bound.EXACT else word
    figure = Quantity(Fraction(value), unit, bound, modifier, grain=Fraction(grain) if modifier else None)
    assert truth(figure, mode, hard=True, share=share).includes(truth(figure, mode, share=share))


@given(truths_behind, steps)
def test_rounding_or_cutting_is_no_narrower_than_either(value: Fraction, step: Fraction) -> None:
    figure = Quantity(printed_in(Mode.HALF_UP, value, step), PERCENT, step=step)
    wide = truths(figure, ALL_MODES)
    for mode in ALL_MODES:
        assert wide.includes(truth(figure, mode))


@pytest.mark.parametrize(
    ("value", "step", "mode", "expected"),
    [
        ("13.63", "0.01", Mode.HALF_UP, "[13.625, 13.635)"),
        ("13.63", "0.01", Mode.HALF_EVEN, "(13.625, 13.635)"),
        ("13.62", "0.01", Mode.HALF_EVEN, "[13.615, 13.625]"),
        ("13.63", "0.01", Mode.TRUNCATED, "[13.63, 13.64)"),
        ("99.7", "0.1", Mode.HALF_UP, "[99.65, 99.75)"),
        ("99.70", "0.01", Mode.HALF_UP, "[99.695, 99.705)"),
        ("0.0", "0.1", Mode.HALF_UP, "[0, 0.05)"),
        ("-3", "1", Mode.TRUNCATED, "(-4, -3]"),
    ],
)
def test_percentages(value: str, step: str, mode: Mode, expected: str) -> None:
    assert str(truth(Quantity(Fraction(value), PERCENT, step=Fraction(step)), mode)) == expected


@pytest.mark.parametrize(
    ("value", "step", "bound", "word", "grain", "soft", "hard"),
    [
        (198, 1, Bound.EXACT, None, None, "198", "198"),
        (122000, 1000, Bound.EXACT, None, None, "[121500, 122499]", "[121500, 122499]"),
        (200, 1, Bound.LOWER, "余", 100, "[201, 299]", "[200, +∞)"),
        (25, 1, Bound.LOWER, "余", 10, "[26, 34]", "[25, +∞)"),
        (100000, 10**4, Bound.LOWER, "余", 10**4, "[100001, 109999]", "[100000, +∞)"),
        (84000, 1000, Bound.LOWER, "多", 1000, "[84001, 84999]", "[84000, +∞)"),
        (100, 1, Bound.UPPER, "近", 10, "[90, 99]", "[1, 100]"),
        (100, 1, Bound.APPROX, "约", 10, "[91, 109]", "[0, +∞)"),
        (100, 1, Bound.APPROX, "约…余", 100, "[0, 199]", "[0, +∞)"),
        (100, 1, Bound.LOWER, "超过", None, "[101, +∞)", "[101, +∞)"),
        (100, 1, Bound.LOWER, "以上", None, "[100, +∞)", "[100, +∞)"),
        (100, 1, Bound.LOWER, "不少于", None, "[100, +∞)", "[100, +∞)"),
        (15, 1, Bound.UPPER, "以内", None, "[0, 15]", "[0, 15]"),
        (15, 1, Bound.UPPER, "不足", None, "[0, 14]", "[0, 14]"),
    ],
)
def test_counts_and_the_words_around_them(
    value: int, step: int, bound: Bound, word: str | None, grain: int | None, soft: str, hard: str
) -> None:
    figure = Quantity(Fraction(value), CASES, bound, word, Fraction(step), None if grain is None else Fraction(grain))
    assert str(truth(figure, Mode.HALF_UP)) == soft
    assert str(truth(figure, Mode.HALF_UP, hard=True)) == hard


@pytest.mark.parametrize(
    ("value", "step", "hard"), [("100", "1", "[99.5, 100]"), ("100.0", "0.1", "[99.95, 100]"), ("0", "1", "[0, 0.5]")]
)
def test_all_and_nothing(value: str, step: str, hard: str) -> None:
    """`100%` of a whole softly means all of it, and never more."""
    figure = Quantity(Fraction(value), PERCENT, step=Fraction(step))
    assert truths(figure, ROUNDED, share=True).single == Fraction(value)
    assert str(truths(figure, ROUNDED, hard=True, share=True)) == hard
    assert truth(figure, Mode.TRUNCATED, hard=True, share=True).contains(Fraction(value))


bounds = st.one_of(st.none(), st.integers(-5, 5).map(Fraction), st.fractions(-5, 5, max_denominator=3))
intervals = st.builds(Interval, bounds, bounds, st.booleans(), st.booleans(), st.booleans())
grid = [Fraction(n, 6) for n in range(-36, 37)]


@given(intervals, intervals)
def test_meeting_is_containment_in_both(a: Interval, b: Interval) -> None:
    both = a.meet(b)
    for x in grid:
        assert both.contains(x) == (a.contains(x) and b.contains(x))


@given(intervals)
def test_empty_means_that_nothing_is_inside(a: Interval) -> None:
    if a.empty:
        assert not any(a.contains(x) for x in grid)
    if a.single is not None:
        assert a.contains(a.single)
        assert [x for x in grid if a.contains(x)] in ([a.single], [])
