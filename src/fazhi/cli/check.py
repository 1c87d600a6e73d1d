"""`fazhi check`: the findings of one report or of many."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterable

import click
from attrs import frozen

import fazhi
from fazhi.check.runner import check
from fazhi.cli.comments import write_comments
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
from fazhi.cli.settings import config_of, rule_options
from fazhi.model import CheckResult, Severity
from fazhi.write.delimited import csv_lines
from fazhi.write.evidence import COLUMNS, evidence_rows
from fazhi.write.github import github_lines
from fazhi.write.junit import junit
from fazhi.write.page import page_lines
from fazhi.write.records import json_lines, jsonl_lines, result_record
from fazhi.write.sarif import sarif
from fazhi.write.text import Paint, result_lines
from fazhi.write.words import Language

__all__ = ["command", "exit_code", "render"]

_FORMATS = ("text", "json", "jsonl", "sarif", "junit", "github", "html", "docx", "evidence")
_AT_OR_ABOVE: dict[str, set[Severity]] = {
    "error": {Severity.ERROR},
    "warning": {Severity.ERROR, Severity.WARNING},
    "info": set(Severity),
    "never": set(),
}


@frozen
class Text:
    """How text is to look: how wide a line may be, and in which colours."""

    columns: int
    paint: Paint


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
@rule_options()
@language_option()
@output_option()
def command(
    files: tuple[str, ...],
    form: str,
    fail_on: str,
    only: tuple[str, ...],
    ignore: tuple[str, ...],
    severity: tuple[str, ...],
    silence: str | None,
    lang: str | None,
    output: str | None,
) -> None:
    """Check reports; several are also checked against each other (years, a city and its counties)."""
    config = config_of(only, ignore, severity, silence)
    language = language_of(lang)
    if form == "docx" and output is None:
        raise click.UsageError("--format docx needs -o FILE: the draft itself is never written over")
    inputs = read_all(gather(files), language)
    result = check(inputs.reports, config=config)
    failing = _AT_OR_ABOVE[fail_on]
    if form == "docx":
        write_comments(result, inputs, language, output)
        sys.exit(exit_code(result, inputs, failing))
    write_out(
        render(form, result, inputs, language, failing, Text(columns(), painter(output))),
        output,
        mark=form == "evidence",
    )
    sys.exit(exit_code(result, inputs, failing))


def render(
    form: str, result: CheckResult, inputs: Inputs, language: Language, failing: Collection[Severity], text: Text
) -> Iterable[str]:
    """The result in one of the forms of output, line by line; `text` tells how the form `text` is to look."""
    reports = inputs.reports
    if form == "text":
        return result_lines(result, reports, language, columns=text.columns, paint=text.paint)
    failures = [(error.name, error.reason_zh if language == "zh" else error.reason) for error in inputs.failures]
    if form == "github":
        return github_lines(result, reports, failures, language)
    if form == "html":
        return page_lines(result, reports, language)
    if form == "evidence":
        return csv_lines(COLUMNS, evidence_rows(result, reports, version=fazhi.__version__))
    if form == "junit":
        return [junit(result, reports, failures, language, failing=failing)]
    if form == "sarif":
        return json_lines(sarif(result, reports, failures, language, version=fazhi.__version__))
    record = result_record(result, reports, failures, version=fazhi.__version__)
    return json_lines(record) if form == "json" else jsonl_lines(record)


def exit_code(result: CheckResult, inputs: Inputs, failing: Collection[Severity]) -> int:
    """3 where an input could not be read, else 1 where a finding is of a severity in `failing`, else 0."""
    if inputs.failures:
        return 3
    return int(any(finding.severity in failing for finding in result.findings))
