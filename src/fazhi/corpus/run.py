"""`run`: a corpus into tables on disk; `stream`: a corpus as results one after another."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TextIO, TypeVar

from attrs import evolve, frozen

import fazhi
from fazhi.check.rule import CheckConfig
from fazhi.corpus.across import Groups, compared
from fazhi.corpus.inputs import Batch, Where, batches_of, entries_of
from fazhi.corpus.one import Outcome, data_version, lost, outcome
from fazhi.corpus.parts import Parts, cells
from fazhi.corpus.pool import Pool, Processes, WorkerDied
from fazhi.corpus.progress import Progress
from fazhi.serial.plain import SCHEMA_VERSION
from fazhi.serial.tables import TABLES
from fazhi.write.tables import Sink, open_sink, require

__all__ = ["Summary", "run", "stream"]

R = TypeVar("R")

_WORK = ".fazhi"  # the folder of parts, inside the output folder
_DIED = ("died", "the process that read it ended each time", "读取它的进程每次都异常结束")


@frozen
class Summary:
    """What a run did: files seen, of which `reused` from a former run; reports read; findings by severity."""

    files: int
    reused: int
    reports: int
    unreadable: int
    errors: int
    warnings: int
    infos: int
    seconds: float


def stream(
    where: Where, *, processes: int | None = None, pool: Pool | None = None, config: CheckConfig | None = None
) -> Iterator[Outcome]:
    """What comes of each file, in the order of the inputs, a few files ahead of the reader and no more.

    >>> [result.failed for result in stream(["missing.txt"], processes=1)]
    [True]
    """
    pool = pool or Processes(processes)
    work = partial(_outcomes, config, ())
    for batch, results in _mapped(pool, work, batches_of(entries_of(where))):
        yield from _rescued(pool, work, batch) if isinstance(results, WorkerDied) else results


def run(
    where: Where,
    out: str | Path,
    *,
    form: str = "parquet",
    processes: int | None = None,
    pool: Pool | None = None,
    config: CheckConfig | None = None,
    panel: Sequence[str] = (),
    across: bool = True,
    progress: TextIO | None = None,
) -> Summary:
    """Read and check every file and write the tables of `fazhi.serial.tables` into the folder `out`.

    `form` is `parquet` (partitioned by year and province; needs the extra `table`), `csv` or `jsonl`. `panel` names
    indicators for the table of that name, which codes absent, zero and not read apart. `across` also compares years of
    a place, and a place with those inside it. `progress` is where to tell how far it is, such as `sys.stderr`.

    The same files give the same tables, whatever the number of processes. A run that was interrupted, or one over a
    changed corpus, does only what is not done yet. Raises `ConfigError` where `form` cannot be written.
    """
    start = time.monotonic()
    folder = Path(out)
    work = folder / _WORK
    drafts = work / "tables"
    require(form)
    parts = Parts(work / "parts")
    parts.folder.mkdir(parents=True, exist_ok=True)
    pool = pool or Processes(processes)
    shown = Progress(sum(1 for _ in entries_of(where)), progress) if progress is not None else None
    settings = _settings(config, panel)
    fingerprints, files, reused = _fill(parts, pool, where, settings, partial(_outcomes, config, tuple(panel)), shown)
    if shown is not None:
        shown.say(f"{files:,} files done, of which {reused:,} by a former run; writing tables")
    shutil.rmtree(drafts, ignore_errors=True)
    sink = open_sink(form, drafts)
    groups = Groups(work / "groups") if across else None
    try:
        counts = _merge(parts, fingerprints, sink, groups, pool, config)
    finally:
        sink.close()
        if groups is not None:
            groups.close()
    for made in sorted(drafts.iterdir()):
        _put(made, folder / made.name)
    shutil.rmtree(work / "groups", ignore_errors=True)
    parts.keep(fingerprints)
    return Summary(files, reused, *counts, seconds=time.monotonic() - start)


def _settings(config: CheckConfig | None, panel: Sequence[str]) -> str:
    """All that the result depends on beside the files."""
    chosen = config or CheckConfig()
    rules = (
        sorted(chosen.only) if chosen.only is not None else None,
        sorted(chosen.off),
        sorted((rule, level.value) for rule, level in chosen.severity.items()),
        chosen.silences,
    )
    columns = [[column.name for column in table] for table in TABLES.values()]
    return repr((fazhi.__version__, data_version(), SCHEMA_VERSION, columns, rules, tuple(panel)))


def _outcomes(config: CheckConfig | None, panel: Sequence[str], batch: Batch) -> list[Outcome]:
    return [
        lost(entry.name, *_DIED, panel) if entry.name in batch.lost else outcome(entry.name, config, panel)
        for entry in batch.entries
    ]


def _written(parts: Parts, settings: str, work: partial[list[Outcome]], batch: Batch) -> int:
    parts.write(batch.fingerprint(settings), work(batch))
    return len(batch.entries)


def _fill(
    parts: Parts, pool: Pool, where: Where, settings: str, work: partial[list[Outcome]], shown: Progress | None
) -> tuple[list[str], int, int]:
    """Do every batch that is not done; the fingerprints of all, the number of files, and of those done before."""
    fingerprints: list[str] = []
    total = reused = 0

    def left() -> Iterator[Batch]:
        nonlocal total, reused
        for batch in batches_of(entries_of(where)):
            fingerprint = batch.fingerprint(settings)
            fingerprints.append(fingerprint)
            total += len(batch.entries)
            if not parts.has(fingerprint):
                yield batch
                continue
            reused += len(batch.entries)
            if shown is not None:
                shown.add(len(batch.entries), reused=True)

    dead = []
    for batch, count in _mapped(pool, partial(_written, parts, settings, work), left()):
        if isinstance(count, WorkerDied):
            dead.append(batch)
        if shown is not None:
            shown.add(len(batch.entries))
    for batch in dead:
        parts.write(batch.fingerprint(settings), _rescued(pool, work, batch))
    return fingerprints, total, reused


def _mapped(pool: Pool, function: partial[R], batches: Iterator[Batch]) -> Iterator[tuple[Batch, R | WorkerDied]]:
    """Each batch with its result."""
    ahead: list[Batch] = []

    def noted() -> Iterator[Batch]:
        for batch in batches:
            ahead.append(batch)
            yield batch

    for result in pool.map(function, noted()):
        yield ahead.pop(0), result


def _rescued(pool: Pool, work: partial[list[Outcome]], batch: Batch) -> list[Outcome]:
    """A batch in which a file ends the process that reads it: each file for itself, and that one given up."""
    done: list[Outcome] = []
    for alone, results in _mapped(pool, work, (evolve(batch, entries=(entry,)) for entry in batch.entries)):
        if isinstance(results, WorkerDied):
            results = work(evolve(alone, lost=frozenset(entry.name for entry in alone.entries)))
        done.extend(results)
    return done


def _merge(
    parts: Parts, fingerprints: list[str], sink: Sink, groups: Groups | None, pool: Pool, config: CheckConfig | None
) -> tuple[int, int, int, int, int]:
    """All parts into the tables, in order, then the findings across reports; counts for the summary."""
    severity = [column.name for column in TABLES["findings"]].index("severity")
    levels = {"error": 0, "warning": 0, "info": 0}
    reports = unreadable = 0
    for fingerprint in fingerprints:
        part = parts.read(fingerprint)
        for name, rows in part.tables.items():
            sink.add(name, rows)
        if groups is not None:
            for facts in part.facts:
                groups.add(facts)
        reports += len(part.tables["reports"])
        unreadable += len(part.tables["errors"])
        for row in part.tables["findings"]:
            levels[row[severity]] += 1
    if groups is not None:
        columns = [column.name for column in TABLES["findings"]]
        for found in compared(groups.close(), pool, config):
            sink.add("findings", [cells(found, columns)])
            levels[found["severity"]] += 1
    return reports, unreadable, levels["error"], levels["warning"], levels["info"]


def _put(made: Path, place: Path) -> None:
    """Let a finished table take the place of a former one."""
    if place.is_dir():
        shutil.rmtree(place)
    made.replace(place)
