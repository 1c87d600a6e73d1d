"""Dates, months, years, periods, ordinals and document numbers, recognised in their own right."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fazhi.model import Period, TimeKind
from fazhi.parse.scan import scan

D = dt.date


@pytest.mark.parametrize(
    ("text", "kind", "period"),
    [
        ("2022年2月28日", TimeKind.DATE, Period(D(2022, 2, 28), D(2022, 2, 28))),
        ("二〇二四年三月一日", TimeKind.DATE, Period(D(2024, 3, 1), D(2024, 3, 1))),
        ("二○一四年十二月三十一日", TimeKind.DATE, Period(D(2014, 12, 31), D(2014, 12, 31))),
        ("2024.3.1", TimeKind.DATE, Period(D(2024, 3, 1), D(2024, 3, 1))),
        ("2021/03/29", TimeKind.DATE, Period(D(2021, 3, 29), D(2021, 3, 29))),
        ("2024-03-28 09:18", TimeKind.DATE, Period(D(2024, 3, 28), D(2024, 3, 28))),
        ("2023年2月30日", TimeKind.DATE, None),
        ("12月4日", TimeKind.DATE, None),
        ("2022年2月", TimeKind.MONTH, Period(D(2022, 2, 1), D(2022, 2, 28))),
        ("2023年", TimeKind.YEAR, Period(D(2023, 1, 1), D(2023, 12, 31))),
        ("2023年度", TimeKind.YEAR, Period(D(2023, 1, 1), D(2023, 12, 31))),
        ("二〇二三年", TimeKind.YEAR, Period(D(2023, 1, 1), D(2023, 12, 31))),
        ("2021—2025年", TimeKind.PERIOD, Period(D(2021, 1, 1), D(2025, 12, 31))),
        ("2021-2025年", TimeKind.PERIOD, Period(D(2021, 1, 1), D(2025, 12, 31))),
        ("2021年至2023年", TimeKind.PERIOD, Period(D(2021, 1, 1), D(2023, 12, 31))),
        ("2000年1月1日至2023年6月30日", TimeKind.PERIOD, Period(D(2000, 1, 1), D(2023, 6, 30))),
        ("2022年7月至2023年6月", TimeKind.PERIOD, Period(D(2022, 7, 1), D(2023, 6, 30))),
        ("2023年3月5日至8日", TimeKind.PERIOD, Period(D(2023, 3, 5), D(2023, 3, 8))),
        ("2023年1—9月", TimeKind.PERIOD, Period(D(2023, 1, 1), D(2023, 9, 30))),
        ("2023年上半年", TimeKind.PERIOD, Period(D(2023, 1, 1), D(2023, 6, 30))),
        ("2023年第三季度", TimeKind.PERIOD, Period(D(2023, 7, 1), D(2023, 9, 30))),
        ("2023年前三季度", TimeKind.PERIOD, Period(D(2023, 1, 1), D(2023, 9, 30))),
        ("1—9月", TimeKind.PERIOD, None),
        ("上半年", TimeKind.PERIOD, None),
        ("去年", TimeKind.YEAR, None),
        ("近三年来", TimeKind.PERIOD, None),
        ("09:18", TimeKind.CLOCK, None),
        ("9时30分", TimeKind.CLOCK, None),
    ],
)
def test_times(text: str, kind: TimeKind, period: Period | None) -> None:
    found = scan(f"于，{text}，办结").times
    assert [(t.start, t.end, t.kind, t.period) for t in found] == [(2, 2 + len(text), kind, period)]


@pytest.mark.parametrize(
    ("text", "kind", "number"),
    [
        ("第三届", TimeKind.ORDINAL, 3),
        ("第15条", TimeKind.ORDINAL, 15),
        ("第十二次", TimeKind.ORDINAL, 12),
        ("第711号令", TimeKind.ORDINAL, 711),
        ("〔2022〕18号", TimeKind.DOCUMENT_NUMBER, 18),
        ("（2021）30号", TimeKind.DOCUMENT_NUMBER, 30),
        ("[2009]1号", TimeKind.DOCUMENT_NUMBER, 1),
    ],
)
def test_ordinals_and_document_numbers(text: str, kind: TimeKind, number: int) -> None:
    found = scan(f"政发{text}，").times
    assert [(t.start, t.end, t.kind, t.number) for t in found] == [(2, 2 + len(text), kind, number)]


def test_years_inside_titles_are_times() -> None:
    found = scan("印发《法治建设规划（2021—2025年）》3份")
    assert [t.period for t in found.times] == [Period(D(2021, 1, 1), D(2025, 12, 31))]
    assert [n.kind for n in found.names] == ["title"]
    assert len(found.mentions) == 1


@given(st.dates(D(1950, 1, 1), D(2090, 12, 31)))
def test_every_day_of_the_calendar_is_read_in_every_form(day: dt.date) -> None:
    forms = [
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.year}-{day.month:02}-{day.day:02}",
        f"{day.year}.{day.month}.{day.day}",
    ]
    for form in forms:
        found = scan(f"（{form}）").times
        assert [t.period for t in found] == [Period(day, day)]
