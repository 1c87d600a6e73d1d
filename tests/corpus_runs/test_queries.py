"""The queries of the manual run, and answer what they say."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from fazhi.corpus import run
from fazhi.strategies.histories import Issue

MANUAL = Path(__file__).parents[2] / "docs" / "corpus.md"


@pytest.fixture(scope="module")
def answers(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> list[list[tuple[Any, ...]]]:
    duckdb = pytest.importorskip("duckdb")
    pytest.importorskip("pyarrow")
    out = tmp_path_factory.mktemp("queries")
    run(folder, out, processes=1)
    queries = re.findall(r"```sql\n(.*?)```", MANUAL.read_text(encoding="utf-8"), re.S)
    with duckdb.connect() as connection:
        return [connection.execute(query.replace("'tables/", f"'{out}/")).fetchall() for query in queries]


def test_the_course_of_a_place(answers: list[list[tuple[Any, ...]]], issues: list[Issue]) -> None:
    assert [row[0] for row in answers[0]] == [issue.year for issue in issues if issue.code == "110101"]
    assert all(Decimal(low) == number == Decimal(high) for _, number, low, high in answers[0])


def test_ranking(answers: list[list[tuple[Any, ...]]]) -> None:
    assert len(answers[1]) > 5
    rates = [rate for _, _, rate in answers[1]]
    assert rates == sorted(rates, reverse=True)


def test_a_municipality_and_its_districts(answers: list[list[tuple[Any, ...]]]) -> None:
    assert [row[1] for row in answers[2]] == [2020, 2021, 2022]
    assert all(place == "北京市" and 0 < parts <= whole for place, _, whole, parts, _ in answers[2])


def test_cut_or_rounded(answers: list[list[tuple[Any, ...]]], issues: list[Issue]) -> None:
    assert sum(count for _, _, count in answers[3]) == len(issues)
    assert len(answers[3]) > 2
