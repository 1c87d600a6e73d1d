"""The journal of a run: what came of each batch, in a file of its own that is there whole or not at all.

The name of a part is the fingerprint of its batch, so a run that was interrupted finds what is done, and a later run
over more files finds what has not changed.
"""

from __future__ import annotations

import json
import os
import zlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from attrs import frozen

from fazhi.corpus.one import Outcome
from fazhi.serial.tables import TABLES

__all__ = ["Part", "Parts", "cells"]

Rows = list[list[Any]]


def cells(row: Mapping[str, Any], columns: Iterable[str]) -> list[Any]:
    """The values of a row in the order of the columns; what no table can hold is written out.

    Names of files that are no Unicode, and broken characters of a PDF, are such.

    >>> cells({"file": "a" + chr(0xDCFF)}, ["file", "place"])
    ['a\\\\udcff', None]
    """
    return [_writable(value) if isinstance(value, str) else value for value in map(row.get, columns)]


def _writable(text: str) -> str:
    return text if text.isascii() else text.encode("utf-8", "backslashreplace").decode("utf-8")


@frozen
class Part:
    """Rows by table, in the order of its columns, and the facts of each report."""

    tables: dict[str, Rows]
    facts: list[dict[str, Any]]


@frozen
class Parts:
    """The folder of parts."""

    folder: Path

    def has(self, fingerprint: str) -> bool:
        return self._path(fingerprint).exists()

    def write(self, fingerprint: str, outcomes: Iterable[Outcome]) -> None:
        """Write a part; another process may write the same one at the same time."""
        tables: dict[str, Rows] = {name: [] for name in TABLES}
        facts = []
        for outcome in outcomes:
            for name, rows in outcome.tables.items():
                columns = [column.name for column in TABLES[name]]
                tables[name].extend(cells(row, columns) for row in rows)
            if outcome.facts is not None:
                facts.append(outcome.facts)
        data = json.dumps({"tables": tables, "facts": facts}, separators=(",", ":")).encode("ascii")
        path = self._path(fingerprint)
        draft = path.with_name(f"{fingerprint}.{os.getpid()}.tmp")
        draft.write_bytes(zlib.compress(data, 1))
        draft.replace(path)

    def read(self, fingerprint: str) -> Part:
        data = json.loads(zlib.decompress(self._path(fingerprint).read_bytes()))
        return Part(data["tables"], data["facts"])

    def keep(self, fingerprints: Iterable[str]) -> None:
        """Remove the parts of batches that are no more."""
        kept = set(fingerprints)
        for path in self.folder.iterdir():
            if path.name.partition(".")[0] not in kept or path.suffix == ".tmp":
                path.unlink(missing_ok=True)

    def _path(self, fingerprint: str) -> Path:
        return self.folder / f"{fingerprint}.part"
