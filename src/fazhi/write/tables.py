"""Tables that grow row by row, as csv or jsonl files; Parquet has a module of its own."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import IO, Any, Protocol

from fazhi.errors import ConfigError
from fazhi.serial.tables import TABLES, codebook

__all__ = ["FORMS", "Sink", "open_sink", "require"]

FORMS = ("parquet", "csv", "jsonl")
"""The forms of tables."""


class Sink(Protocol):
    """Takes the rows of tables, each row in the order of the table's columns."""

    def add(self, table: str, rows: Sequence[Sequence[Any]]) -> None: ...

    def close(self) -> None: ...


def require(form: str) -> None:
    """Raise `ConfigError` with what to do where tables of this form cannot be written."""
    if form not in FORMS:
        raise ConfigError(f"no form {form!r} of tables; there are {', '.join(FORMS)}")
    if form == "parquet":
        from fazhi.write.parquet import libraries

        libraries()


def open_sink(form: str, folder: Path) -> Sink:
    """Tables of this form in an empty folder, with their codebook."""
    require(form)
    sink: Sink
    if form == "parquet":
        from fazhi.write.parquet import Parquet

        sink = Parquet(folder)
    else:
        sink = _Lines(folder, form)
    _codebook(folder)
    return sink


def _codebook(folder: Path) -> None:
    with (folder / "codebook.csv").open("w", encoding="utf-8-sig", newline="") as file:
        rows = codebook()
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


class _Lines:
    """One file for each table."""

    def __init__(self, folder: Path, form: str) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._csv = form == "csv"
        self._files: dict[str, IO[str]] = {}
        self._names = {table: [column.name for column in columns] for table, columns in TABLES.items()}
        for table, names in self._names.items():
            # The byte-order mark lets spreadsheets read csv as UTF-8.
            encoding = "utf-8-sig" if self._csv else "utf-8"
            file = self._files[table] = (folder / f"{table}.{form}").open("w", encoding=encoding, newline="")
            if self._csv:
                csv.writer(file, lineterminator="\n").writerow(names)

    def add(self, table: str, rows: Sequence[Sequence[Any]]) -> None:
        file, names = self._files[table], self._names[table]
        if self._csv:
            csv.writer(file, lineterminator="\n").writerows(_fields(row) for row in rows)
        else:
            file.writelines(json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False) + "\n" for row in rows)

    def close(self) -> None:
        for file in self._files.values():
            file.close()


def _fields(row: Iterable[Any]) -> list[Any]:
    return [str(value).lower() if isinstance(value, bool) else value for value in row]
