"""Partitioned Parquet says the same as the plain tables, to every reader that is installed."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

from fazhi.corpus import run
from fazhi.serial.tables import TABLES

pyarrow = pytest.importorskip("pyarrow")
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


@pytest.fixture(scope="module")
def tables(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("tables")
    run(folder, out / "parquet", processes=1, panel=["reconsideration.received"])
    run(folder, out / "jsonl", form="jsonl", processes=1, panel=["reconsideration.received"])
    return out


def test_each_table_holds_the_same_rows(tables: Path) -> None:
    dataset = pytest.importorskip("pyarrow.dataset")
    for table, columns in TABLES.items():
        lines = (tables / "jsonl" / f"{table}.jsonl").read_text(encoding="utf-8").splitlines()
        plain = [json.loads(line) for line in lines]
        stored = dataset.dataset(tables / "parquet" / table, partitioning="hive").to_table().to_pylist()
        for row in stored:
            province = row.pop("province", None)
            year = row.pop("year", row.get("report_year"))
            assert year == row.get("report_year")
            if any(column.name == "province" for column in columns):
                row["province"] = None if province is None else str(province)
        for row in plain:
            if row.get("number") is not None:
                row["number"] = Decimal(row["number"])
        names = [column.name for column in columns]
        assert sorted(map(repr, ([row[n] for n in names] for row in stored))) == sorted(
            map(repr, ([_widened(row[n]) for n in names] for row in plain))
        )


def _widened(value: object) -> object:
    return value.quantize(Decimal("1e-10")) if isinstance(value, Decimal) else value


def test_rows_of_a_place_and_year_lie_in_their_folder(tables: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    files = sorted((tables / "parquet" / "reports").rglob("*.parquet"))
    assert len(files) > 2
    for file in files:
        year = file.parts[-3].removeprefix("year=")
        # the file alone, not the folders that it lies in
        assert set(parquet.ParquetFile(file).read()["report_year"].to_pylist()) == {int(year)}


def test_columns_carry_their_meaning(tables: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    file = next((tables / "parquet" / "indicators").rglob("*.parquet"))
    schema = parquet.ParquetFile(file).schema_arrow
    assert schema.field("unit").metadata[b"meaning"] == b"measure word"


def test_the_same_corpus_gives_the_same_bytes(tables: Path, folder: Path, tmp_path: Path) -> None:
    run(folder, tmp_path, processes=1, panel=["reconsideration.received"])
    first, second = (
        {path.relative_to(out): path.read_bytes() for path in out.rglob("*.parquet")}
        for out in (tables / "parquet", tmp_path)
    )
    assert first == second


def test_little_memory_gives_the_same_rows(
    tables: Path, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import fazhi.write.parquet as module

    dataset = pytest.importorskip("pyarrow.dataset")
    monkeypatch.setattr(module, "_HELD", 1)
    run(folder, tmp_path, processes=1, panel=["reconsideration.received"])
    for table in TABLES:
        one, other = (
            dataset.dataset(out / table, partitioning="hive").to_table() for out in (tables / "parquet", tmp_path)
        )
        assert one.equals(other)


def test_duckdb_and_polars_query_it(tables: Path) -> None:
    duckdb, polars = pytest.importorskip("duckdb"), pytest.importorskip("polars")
    where = f"{tables}/parquet/indicators/**/*.parquet"
    query = "SELECT sum(number) FROM read_parquet(?, hive_partitioning = true) WHERE year = 2021 AND unit = '件'"
    (total,) = duckdb.execute(query, [where]).fetchone()
    frame = polars.scan_parquet(where, hive_partitioning=True)
    wanted = frame.filter((polars.col("year") == 2021) & (polars.col("unit") == "件")).select("number").collect()
    assert total == wanted["number"].sum() > 0
