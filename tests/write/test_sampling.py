"""Figures drawn for checking by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

import fazhi
from fazhi.write.sampling import QUESTIONS, Tally, drawn, tallies

REPORTS = [
    fazhi.parse("、".join(f"办理第一类事项{100 * n + i}件" for i in range(40)) + "。", name=f"{n}.txt") for n in (1, 2)
]


def keys(rows: list[dict[str, object]]) -> list[tuple[object, object]]:
    return [(row["file"], row["start"]) for row in rows]


def test_a_draw_does_not_depend_on_the_order_of_files() -> None:
    assert sorted(map(str, keys(drawn(REPORTS, 20)))) == sorted(map(str, keys(drawn(REPORTS[::-1], 20))))
    assert keys(drawn(REPORTS, 20)) != keys(drawn(REPORTS, 20, seed=1))


def test_a_larger_draw_holds_the_smaller() -> None:
    assert set(keys(drawn(REPORTS, 10))) < set(keys(drawn(REPORTS, 30)))
    assert len(drawn(REPORTS, 1000)) == sum(len(report.figures) for report in REPORTS)


def test_every_figure_is_drawn_as_often_as_any_other() -> None:
    times = [sum(row["start"] < 300 for row in drawn(REPORTS[:1], 4, seed)) for seed in range(400)]
    early = sum(figure.span.start < 300 for figure in REPORTS[0].figures) / len(REPORTS[0].figures)
    assert abs(sum(times) / 1600 - early) < 0.05


def test_a_row_shows_the_very_characters() -> None:
    for row in drawn(REPORTS, 5):
        (report,) = (r for r in REPORTS if r.name == row["file"])
        printed = report.text[row["start"] : row["end"]]
        assert f"【{printed}】" in row["excerpt"]
        assert all(row[question] is None for question in QUESTIONS)


@given(st.integers(1, 3000), st.data())
def test_the_interval_holds_the_share(total: int, data: st.DataObject) -> None:
    right = data.draw(st.integers(0, total))
    low, high = Tally("value_ok", right, total).interval
    assert 0 <= low <= Decimal(right) / total + Decimal("0.0005")
    assert Decimal(right) / total - Decimal("0.0005") <= high <= 1
    assert low < high


@pytest.mark.parametrize(
    ("right", "total", "low", "high"),
    # Brown, Cai & DasGupta (2001) discuss the interval; these by the closed formula.
    [(0, 10, "0.000", "0.278"), (10, 10, "0.722", "1.000"), (5, 10, "0.237", "0.763"), (81, 263, "0.255", "0.366")],
)
def test_known_intervals(right: int, total: int, low: str, high: str) -> None:
    assert Tally("x", right, total).interval == (Decimal(low), Decimal(high))


def test_answers_in_two_languages_and_blanks() -> None:
    rows = [{"unit_ok": "是"}, {"unit_ok": " N "}, {"unit_ok": ""}, {}]
    assert tallies(rows) == ([Tally("unit_ok", 1, 2)], [])
