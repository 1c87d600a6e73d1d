"""Dates in every form that documents use, and whole dates only."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fazhi.parse.heading_dates import find_dates

DIGITS = "〇一二三四五六七八九"


def small(number: int) -> str:
    if number < 10:
        return DIGITS[number]
    tens, ones = divmod(number, 10)
    return (DIGITS[tens] if tens > 1 else "") + "十" + (DIGITS[ones] if ones else "")


def chinese(day: dt.date, zero: str) -> str:
    year = "".join(DIGITS[int(c)] for c in str(day.year)).replace("〇", zero)
    return f"{year}年{small(day.month)}月{small(day.day)}日"


FORMS = {
    "arabic": lambda d: f"{d.year}年{d.month}月{d.day}日",
    "padded": lambda d: f"{d.year}年{d.month:02}月{d.day:02}日",
    "spaced": lambda d: f"{d.year} 年 {d.month} 月 {d.day} 日",
    "chinese": lambda d: chinese(d, "〇"),
    "circle": lambda d: chinese(d, "○"),
    "latin o": lambda d: chinese(d, "O"),
    "zero": lambda d: chinese(d, "0"),
    "points": lambda d: f"{d.year}.{d.month}.{d.day}",
    "dashes": lambda d: f"{d.year}-{d.month:02}-{d.day:02}",
    "slashes": lambda d: f"{d.year}/{d.month:02}/{d.day:02}",
    "clock": lambda d: f"{d.year}-{d.month:02}-{d.day:02} 09:18",
}


@given(st.dates(dt.date(1950, 1, 1), dt.date(2099, 12, 31)), st.sampled_from(sorted(FORMS)))
def test_every_form_reads_back(day: dt.date, form: str) -> None:
    text = f"甲市人民政府（{FORMS[form](day)}）"
    assert [d.date for d in find_dates(text, 0, len(text))] == [day]


@pytest.mark.parametrize(
    "text",
    [
        "2023年13月1日",
        "2023年2月30日",
        "2023年3月",
        "12023.1.1",
        "1.2023.1.1.5",
        "2023-1",
        "3.15",
        "0000-00-00",
        "二〇二三年",
    ],
)
def test_what_is_no_date_is_not_read_as_one(text: str) -> None:
    assert list(find_dates(text, 0, len(text))) == []
