"""Quantities: reading, arithmetic, comparison, conversion and writing back."""

from __future__ import annotations

import decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fazhi import Bound, FormatError, ParseError, Quantity, Unit, UnitError, parse_quantity
from fazhi.quantity.unit_table import unit_table
from fazhi.strategies import quantities, units


@given(quantities())
def test_a_printed_quantity_is_read_back(quantity: Quantity) -> None:
    assert parse_quantity(quantity.text) == quantity


@given(quantities())
def test_writing_and_reading_keep_value_unit_bound_and_step(quantity: Quantity) -> None:
    read = parse_quantity(quantity.format())
    assert (read.value, read.unit, read.bound, read.step) == (
        quantity.value,
        quantity.unit,
        quantity.bound,
        quantity.step,
    )


@given(
    quantities(), st.sampled_from(["arabic", "chinese", "capital"]), st.sampled_from([None, "万元", "亿元", "米", "亩"])
)
def test_writing_in_another_unit_or_style_keeps_everything_or_is_refused(
    quantity: Quantity, style: str, unit: str | None
) -> None:
    try:
        text = quantity.format(unit, style=style)
    except (FormatError, UnitError):
        return
    read = parse_quantity(text)
    assert read.to(quantity.unit) == quantity.value
    assert read.bound is quantity.bound
    assert (read.step * Quantity(Fraction(1), read.unit).to(quantity.unit)) == quantity.step


@given(quantities())
def test_writing_without_the_step_keeps_value_and_bound(quantity: Quantity) -> None:
    read = parse_quantity(quantity.format(keep_step=False))
    assert (read.value, read.bound) == (quantity.value, quantity.bound)


@pytest.mark.parametrize(
    ("text", "value", "unit", "bound", "modifier", "step"),
    [
        ("近5629万元", 56_290_000, "元", "upper", "近", 10**4),
        ("2.48亿元", 248_000_000, "元", "exact", None, 10**6),
        ("1.25万余家", 12_500, "家", "lower", "余", 100),
        ("10余万元", 100_000, "元", "lower", "余", 10**4),
        ("13.63%", Fraction(1363, 100), "%", "exact", None, Fraction(1, 100)),
        ("99.70％", Fraction(997, 10), "%", "exact", None, Fraction(1, 100)),
        ("１２３件", 123, "件", "exact", None, 1),
        ("七成", 70, "%", "exact", None, 10),
        ("七成五", 75, "%", "exact", None, 1),
        ("超六成", 60, "%", "lower", "超", 10),
        ("百分之九十九点五", Fraction(199, 2), "%", "exact", None, Fraction(1, 10)),
        ("百分之百", 100, "%", "exact", None, 1),
        ("千分之三", 3, "‰", "exact", None, 1),
        ("三分之一", Fraction(1, 3), "", "exact", None, Fraction(1, 3)),
        ("2/3以上", Fraction(2, 3), "", "lower", "以上", Fraction(1, 3)),
        ("约30余件", 30, "件", "approx", "约…余", 1),
        ("近40余家", 40, "家", "approx", "近…余", 1),
        ("达3107人次", 3107, "人次", "exact", None, 1),
        ("不少于40学时", 40, "学时", "lower", "不少于", 1),
        ("15日内", 15, "日", "upper", "内", 1),
        ("三年半", Fraction(7, 2), "年", "exact", None, Fraction(1, 2)),
        ("两个半小时", Fraction(5, 2), "小时", "exact", None, Fraction(1, 2)),
        ("两个多月", 2, "个月", "exact", None, 1),
        ("-1.23‰", Fraction(-123, 100), "‰", "exact", None, Fraction(1, 100)),
        ("上百件", 100, "件", "lower", "上", 1),
        ("近百件", 100, "件", "upper", "近", 1),
        ("百余件", 100, "件", "lower", "余", 1),
        ("壹佰贰拾万元整", 1_200_000, "元", "exact", None, 1),
        ("3万+", 30_000, "", "lower", "+", 10**4),
        ("3000+人次", 3000, "人次", "lower", "+", 1),
        ("5个百分点", 5, "百分点", "exact", None, 1),
        ("翻两番", 2, "番", "exact", None, 1),
        ("14部门", 14, "部门", "exact", None, 1),
        ("3甗", 3, "甗", "exact", None, 1),
        ("120台次", 120, "台次", "exact", None, 1),
        ("1.5件/年", Fraction(3, 2), "件/年", "exact", None, Fraction(1, 10)),
        ("67人（次）", 67, "人（次）", "exact", None, 1),
        ("12亿千瓦时", 1_200_000_000, "千瓦时", "exact", None, 10**8),
    ],
)
def test_forms(text: str, value: Fraction, unit: str, bound: str, modifier: str | None, step: Fraction) -> None:
    q = parse_quantity(text)
    assert (q.value, q.unit.name, q.bound.value, q.modifier, q.step) == (value, unit, bound, modifier, step)


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("", 0),
        ("件", 0),
        ("十几件", 1),
        ("数十件", 0),
        ("3—5个", 1),
        ("100元至300元", 4),
        ("5件。", 2),
        ("x5件", 0),
        ("一两次", 0),
        ("3件项", 2),
        ("受理3件", 0),
    ],
)
def test_an_error_points_at_the_character(text: str, position: int) -> None:
    with pytest.raises(ParseError) as caught:
        parse_quantity(text)
    assert caught.value.position == position


