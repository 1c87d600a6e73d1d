"""Indicators as tidy rows: one row an indicator, every column a plain value."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from fazhi.model import CheckResult, Figure, Indicator, Jurisdiction, Report, Verdict
from fazhi.serial.scalars import fraction_to_text
from fazhi.span import Span

__all__ = ["COLUMNS", "to_rows"]

COLUMNS = {
    "file": "name of the report's file",
    "sha256": "hash of the file's bytes, where it was read from one",
    "place": "the jurisdiction of the indicator, else of the report",
    "level": "its administrative level",
    "code": "its GB/T 2260 code",
    "parent": "the place above it",
    "report_year": "the year that the report covers",
    "indicator": "name of the indicator in the catalogue",
    "period_start": "first day of the period that the indicator covers",
    "period_end": "last day of that period",
    "scope": "whole, own_level, or part of the place",
    "scope_name": "which part",
    "target": "true for an aim, false for an outcome",
    "value": "the number, multipliers applied, as exact decimal text or fraction",
    "unit": "measure word",
    "bound": "exact, approx, lower, upper",
    "modifier": "the word behind the bound",
    "step": "place value of the last printed digit",
    "text": "the whole expression as printed",
    "label": "what is counted, in the report's words",
    "source": "figure, or words for a zero stated without a digit",
    "verdict": "the gravest verdict of the relations in which the figure takes part; empty where there is none",
    "rules": "rules of the findings that name the figure, separated by spaces",
    "start": "offset of the first character in the text",
    "end": "offset after the last character",
    "line": "line of the first character, from 1",
    "column": "column of the first character, from 1",
}
"""The columns and what they hold."""

_GRAVITY = (Verdict.INCONSISTENT, Verdict.TRUNCATED, Verdict.UNDETERMINED, Verdict.CONSISTENT)


def to_rows(
    reports: Report | Iterable[Report], result: CheckResult | None = None, *, others: bool = False
) -> list[dict[str, Any]]:
    """One row for each indicator of the reports, in their order; `COLUMNS` names the columns.

    With a `result` of `check`, each row also tells the gravest verdict and the rules of the findings on its figure.
    Numbers are exact text, so that no table program rounds them. With `others`, the values of other periods and scopes
    and the targets have rows, too, behind those of their report (`Report.other_indicators`).
    """
    together = [reports] if isinstance(reports, Report) else list(reports)
    verdicts, rules = _judged(result) if result else ({}, {})
    return [
        _row(report, indicator, verdicts, rules)
        for report in together
        for indicator in (*report.indicators, *(report.other_indicators if others else ()))
    ]


Place = tuple[str | None, Span]


def _judged(result: CheckResult) -> tuple[dict[Place, Verdict], dict[Place, list[str]]]:
    """The gravest verdict and the rules for each figure, known by report and span."""
    verdicts: dict[Place, Verdict] = {}
    homes: dict[Figure, str | None] = {}
    for relation in result.relations:
        for term in relation.terms:
            if term.figure is not None:
                homes.setdefault(term.figure, term.report)
                place = (term.report, term.figure.span)
                known = verdicts.get(place)
                if known is None or _GRAVITY.index(relation.verdict) < _GRAVITY.index(known):
                    verdicts[place] = relation.verdict
    rules: dict[Place, list[str]] = {}
    for finding in result.findings:
        for figure in finding.figures:
            named = rules.setdefault((homes.get(figure, finding.report), figure.span), [])
            if finding.rule not in named:
                named.append(finding.rule)
    return verdicts, rules


def _row(
    report: Report, indicator: Indicator, verdicts: dict[Place, Verdict], rules: dict[Place, list[str]]
) -> dict[str, Any]:
    of: Jurisdiction | None = indicator.jurisdiction or report.jurisdiction
    figure, quantity, period = indicator.figure, indicator.quantity, indicator.period
    position = report.source.position(indicator.span.start)
    at = (report.name, figure.span if figure else indicator.span)
    return {
        "file": report.name,
        "sha256": report.source.sha256,
        "place": of.name if of else None,
        "level": of.level.value if of and of.level else None,
        "code": of.code if of else None,
        "parent": of.parent.name if of and of.parent else None,
        "report_year": report.year,
        "indicator": indicator.name,
        "period_start": period.start.isoformat() if period else None,
        "period_end": period.end.isoformat() if period else None,
        "scope": indicator.scope.kind.value,
        "scope_name": indicator.scope.name,
        "target": indicator.target,
        "value": fraction_to_text(quantity.value),
        "unit": quantity.unit.name,
        "bound": quantity.bound.value,
        "modifier": quantity.modifier,
        "step": fraction_to_text(quantity.step),
        "text": quantity.text,
        "label": figure.label if figure else None,
        "source": "figure" if figure else "words",
        "verdict": verdicts[at].value if at in verdicts else None,
        "rules": " ".join(rules.get(at, ())),
        "start": indicator.span.start,
        "end": indicator.span.end,
        "line": position.line,
        "column": position.column,
    }
