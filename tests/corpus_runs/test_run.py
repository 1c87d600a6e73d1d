"""A corpus into tables: complete, in order, the same however it was run, and never done twice."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from fazhi import CheckConfig
from fazhi.corpus import Processes, files_of, run, stream
from fazhi.corpus.one import outcome
from fazhi.corpus.pool import WorkerDied
from fazhi.corpus.progress import Progress
from fazhi.errors import ConfigError
from fazhi.model import Severity
from fazhi.quantity.truth import Interval
from fazhi.serial.tables import TABLES
from fazhi.strategies.histories import Issue

PANEL = ("reconsideration.received", "litigation.cases")


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of the tables, by its path."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".fazhi" not in path.parts
    }


def rows(folder: Path, table: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / f"{table}.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def reference(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables as one process makes them in one go."""
    out = tmp_path_factory.mktemp("reference")
    run(folder, out, form="jsonl", processes=1, panel=PANEL)
    return out


class Broken(Processes):
    """Ends with Ctrl-C after a number of results."""

    def __init__(self, after: int) -> None:
        super().__init__(1)
        self.after = after
        self.calls = 0

    def map(self, function: Callable[[Any], Any], items: Iterable[Any]) -> Iterator[Any]:
        for result in super().map(function, items):
            self.calls += 1
            if self.calls > self.after:
                raise KeyboardInterrupt
            yield result


def test_every_file_is_in_one_table_in_the_order_of_the_inputs(folder: Path, reference: Path) -> None:
    read, failed = ([row["file"] for row in rows(reference, table)] for table in ("reports", "errors"))
    files = list(files_of(folder))
    assert sorted(read + failed) == sorted(files)
    assert read == [name for name in files if name in set(read)]
    assert {Path(name).name for name in failed} == {"empty.txt", "binary.txt"}
    assert [row["file"] for row in rows(reference, "indicators")] == sorted(
        (row["file"] for row in rows(reference, "indicators")), key=files.index
    )


def test_places_and_years_are_those_of_the_reports(issues: list[Issue], reference: Path, folder: Path) -> None:
    told = {row["file"]: (row["code"], row["report_year"]) for row in rows(reference, "reports")}
    assert told == {str(folder / issue.file): (issue.code, issue.year) for issue in issues}


def test_each_planted_fault_is_found_and_no_other(issues: list[Issue], reference: Path, folder: Path) -> None:
    found = {(row["file"], row["across"]) for row in rows(reference, "findings") if row["severity"] != "info"}
    planted = {(str(folder / i.file), i.plant.kind == "year") for i in issues if i.plant is not None}
    assert found == planted
    assert len(planted) > 5


def test_the_number_of_processes_changes_nothing(folder: Path, reference: Path, tmp_path: Path) -> None:
    run(folder, tmp_path, form="jsonl", processes=2, panel=PANEL)
    assert contents(tmp_path) == contents(reference)


def test_an_interrupted_run_goes_on_where_it_stood(folder: Path, reference: Path, tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        run(folder, tmp_path, form="jsonl", panel=PANEL, pool=Broken(3))
    assert not (tmp_path / "reports.jsonl").exists(), "half a table is no table"
    done = len(list((tmp_path / ".fazhi" / "parts").iterdir()))
    told = run(folder, tmp_path, form="jsonl", panel=PANEL, processes=1)
    assert done >= 3
    assert 0 < told.reused < told.files
    assert contents(tmp_path) == contents(reference)


def test_a_second_run_reads_nothing(folder: Path, tmp_path: Path) -> None:
    run(folder, tmp_path, form="csv", processes=1, across=False)
    before = contents(tmp_path)
    told = run(folder, tmp_path, form="csv", pool=Broken(0), across=False)
    assert told.reused == told.files == 50
    assert contents(tmp_path) == before


def test_a_new_report_costs_its_own_batch(folder: Path, tmp_path: Path) -> None:
    copy = tmp_path / "reports"
    shutil.copytree(folder, copy)
    out = tmp_path / "out"
    run(copy, out, form="jsonl", processes=1)
    (copy / "more.txt").write_text(
        "甲市人民政府2021年度法治政府建设情况报告\n\n受理行政复议申请5件。", encoding="utf-8"
    )
    told = run(copy, out, form="jsonl", processes=1)
    assert told.files == 51
    assert told.reused > 30
    fresh = tmp_path / "fresh"
    run(copy, fresh, form="jsonl", processes=1)
    assert contents(out) == contents(fresh)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="a process is killed")
