"""Parquet files, the only module that knows pyarrow (the extra `table`)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from fazhi.errors import ConfigError
from fazhi.serial.tables import TABLES, Column

__all__ = ["PARTITION", "Parquet", "libraries", "write_rows"]

PARTITION = {"year": "report_year", "province": "province"}
"""The folders below a table, and the columns from which they are named; `errors` has none. The last is not repeated in
the files: some readers refuse a column that stands in both."""

_HELD = 96 * 1024 * 1024  # bytes of rows kept in memory until they are written
_UNKNOWN = "__HIVE_DEFAULT_PARTITION__"  # what readers of such folders take for an absent value

Key = tuple[str, str]


class Parquet:
    """Tables as folders of Parquet files by year and province, in bounded memory and with one file open at a time.

    Readers take `year` and `province` from the names of the folders, as whole numbers.
    """

    def __init__(self, folder: Path) -> None:
        self._arrow, self._parquet = libraries()
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._columns = {t: [c for c in columns if c.name != "province"] for t, columns in TABLES.items()}
        self._schemas = {table: _schema(self._arrow, columns) for table, columns in self._columns.items()}
        self._held: dict[Key, list[Any]] = {}
        self._sizes: dict[Key, int] = {}
        self._files: dict[Key, int] = {}

    def add(self, table: str, rows: Sequence[Sequence[Any]]) -> None:
        places: dict[str, list[Sequence[Any]]] = {}
        names = [column.name for column in TABLES[table]]
        if "province" in names:
            year, province = names.index("report_year"), names.index("province")
            for row in rows:
                place = f"year={_shown(row[year])}/province={_shown(row[province])}"
                places.setdefault(place, []).append([*row[:province], *row[province + 1 :]])
        elif rows:
            places[""] = list(rows)
        for place, some in places.items():
            batch = _batch(self._arrow, self._schemas[table], self._columns[table], some)
            key = (table, place)
            self._held.setdefault(key, []).append(batch)
            self._sizes[key] = self._sizes.get(key, 0) + batch.nbytes
        if sum(self._sizes.values()) > _HELD:
            self._make_room()

    def close(self) -> None:
        for key in list(self._held):
            self._flush(key)
        for table in TABLES:
            if not any(key[0] == table for key in self._files):
                self._write((table, ""), [])  # a table without rows still tells its columns

    def _make_room(self) -> None:
        """Write the largest heaps until half is left."""
        for key in sorted(self._sizes, key=lambda key: (-self._sizes[key], key)):
            self._flush(key)
            if sum(self._sizes.values()) <= _HELD // 2:
                return

    def _flush(self, key: Key) -> None:
        del self._sizes[key]
        self._write(key, self._held.pop(key))

    def _write(self, key: Key, batches: list[Any]) -> None:
        """One more file of a table and place; most have one only."""
        table, place = key
        number = self._files.get(key, 0)
        self._files[key] = number + 1
        folder = self._folder / table / place
        folder.mkdir(parents=True, exist_ok=True)
        rows = self._arrow.Table.from_batches(batches, self._schemas[table])
        self._parquet.write_table(rows, folder / f"part-{number:05d}.parquet", compression="zstd")


def write_rows(path: Path, columns: Sequence[Column], rows: Sequence[Mapping[str, Any]]) -> None:
    """Rows as one Parquet file."""
    arrow, parquet = libraries()
    schema = _schema(arrow, columns)
    batch = _batch(arrow, schema, columns, [[row.get(column.name) for column in columns] for row in rows])
    parquet.write_table(arrow.Table.from_batches([batch], schema), path, compression="zstd")


def _shown(value: object) -> str:
    return _UNKNOWN if value is None else str(value)


def libraries() -> tuple[Any, Any]:
    """pyarrow and its Parquet module; `ConfigError` says what to install."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise ConfigError("writing Parquet needs more packages: pip install 'fazhi[table]'") from None
    return pyarrow, pyarrow.parquet


def _schema(arrow: Any, columns: Sequence[Column]) -> Any:
    types = {
        "text": arrow.string(),
        "integer": arrow.int64(),
        "boolean": arrow.bool_(),
        "decimal": arrow.decimal128(38, 10),
    }
    return arrow.schema([arrow.field(c.name, types[c.type], metadata={"meaning": c.meaning}) for c in columns])


def _batch(arrow: Any, schema: Any, columns: Sequence[Column], rows: Sequence[Sequence[Any]]) -> Any:
    arrays = []
    values = zip(*rows, strict=True) if rows else ([] for _ in columns)
    for column, field, cells in zip(columns, schema, values, strict=True):
        if column.type == "decimal":
            cells = [None if cell is None else Decimal(cell) for cell in cells]
        arrays.append(arrow.array(cells, field.type))
    return arrow.RecordBatch.from_arrays(arrays, schema=schema)
