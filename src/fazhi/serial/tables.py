"""The tables of a corpus: which there are, their columns, types and codes; the codebook says it for every output."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from fazhi.serial.rows import COLUMNS

__all__ = ["STATUSES", "TABLES", "Column", "codebook"]


@frozen
class Column:
    """A column: its name, the type of its values (`text`, `integer`, `boolean`, `decimal`) and what they mean."""

    name: str
    type: str
    meaning: str


STATUSES = {
    "stated": "the report gives a value other than zero",
    "zero": "the report gives a zero, in digits or in words",
    "absent": "the report was read and gives no such value",
    "not_read": "the file could not be read, so nothing is known",
}
"""The codes of `status`."""

_INTEGERS = {"report_year", "start", "end", "line", "column"}
_PROVINCE = Column("province", "text", "GB/T 2260 code of the province")
_VERSIONS = (
    Column("fazhi", "text", "version of the library"),
    Column("data", "text", "fingerprint of the library's data files (indicators, places, units)"),
    Column("schema", "integer", "version of the schema of dumps"),
)
_INTERVAL = (
    Column("low", "text", "the truth is at least this, by the printed words and places; empty: no limit"),
    Column("low_open", "boolean", "true where `low` itself is left out"),
    Column("high", "text", "the truth is at most this; empty: no limit"),
    Column("high_open", "boolean", "true where `high` itself is left out"),
)
_HEAD = (
    Column("file", "text", "name of the report's file"),
    Column("place", "text", "the jurisdiction"),
    Column("level", "text", "its administrative level"),
    Column("code", "text", "its GB/T 2260 code"),
    Column("parent", "text", "the place above it"),
    _PROVINCE,
    Column("report_year", "integer", "the year that the report covers"),
)


def _indicators() -> Iterator[Column]:
    for name, meaning in COLUMNS.items():
        kind = "integer" if name in _INTEGERS else "boolean" if name == "target" else "text"
        yield Column(name, kind, meaning)
        if name == "code":
            yield _PROVINCE
        if name == "value":
            yield Column("number", "decimal", "the value for arithmetic, at most ten decimals; empty beyond 28 digits")
            yield from _INTERVAL
            yield Column("status", "text", "stated, or zero where the value is nothing")


TABLES: dict[str, tuple[Column, ...]] = {
    "reports": (
        *_HEAD,
        Column("sha256", "text", "hash of the file's bytes"),
        Column("title", "text", "title of the report"),
        Column("issuer", "text", "who issued it"),
        Column("document_number", "text", "发文字号"),
        Column("signed", "text", "date of signature"),
        Column("printed", "text", "date of printing"),
        Column("published", "text", "date of publication"),
        Column("characters", "integer", "length of the text"),
        Column("figures", "integer", "figures found"),
        Column("indicators", "integer", "indicators found"),
        Column("measures", "integer", "measures found"),
        Column("relations", "integer", "relations examined"),
        Column("truncated", "integer", "relations that hold only where figures were cut, not rounded"),
        Column("rounded", "integer", "relations that hold only where figures were rounded, not cut"),
        Column("errors", "integer", "findings of severity error in this report alone"),
        Column("warnings", "integer", "findings of severity warning in this report alone"),
        Column("infos", "integer", "findings of severity info in this report alone"),
        *_VERSIONS,
    ),
    "indicators": (*_indicators(), *_VERSIONS),
    "panel": (
        *_HEAD,
        Column("indicator", "text", "name of the indicator, one of those asked for"),
        Column("status", "text", "; ".join(f"{code}: {meaning}" for code, meaning in STATUSES.items())),
        Column("value", "text", "the first value for the whole place and the reported year, as exact text"),
        Column("number", "decimal", "the value for arithmetic"),
        *_INTERVAL,
        Column("unit", "text", "measure word"),
        Column("values", "integer", "how many different values the report gives"),
    ),
    "findings": (
        *_HEAD,
        Column("rule", "text", "the rule that found it"),
        Column("severity", "text", "error, warning, info"),
        Column("across", "boolean", "true where reports are compared with each other"),
        Column("message", "text", "what is wrong, in Chinese"),
        Column("message_en", "text", "the same in English"),
        Column("computed", "text", "the arithmetic"),
        Column("figures", "text", "the figures as printed, separated by spaces"),
        Column("other_files", "text", "other reports that take part, separated by line breaks"),
        Column("start", "integer", "offset of the first character in the text"),
        Column("end", "integer", "offset after the last character"),
        Column("line", "integer", "line of the first character, from 1"),
        Column("column", "integer", "column of the first character, from 1"),
    ),
    "errors": (
        Column("file", "text", "name of the file"),
        Column("kind", "text", "unreadable: no report in it; failed: the library failed; died: its process ended"),
        Column("reason", "text", "why it could not be read"),
        Column("reason_zh", "text", "the same in Chinese"),
    ),
}
"""The tables by name, each with its columns in order."""


def codebook() -> list[dict[str, str]]:
    """One row for each column of each table: table, column, type, meaning.

    >>> codebook()[0]
    {'table': 'reports', 'column': 'file', 'type': 'text', 'meaning': "name of the report's file"}
    """
    return [
        {"table": table, "column": c.name, "type": c.type, "meaning": c.meaning}
        for table, columns in TABLES.items()
        for c in columns
    ]
