"""`fazhi table`: one tidy row for each indicator."""

from __future__ import annotations

import json
import sys

import click

from fazhi.check.runner import check
from fazhi.cli.inputs import gather, read_all
from fazhi.cli.options import files_argument, language_of, language_option, output_option, write_out
from fazhi.serial.rows import COLUMNS, to_rows
from fazhi.write.delimited import csv_lines

__all__ = ["command"]


@click.command("table")
@files_argument()
@click.option(
    "--format",
    "form",
    type=click.Choice(["csv", "json", "jsonl"]),
    help="Form of output [default: by the suffix of --output, else csv].",
)
@language_option()
@output_option()
def command(files: tuple[str, ...], form: str | None, lang: str | None, output: str | None) -> None:
    """One tidy row for each indicator: place, year, value, unit, verdict, file and offsets.

    Values are exact text. A CSV file begins with a byte-order mark, so that spreadsheets read it as UTF-8.
    """
    inputs = read_all(gather(files), language_of(lang))
    rows = to_rows(inputs.reports, check(inputs.reports))
    form = form or _by_suffix(output)
    if form == "json":
        write_out([json.dumps(rows, ensure_ascii=False, indent=1)], output)
    elif form == "jsonl":
        write_out((json.dumps(row, ensure_ascii=False) for row in rows), output)
    else:
        write_out(csv_lines(COLUMNS, rows), output, mark=output is not None)
    sys.exit(3 if inputs.failures else 0)


def _by_suffix(output: str | None) -> str:
    suffix = (output or "").rpartition(".")[2].lower()
    return {"json": "json", "jsonl": "jsonl", "ndjson": "jsonl"}.get(suffix, "csv")
