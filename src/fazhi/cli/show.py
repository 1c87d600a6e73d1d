"""`fazhi show`: what was read."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence

import click

from fazhi.cli.inputs import gather, read_all
from fazhi.cli.options import files_argument, language_of, language_option, output_option, write_out
from fazhi.model import Report
from fazhi.write.overview import PARTS, overview_lines
from fazhi.write.width import printable
from fazhi.write.words import Language

__all__ = ["command"]


@click.command("show")
@files_argument()
@click.option("--only", multiple=True, type=click.Choice(PARTS), help="Show this part (may be given again).")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="Form of output."
)
@language_option()
@output_option()
def command(files: tuple[str, ...], only: tuple[str, ...], form: str, lang: str | None, output: str | None) -> None:
    """Show what was read: heading, outline, figures, indicators, measures.

    As json: one complete dump of each report, which `fazhi.load` reads back; several reports stand in a list.
    """
    language = language_of(lang)
    inputs = read_all(gather(files), language)
    parts = tuple(part for part in PARTS if part in only) or PARTS
    write_out(_json(inputs.reports) if form == "json" else _text(inputs.reports, language, parts), output)
    sys.exit(3 if inputs.failures else 0)


def _text(reports: Sequence[Report], language: Language, parts: tuple[str, ...]) -> Iterator[str]:
    for i, report in enumerate(reports):
        if len(reports) > 1:
            yield from ([""] if i else [])
            yield f"# {printable(report.name or '')}"
        yield from overview_lines(report, language, parts)


def _json(reports: Sequence[Report]) -> Iterator[str]:
    from fazhi.serial.plain import dump

    dumped = [dump(report) for report in reports]
    yield json.dumps(dumped[0] if len(dumped) == 1 else dumped, ensure_ascii=False, indent=1)