def test_a_run_that_was_killed_goes_on_and_leaves_no_process(folder: Path, reference: Path, tmp_path: Path) -> None:
    program = (
        "import sys, fazhi.corpus.inputs as inputs; from fazhi.corpus import run; inputs._CUT = 4\n"
        f"run(sys.argv[1], sys.argv[2], form='jsonl', processes=2, panel={PANEL!r})"
    )
    child = subprocess.Popen([sys.executable, "-c", program, str(folder), str(tmp_path)])
    parts = tmp_path / ".fazhi" / "parts"
    deadline = time.monotonic() + 60
    while not (parts.is_dir() and any(parts.glob("*.part"))) and time.monotonic() < deadline:
        time.sleep(0.005)
    workers = _children(child.pid)
    child.kill()
    child.wait()
    deadline = time.monotonic() + 20
    while any(map(_alive, workers)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(map(_alive, workers))
    told = run(folder, tmp_path, form="jsonl", processes=1, panel=PANEL)
    assert told.reused > 0
    assert contents(tmp_path) == contents(reference)
    assert not list(parts.glob("*.tmp"))


def _children(pid: int) -> list[int]:
    listed = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(number) for number in listed.read_text().split()] if listed.exists() else []


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except OSError:
        return False
    return "Z" not in Path(f"/proc/{pid}/stat").read_text().split()[2:3]


def test_a_file_that_ends_its_process_is_a_row_of_errors(folder: Path, tmp_path: Path) -> None:
    class Deadly(Processes):
        """Each batch with a certain file in it ends its process."""

        def map(self, function: Callable[[Any], Any], items: Iterable[Any]) -> Iterator[Any]:
            for item in items:
                names = {Path(entry.name).name for entry in getattr(item, "entries", ())}
                yield WorkerDied() if "empty.txt" in names else function(item)

    run(folder, tmp_path, form="jsonl", pool=Deadly(1))
    kinds = {Path(row["file"]).name: row["kind"] for row in rows(tmp_path, "errors")}
    assert kinds == {"binary.txt": "unreadable", "empty.txt": "died"}
    assert len(rows(tmp_path, "reports")) == 48