@given(st.text(max_size=30) | st.text("0123456789一三百万亿余约近超.%件元年个/之成分+- ", max_size=20))
def test_parsing_any_text_raises_nothing_but_parse_error(text: str) -> None:
    position = 0
    try:
        parse_quantity(text)
    except ParseError as error:
        position = error.position
    assert 0 <= position <= len(text)


@given(quantities(), quantities())
def test_comparison_agrees_with_the_printed_values(one: Quantity, other: Quantity) -> None:
    if one.unit.converts_to(other.unit):
        assert (one < other) == (one.value < other.to(one.unit))
        assert (one <= other) == (not one > other)
    else:
        with pytest.raises(UnitError):
            _ = one < other
        with pytest.raises(UnitError):
            one + other


@given(quantities(Unit.of("公里")), quantities(Unit.of("米")), st.integers(-5, 5))
def test_arithmetic_is_that_of_the_values(one: Quantity, other: Quantity, factor: int) -> None:
    assert (one * factor).value == one.value * factor
    assert (-one).value == -one.value
    total = one + other
    assert total.unit == one.unit
    assert total.value == one.value + other.to(one.unit)
    assert (total - other).value == one.value
    assert one / other == one.value / other.to(one.unit)


def test_bounds_travel_through_arithmetic() -> None:
    at_least, at_most, exact = (parse_quantity(t) for t in ("3件以上", "近5件", "2件"))
    assert (at_least + exact).bound is Bound.LOWER
    assert (exact - at_least).bound is Bound.UPPER
    assert (at_least + at_most).bound is Bound.APPROX
    assert (at_least * -1).bound is Bound.UPPER
    assert sum([exact, exact, exact]).value == 6  # type: ignore[union-attr]


@given(st.sampled_from(sorted(unit_table().units)), st.sampled_from(sorted(unit_table().units)), st.fractions())
def test_conversion_is_exact_and_invertible_or_refused(one: str, other: str, number: Fraction) -> None:
    quantity = Quantity(number, Unit.of(one))
    if quantity.unit.converts_to(Unit.of(other)):
        there = quantity.to(Unit.of(other))
        assert Quantity(there, Unit.of(other)).to(Unit.of(one)) == number
    else:
        with pytest.raises(UnitError):
            quantity.to(Unit.of(other))


@pytest.mark.parametrize(
    ("text", "unit", "number"),
    [
        ("2659万元", "亿元", Fraction(2659, 10000)),
        ("3公顷", "亩", 45),
        ("1.5公里", "米", 1500),
        ("90分钟", "小时", Fraction(3, 2)),
        ("2年", "个月", 24),
        ("5吨", "公斤", 5000),
        ("12000件", "万件", Fraction(6, 5)),
        ("30‰", "%", 3),
    ],
)
def test_conversions(text: str, unit: str, number: Fraction) -> None:
    assert parse_quantity(text).to(unit) == number


@pytest.mark.parametrize(
    ("text", "unit"), [("5件", "项"), ("5元", "美元"), ("3个月", "日"), ("5%", "个百分点"), ("5人", "人次")]
)
def test_each_measure_word_is_its_own_kind(text: str, unit: str) -> None:
    with pytest.raises(UnitError):
        parse_quantity(text).to(unit)


def test_the_decimal_does_not_depend_on_the_callers_context() -> None:
    quantity = parse_quantity("123456789012345678901234567.5元")
    with decimal.localcontext() as context:
        context.prec = 3
        assert str(quantity.decimal()) == "123456789012345678901234567.5"
    with pytest.raises(FormatError):
        parse_quantity("三分之一").decimal()


def test_equality_is_structural() -> None:
    assert parse_quantity("99.7%") != parse_quantity("99.70%")
    assert parse_quantity("99.7%").value == parse_quantity("99.70%").value
    assert hash(parse_quantity("5件")) == hash(parse_quantity("5件"))


def test_writing_refuses_what_was_never_printed() -> None:
    amount = parse_quantity("2.48亿元")
    with pytest.raises(FormatError):
        amount.format("元")
    assert amount.format("元", keep_step=False) == "248000000元"
    with pytest.raises(FormatError):
        parse_quantity("100平方米").format("亩")
    with pytest.raises(UnitError):
        amount.format("件")
    with pytest.raises(ValueError, match="style"):
        amount.format(style="roman")


@given(units())
def test_units_compare_by_their_word(unit: Unit) -> None:
    assert Unit.of(unit.name) == unit
    assert Unit.of(unit.name + "甗") != unit


def test_the_table_holds_what_reports_count() -> None:
    table = unit_table().units
    assert len(table) >= 150
    assert {"件", "家次", "人次", "批次", "场次", "期次", "人（次）", "%", "百分点", "元", "亩", "千瓦时"} <= set(table)
    assert len({unit.dimension for unit in table.values()}) >= 12
