"""`fazhi diff`: what differs between two reports."""

from __future__ import annotations

import sys

import click

import fazhi
from fazhi.check.runner import check
from fazhi.cli.inputs import read_all
from fazhi.cli.options import language_of, language_option, output_option, painter, write_out
from fazhi.write.difference import changes, difference_lines, difference_record
from fazhi.write.records import json_lines

__all__ = ["command"]


@click.command("diff")
@click.argument("old")
@click.argument("new")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="Form of output."
)
@language_option()
@output_option()
def command(old: str, new: str, form: str, lang: str | None, output: str | None) -> None:
    """What changed from OLD to NEW: heading, indicators, figures, findings.

    Two versions of one draft, or last year's report and this year's; figures that are no indicators are compared
    between versions only. Exit code: 0 nothing differs, 1 something does, 2 wrong usage, 3 an input could not be read.
    """
    language = language_of(lang)
    inputs = read_all([old, new], language)
    if inputs.failures:
        sys.exit(3)
    before, after = inputs.reports
    found = list(changes(before, after, (check(before), check(after)), language))
    if form == "json":
        write_out(json_lines(difference_record(before, after, found, version=fazhi.__version__)), output)
    else:
        write_out(difference_lines(found, language, paint=painter(output)), output)
    sys.exit(int(bool(found)))
