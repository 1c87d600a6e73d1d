"""Rows: one for each indicator, exact, complete, and traceable to the text."""

from __future__ import annotations

import re
from fractions import Fraction
from importlib import resources
from pathlib import Path

import pytest

from fazhi import CheckResult, Report, check, parse, to_rows
from fazhi.serial.rows import COLUMNS

ROOT = Path(__file__).resolve().parents[2]
DEMO = (resources.files("fazhi") / "data" / "demo.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def report() -> Report:
    return parse(DEMO, name="demo.txt")


@pytest.fixture(scope="module")
def result(report: Report) -> CheckResult:
    return check(report)


def test_each_indicator_has_one_row_that_leads_to_its_text(report: Report, result: CheckResult) -> None:
    rows = to_rows(report, result)
    assert len(rows) == len(report.indicators) > 20
    for row, indicator in zip(rows, report.indicators, strict=True):
        assert list(row) == list(COLUMNS)
        assert Fraction(row["value"]) == indicator.quantity.value
        assert DEMO[row["start"] : row["end"]] == indicator.span.of(DEMO)
        assert DEMO.split("\n")[row["line"] - 1][row["column"] - 1 :].startswith(DEMO[row["start"]])
        assert all(value is None or isinstance(value, str | int | bool) for value in row.values())


def test_verdicts_and_rules_stand_beside_the_figures_they_are_about(report: Report, result: CheckResult) -> None:
    rows = {row["indicator"]: row for row in to_rows(report, result)}
    kept, accepted = rows["normative_documents.kept"], rows["reconsideration.accepted"]
    assert (kept["verdict"], kept["rules"]) == ("inconsistent", "sum")
    assert (accepted["verdict"], accepted["rules"]) == ("consistent", "")
    assert {row["verdict"] for row in to_rows(report)} == {None}


def test_several_reports_keep_their_order(report: Report) -> None:
    other = parse(DEMO, name="other.txt")
    files = [row["file"] for row in to_rows([other, report])]
    assert files == ["other.txt"] * len(other.indicators) + ["demo.txt"] * len(report.indicators)


def test_every_column_is_explained_in_the_manual() -> None:
    page = (ROOT / "docs" / "data.md").read_text(encoding="utf-8")
    explained = [name for line in re.findall(r"^\| (`.*?) \|", page, re.M) for name in re.findall(r"`(\w+)`", line)]
    assert explained == list(COLUMNS)
