"""A generated nation into Parquet: time, reports a second, memory of all processes, gain of the second core, faults.

    python benchmarks/corpus/run.py 2000 [--departments 2] [--length 5000] [--one-core] [--kill] [--dask]

Prints one row for each measurement. Needs the extra `table`, `psutil`, and for `--dask` the extra `dask`.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil
import pyarrow.dataset as datasets

from fazhi.strategies.histories import Plant, histories

Plants = dict[str, Plant]


def main() -> None:
    """Run what is asked for."""
    arguments = parsed()
    home = Path(tempfile.mkdtemp(prefix="fazhi-corpus-", dir=arguments.home))
    try:
        measure(arguments, home)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def parsed() -> argparse.Namespace:
    reader = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    reader.add_argument("count", type=int, nargs="?", default=2000)
    reader.add_argument("--departments", type=int, default=0)
    reader.add_argument("--length", type=int, default=5000)
    reader.add_argument("--faults", type=float, default=0.05)
    reader.add_argument("--one-core", action="store_true", help="also with one process, for the gain of the second")
    reader.add_argument("--kill", action="store_true", help="also killed half way and resumed")
    reader.add_argument("--dask", action="store_true", help="also on a local Dask cluster of two processes")
    reader.add_argument("--home", help="where to put the files")
    return reader.parse_args()


def measure(arguments: argparse.Namespace, home: Path) -> None:
    corpus = home / "reports"
    start = time.perf_counter()
    plants, characters = write(corpus, arguments)
    row("generated", reports=arguments.count, characters=characters, planted=len(plants), seconds=since(start))
    cores = len(os.sched_getaffinity(0))
    usual = timed(corpus, home / "usual", "--processes", str(cores))
    row(f"{cores} processes", **usual, **rates(arguments.count, characters, usual["seconds"]))
    row("faults", **judged(home / "usual", corpus, plants))
    wanted = digest(home / "usual")
    if arguments.one_core:
        one = timed(corpus, home / "one", "--processes", "1")
        gain = round(one["seconds"] / usual["seconds"], 2)
        same = digest(home / "one") == wanted
        row("1 process", **one, **rates(arguments.count, characters, one["seconds"]), gain=gain, identical=same)
    if arguments.kill:
        row(
            "killed, resumed",
            **killed(corpus, home / "killed", usual["seconds"]),
            identical=digest(home / "killed") == wanted,
        )
    row("again", **timed(corpus, home / "usual"), identical=digest(home / "usual") == wanted)
    if arguments.dask:
        row("dask, 2 workers", **dask(corpus, home / "dask"), identical=digest(home / "dask") == wanted)


def write(corpus: Path, arguments: argparse.Namespace) -> tuple[Plants, int]:
    """The reports as files; which faults were planted where, and the number of characters."""
    plants: Plants = {}
    characters = count = 0
    for issue in histories(
        arguments.count,
        seed=1,
        length=arguments.length,
        faults=arguments.faults,
        departments=arguments.departments,
    ):
        path = corpus / issue.file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(issue.text, encoding="utf-8")
        characters += len(issue.text)
        count += 1
        if issue.plant is not None:
            plants[str(path)] = issue.plant
    if count < arguments.count:
        raise SystemExit(f"there are only {count} reports with these departments")
    return plants, characters


def timed(corpus: Path, out: Path, *options: str) -> dict[str, Any]:
    """One run as a user starts it: seconds, and the peak of the memory that all its processes hold together."""
    start = time.perf_counter()
    child = subprocess.Popen(command(corpus, out, *options), stderr=subprocess.PIPE, text=True)
    peak = Peak(child.pid)
    _, told = child.communicate()
    seconds = since(start)
    if child.returncode != 0:
        raise SystemExit(told)
    reused = re.search(r"of which ([\d,]+) by a former run", told)
    return {"seconds": seconds, "peak_mib": peak.stop(), "reused": reused.group(1) if reused else None}


def command(corpus: Path, out: Path, *options: str) -> list[str]:
    program = "from fazhi.cli import main; main()"
    return [sys.executable, "-c", program, "corpus", str(corpus), "-o", str(out), *options]


class Peak:
    """Watches a process and its children; memory that they share is counted once (PSS)."""

    def __init__(self, pid: int) -> None:
        self._process = psutil.Process(pid)
        self._highest = 0
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._watch)
        self._thread.start()

    def _watch(self) -> None:
        while not self._done.wait(0.5):
            self._highest = max(self._highest, sum(self._sizes()))

    def _sizes(self) -> Iterator[int]:
        try:
            for process in [self._process, *self._process.children(recursive=True)]:
                yield process.memory_full_info().pss
        except psutil.Error:
            return

    def stop(self) -> int:
        self._done.set()
        self._thread.join()
        return round(self._highest / 2**20)


def killed(corpus: Path, out: Path, seconds: float) -> dict[str, Any]:
    """Kill the run half way, and run it again."""
    child = subprocess.Popen(command(corpus, out), stderr=subprocess.DEVNULL)
    time.sleep(seconds / 2)
    child.send_signal(signal.SIGKILL)
    child.wait()
    parts = len(list((out / ".fazhi" / "parts").glob("*.part")))
    return {"parts_when_killed": parts, **timed(corpus, out)}


def dask(corpus: Path, out: Path) -> dict[str, Any]:
    from distributed import Client, LocalCluster

    with (
        LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as cluster,
        Client(cluster),
    ):
        peak = Peak(os.getpid())
        told = timed(corpus, out, "--dask", cluster.scheduler_address)
        return told | {"peak_mib": peak.stop()}


def judged(out: Path, corpus: Path, plants: Plants) -> dict[str, Any]:
    """Which of the planted faults were found, and what was found where nothing was planted."""
    columns = ["file", "rule", "severity", "across"]
    findings = datasets.dataset(out / "findings", partitioning="hive").to_table(columns=columns).to_pylist()
    loud = {(f["file"], "year" if f["across"] else "sum") for f in findings if f["severity"] != "info"}
    wanted = {(file, plant.kind) for file, plant in plants.items()}
    kinds = Counter(kind for _, kind in wanted)
    found = Counter(kind for _, kind in wanted & loud)
    errors = {f["file"] for f in findings if f["severity"] == "error"}
    false_errors = errors - {file for file, kind in wanted if kind == "sum"}
    for file in sorted(false_errors)[:5]:
        print("  false error:", Path(file).relative_to(corpus), file=sys.stderr)
    return {
        "sums_found": f"{found['sum']}/{kinds['sum']}",
        "years_found": f"{found['year']}/{kinds['year']}",
        "false_errors": len(false_errors),
        "false_warnings": len({file for file, _ in loud - wanted} - errors),
    }


def digest(out: Path) -> str:
    """A hash of all tables, without the journal."""
    made = hashlib.sha256()
    for path in sorted(out.rglob("*")):
        if path.is_file() and ".fazhi" not in path.parts:
            made.update(str(path.relative_to(out)).encode() + path.read_bytes())
    return made.hexdigest()


def rates(reports: int, characters: int, seconds: float) -> dict[str, int]:
    return {"reports_s": round(reports / seconds), "characters_s": round(characters / seconds)}


def since(start: float) -> float:
    return round(time.perf_counter() - start, 2)


def row(name: str, **values: object) -> None:
    print(f"{name:18}", json.dumps(values, ensure_ascii=False), flush=True)


if __name__ == "__main__":
    main()
