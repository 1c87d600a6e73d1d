"""`fazhi check`: the findings of one report or of many."""

from __future__ import annotations

import sys
from collections.abc import Iterable

import click

from fazhi.check.runner import check
from fazhi.cli.inputs import Inputs, gather, read_all
from fazhi.cli.options import (
    columns,
    files_argument,
    language_of,
    language_option,
    output_option,
    painter,
    write_out,
)
from fazhi.model import CheckResult, Severity
from fazhi.write.text import Paint, result_lines
from fazhi.write.words import Language

__all__ = ["command", "exit_code", "render"]

_FORMATS = ("text", "json", "jsonl", "sarif", "junit", "github")
_AT_OR_ABOVE = {
    "error": {Severity.ERROR},
    "warning": {Severity.ERROR, Severity.WARNING},
    "info": set(Severity),
    "never": set[Severity](),
}


@click.command("check")
@files_argument()
@click.option(
    "--format", "form", type=click.Choice(_FORMATS), default="text", show_default=True, help="Form of output."
)
@click.option(
    "--fail-on",
    type=click.Choice(list(_AT_OR_ABOVE)),
    default="error",
    show_default=True,
    help="The least severity that makes the exit code 1.",
)
@language_option()
@output_option()
def command(files: tuple[str, ...], form: str, fail_on: str, lang: str | None, output: str | None) -> None:
    """Check reports; several are also checked against each other (years, a city and its counties)."""
    language = language_of(lang)
    inputs = read_all(gather(files), language)
    result = check(inputs.reports)
    write_out(render(form, result, inputs, language, columns(), painter(output)), output)
    sys.exit(exit_code(result, inputs, fail_on))


def render(
    form: str, result: CheckResult, inputs: Inputs, language: Language, wide: int, paint: Paint
) -> Iterable[str]:
    """The result in one of the forms of output, line by line."""
    return result_lines(result, inputs.reports, language, columns=wide, paint=paint)


def exit_code(result: CheckResult, inputs: Inputs, fail_on: str) -> int:
    """3 where an input could not be read, else 1 where a finding is at least as grave as `fail_on`, else 0."""
    if inputs.failures:
        return 3
    return int(any(finding.severity in _AT_OR_ABOVE[fail_on] for finding in result.findings))
