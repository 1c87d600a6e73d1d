"""`fazhi corpus` and `fazhi table` to Parquet, as one calls them."""

from __future__ import annotations

import csv
import os
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from fazhi.cli import main


def call(*arguments: object) -> Result:
    return CliRunner(env={"LC_ALL": "en_US.UTF-8"}).invoke(main, [str(argument) for argument in arguments])


def test_a_folder_becomes_tables_and_unreadable_files_show_in_the_exit_code(folder: Path, tmp_path: Path) -> None:
    result = call("corpus", folder, "-o", tmp_path, "--format", "csv", "--processes", 1, "--panel", "audit.projects")
    assert result.exit_code == 3, result.output
    assert "50 files, 48 reports, 2 unreadable" in result.stderr
    assert not result.stdout
    with (tmp_path / "panel.csv").open(encoding="utf-8-sig") as file:
        assert [row["status"] for row in csv.DictReader(file)].count("not_read") == 2


def test_readable_reports_only_give_exit_code_0(folder: Path, tmp_path: Path) -> None:
    result = call("corpus", f"{folder}/*/2021/*.txt", "-o", tmp_path, "--format", "jsonl", "--processes", 1)
    assert result.exit_code == 0, result.output


def test_no_reports_and_a_missing_package_are_wrong_usage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "in").mkdir()
    assert call("corpus", tmp_path / "in", "-o", tmp_path / "out", "--format", "csv").exit_code == 2
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    result = call("corpus", tmp_path / "in", "-o", tmp_path / "out")
    assert result.exit_code == 2
    assert "pip install 'fazhi[table]'" in result.output


def test_one_parquet_file_of_a_few_reports(folder: Path, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    files = [path for path in sorted(folder.rglob("*.txt")) if os.sep + "2021" + os.sep in str(path)][:3]
    assert call("table", *files, "-o", tmp_path / "panel.parquet").exit_code == 0
    table = parquet.ParquetFile(tmp_path / "panel.parquet").read()
    assert set(table["report_year"].to_pylist()) == {2021}
    assert call("table", *files, "-o", tmp_path / "panel.csv").exit_code == 0
    with (tmp_path / "panel.csv").open(encoding="utf-8-sig") as file:
        assert [row["value"] for row in csv.DictReader(file)] == table["value"].to_pylist()
    assert call("table", files[0], "--format", "parquet").exit_code == 2
