"""Numerals: what is written is what is read, and nothing vague is ever given a number."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from fazhi.errors import ParseError
from fazhi.quantity.chinese import read_integer, write_capital, write_integer
from fazhi.quantity.numerals import parse_numeral, read_numeral
from fazhi.strategies import arabic_numerals, chinese_numerals, numerals


@given(numerals())
@example(("1亿", Fraction(10**8)))
def test_a_numeral_says_the_number_it_was_written_for(pair: tuple[str, Fraction]) -> None:
    text, number = pair
    assert parse_numeral(text) == number


@given(st.integers(0, 10**16 - 1))
def test_chinese_and_capital_numerals_round_trip(value: int) -> None:
    for text in (write_integer(value), write_capital(value)):
        read = read_integer(text)
        assert read is not None
        assert read.value == value


@given(chinese_numerals())
def test_the_writer_agrees_with_an_independent_one(pair: tuple[str, Fraction]) -> None:
    text, number = pair
    assert write_integer(int(number)) == text


@given(st.integers(1, 9999), st.sampled_from(["", "万", "亿"]))
def test_traditional_and_capital_characters_say_the_same(value: int, power: str) -> None:
    plain = write_integer(value) + power
    swap = str.maketrans({"万": "萬", "亿": "億", "两": "兩"})
    assert parse_numeral(plain.translate(swap)) == parse_numeral(plain)
    capital = plain.translate(str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟"))
    assert parse_numeral(capital) == parse_numeral(plain)


@given(arabic_numerals())
def test_the_step_is_the_place_of_the_last_printed_digit(pair: tuple[str, Fraction]) -> None:
    text, number = pair
    numeral = read_numeral(text, 0)
    assert numeral is not None
    assert (number / numeral.step).denominator == 1
    decimals = text.partition(".")[2].rstrip("百千万亿")
    multiplier = number / Fraction(text.replace(",", "").rstrip("百千万亿")) if number else None
    if multiplier is not None:
        assert numeral.step == multiplier / 10 ** len(decimals)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("一万二", 12000),
        ("两千三", 2300),
        ("三百五", 350),
        ("一亿三", 130_000_000),
        ("一千零五", 1005),
        ("十二万", 120_000),
        ("一百一十", 110),
        ("一百十", 110),
        ("二〇二三", 2023),
        ("五万亿", 5 * 10**12),
        ("壹佰贰拾万", 1_200_000),
        ("3千", 3000),
        ("1.2万亿", 1_200_000_000_000),
        ("1亿3千万", 130_000_000),
        ("12万3456", 123_456),
        ("1 108 280", 1_108_280),
        ("1,108,280", 1_108_280),
        ("一点二五万", 12500),
        ("1．5", Fraction(3, 2)),
    ],
)
def test_numerals_of_every_form(text: str, value: int | Fraction) -> None:
    assert parse_numeral(text) == value


@pytest.mark.parametrize(
    "text", ["一两", "三五", "二三十", "十二三", "三四百", "几十", "十几", "万万", "一百百", "", "件", "百分"]
)
def test_what_says_no_single_number_is_refused(text: str) -> None:
    with pytest.raises(ParseError):
        parse_numeral(text)


@given(st.text("0123456789一二三十百千万亿零点余多.,", max_size=60))
def test_reading_never_raises_but_parse_error(text: str) -> None:
    numeral = read_numeral(text, 0)
    assert numeral is None or 0 < numeral.end <= len(text)


def test_more_than_forty_digits_are_no_quantity() -> None:
    assert read_numeral("9" * 41, 0) is None
    assert parse_numeral("9" * 40) == 10**40 - 1