def test_the_panel_tells_absent_zero_and_not_read_apart(tmp_path: Path) -> None:
    head = "甲市人民政府2021年度法治政府建设情况报告\n\n一、主要举措和成效\n\n"
    texts = {
        "a.txt": head + "全市共收到行政复议申请12件。",
        "b.txt": head + "全市共收到行政复议申请0件。",
        "c.txt": head + "依法办理行政复议案件。",
        "d.txt": "",
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    run(tmp_path, tmp_path / "out", form="jsonl", processes=1, panel=PANEL[:1])
    told = [(row["status"], row["value"]) for row in rows(tmp_path / "out", "panel")]
    assert told == [("stated", "12"), ("zero", "0"), ("absent", None), ("not_read", None)]


def test_intervals_hold_the_value_that_they_are_of(reference: Path) -> None:
    from fractions import Fraction

    for row in rows(reference, "indicators"):
        low, high = (None if row[end] is None else Fraction(row[end]) for end in ("low", "high"))
        assert Interval(low, high, row["low_open"], row["high_open"]).contains(Fraction(row["value"]))
        assert Fraction(row["number"]) == Fraction(row["value"])


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are bytes there")
@pytest.mark.parametrize("form", ["csv", "jsonl", "parquet"])
def test_names_that_are_no_unicode_do_not_stop_a_run(form: str, tmp_path: Path) -> None:
    if form == "parquet":
        pytest.importorskip("pyarrow")
    name = os.fsdecode(b"\xff\xfe.txt")
    (tmp_path / name).write_text("全年受理行政复议申请12件。", encoding="utf-8")
    assert run(tmp_path, tmp_path / "out", form=form, processes=1).reports == 1
    if form == "jsonl":
        assert rows(tmp_path / "out", "reports")[0]["file"].endswith(r"\udcff\udcfe.txt")


def test_bounds_become_intervals(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("全市受理行政复议申请200余件，各级调解组织受理矛盾纠纷1.2万件。", encoding="utf-8")
    told = outcome(str(file)).tables["indicators"]
    by_name = {row["indicator"]: (row["value"], row["low"], row["high"]) for row in told}
    assert by_name["reconsideration.accepted"][1:] == ("200", "300")
    assert any(low == "11500" and high == "13000" for _, low, high in by_name.values())


def test_csv_has_the_columns_of_the_codebook(folder: Path, tmp_path: Path) -> None:
    run(folder, tmp_path, form="csv", processes=1)
    for table, columns in TABLES.items():
        text = (tmp_path / f"{table}.csv").read_text(encoding="utf-8-sig")
        read = list(csv.reader(io.StringIO(text)))
        assert read[0] == [column.name for column in columns]
    explained = list(csv.DictReader(io.StringIO((tmp_path / "codebook.csv").read_text(encoding="utf-8-sig"))))
    assert [(row["table"], row["column"]) for row in explained] == [
        (table, column.name) for table, columns in TABLES.items() for column in columns
    ]
    assert all(row["meaning"] for row in explained)


def test_results_stream_in_the_order_of_the_inputs(folder: Path) -> None:
    results = stream(folder, processes=2)
    assert [result.file for result in results] == list(files_of(folder))


def test_a_fault_of_the_library_is_a_row_and_not_the_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr("fazhi.corpus.one.read", fail)
    (row,) = outcome("a.txt").tables["errors"]
    assert (row["kind"], row["reason"]) == ("failed", "RecursionError: too deep")


def test_progress_tells_rate_and_time_left(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seconds = iter(range(0, 100000, 11))
    monkeypatch.setattr(Progress.__init__, "__kwdefaults__", {"clock": lambda: next(seconds)})
    shown = io.StringIO()
    run(folder, tmp_path, form="csv", processes=1, progress=shown)
    lines = shown.getvalue().splitlines()
    assert len(lines) > 3
    assert all("files, " in line and line.endswith(" left") for line in lines[:-1])
    assert lines[-1].startswith("50 files done, of which 0 by a former run")


def test_a_terminal_shows_one_line_that_grows() -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    seconds, shown = iter(range(9)), Terminal()
    progress = Progress(200, shown, clock=lambda: next(seconds))
    for _ in range(4):
        progress.add(50)
    assert "\n" not in shown.getvalue()
    lines = shown.getvalue().split("\r\x1b[K")[1:]
    assert [line.count("#") for line in lines] == [6, 12, 18, 24]
    assert lines[0].endswith("] 50/200 files, 50.0/s, 0:03 left")


def test_settings_reach_the_processes_and_do_not_reuse_what_others_made(folder: Path, tmp_path: Path) -> None:
    run(folder, tmp_path, form="jsonl", processes=1)
    every = {row["rule"] for row in rows(tmp_path, "findings")}
    config = CheckConfig(only=frozenset({"sum"}), severity={"sum": Severity.INFO})
    told = run(folder, tmp_path, form="jsonl", processes=2, config=config)
    assert told.reused == 0
    assert {(row["rule"], row["severity"]) for row in rows(tmp_path, "findings")} == {("sum", "info")}
    assert len(every) > 1


def test_what_is_missing_is_said_before_any_work(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ConfigError, match=r"pip install 'fazhi\[table\]'"):
        run(folder, tmp_path, processes=1)
    with pytest.raises(ConfigError, match="no form 'xls'"):
        run(folder, tmp_path, form="xls", processes=1)
    assert not (tmp_path / ".fazhi" / "parts").exists()
