"""`fazhi sample`: figures for checking by hand, and the precision that the answers show."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from fazhi.cli.inputs import gather, read_all
from fazhi.cli.options import language_of, language_option, output_option, write_out
from fazhi.write.delimited import csv_lines
from fazhi.write.sampling import COLUMNS, QUESTIONS, drawn, tallies

__all__ = ["command"]


@click.command("sample")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("-n", "--count", type=click.IntRange(min=1), default=100, show_default=True, help="How many figures.")
@click.option("--seed", type=int, default=0, show_default=True, help="Another number draws other figures.")
@click.option("--score", is_flag=True, help="FILE is a sample with its answers: count them.")
@language_option()
@output_option()
def command(files: tuple[str, ...], count: int, seed: int, score: bool, lang: str | None, output: str | None) -> None:
    """Draw figures at random for checking by hand, as CSV; or count the answers (--score).

    Fill the columns figure_ok, value_ok, unit_ok, bound_ok and indicator_ok with y or n. --score prints for each the
    share of right ones, with the interval that holds the true share (Wilson, 95 %).
    """
    if score:
        write_out(_scored(files), output)
        return
    inputs = read_all(gather(files), language_of(lang))
    write_out(csv_lines(COLUMNS, drawn(inputs.reports, count, seed)), output, mark=output is not None)
    sys.exit(3 if inputs.failures else 0)


def _scored(files: tuple[str, ...]) -> Iterator[str]:
    rows: list[dict[str, str | None]] = []
    for name in files:
        try:
            with Path(name).open(encoding="utf-8-sig", newline="") as file:
                reader = csv.DictReader(file)
                if not set(QUESTIONS) & set(reader.fieldnames or ()):
                    raise click.UsageError(f"{name} is no sample: it has none of the columns {', '.join(QUESTIONS)}")
                rows += list(reader)
        except OSError as error:
            raise click.UsageError(f"cannot read {name}: {error.strerror}") from None
        except (UnicodeDecodeError, csv.Error):
            raise click.UsageError(f"{name} is no CSV file in UTF-8") from None
    found, faults = tallies(rows)
    if faults:
        raise click.UsageError("; ".join(faults[:5]))
    for tally in found:
        low, high = tally.interval
        yield f"{tally.question}: {tally.right}/{tally.total} = {tally.share} [{low}, {high}]"
    if not found:
        raise click.UsageError("no question is answered yet")
