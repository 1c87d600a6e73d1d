"""Rows as CSV, in the form that spreadsheets and `read_csv` functions agree on (RFC 4180)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

__all__ = ["csv_lines"]


def csv_lines(columns: Iterable[str], rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """A head and one line for each row; an absent value is an empty field, truth is `true` or `false`.

    >>> list(csv_lines(["a", "b"], [{"a": "甲,乙", "b": True}, {"a": None, "b": False}]))
    ['a,b', '"甲,乙",true', ',false']
    """
    names = list(columns)
    yield _line(names)
    for row in rows:
        yield _line([_field(row[name]) for name in names])


def _field(value: Any) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _line(fields: list[str]) -> str:
    made = io.StringIO()
    csv.writer(made, lineterminator="").writerow(fields)
    return made.getvalue()
