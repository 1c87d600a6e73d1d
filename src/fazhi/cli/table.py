"""`fazhi table`: one tidy row for each indicator."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import click

from fazhi.check.runner import check
from fazhi.cli.inputs import gather, read_all
from fazhi.cli.options import files_argument, language_of, language_option, output_option, write_out
from fazhi.errors import ConfigError
from fazhi.serial.rows import COLUMNS, to_rows
from fazhi.write.delimited import csv_lines

__all__ = ["command"]


@click.command("table")
@files_argument()
@click.option(
    "--format",
    "form",
    type=click.Choice(["csv", "json", "jsonl", "parquet"]),
    help="Form of output [default: by the suffix of --output, else csv].",
)
@language_option()
@output_option()
def command(files: tuple[str, ...], form: str | None, lang: str | None, output: str | None) -> None:
    """One tidy row for each indicator: place, year, value, unit, verdict, file and offsets.

    Values are exact text. A CSV file begins with a byte-order mark, so that spreadsheets read it as UTF-8.
    Parquet needs the extra `table`, and a file to write to; for many reports see `fazhi corpus`.
    """
    form = form or _by_suffix(output)
    if form == "parquet" and output is None:
        raise click.UsageError("Parquet is written to a file: -o FILE")
    inputs = read_all(gather(files), language_of(lang))
    rows = to_rows(inputs.reports, check(inputs.reports))
    if form == "parquet":
        _write_parquet(rows, str(output))
    elif form == "json":
        write_out([json.dumps(rows, ensure_ascii=False, indent=1)], output)
    elif form == "jsonl":
        write_out((json.dumps(row, ensure_ascii=False) for row in rows), output)
    else:
        write_out(csv_lines(COLUMNS, rows), output, mark=output is not None)
    sys.exit(3 if inputs.failures else 0)


def _write_parquet(rows: list[dict[str, Any]], output: str) -> None:
    from fazhi.serial.tables import TABLES
    from fazhi.write.parquet import write_rows

    try:
        write_rows(Path(output), [column for column in TABLES["indicators"] if column.name in COLUMNS], rows)
    except ConfigError as error:
        raise click.UsageError(str(error)) from None
    except OSError as error:
        raise click.UsageError(f"cannot write {output}: {error.strerror}") from None


def _by_suffix(output: str | None) -> str:
    suffix = (output or "").rpartition(".")[2].lower()
    return {"json": "json", "jsonl": "jsonl", "ndjson": "jsonl", "parquet": "parquet"}.get(suffix, "csv")
