"""Findings as evidence for auditors (核查底稿): a row each, with all that its verification needs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from fazhi.model import CheckResult, Finding, Report
from fazhi.serial.versions import versions
from fazhi.span import Span
from fazhi.write.order import Sources, figure_places, in_order

__all__ = ["COLUMNS", "evidence_rows"]

COLUMNS = {
    "number": "number of the finding",
    "file": "the report's file",
    "sha256": "hash of the file's bytes",
    "title": "title of the report",
    "rule": "the rule that found it",
    "severity": "error, warning, info",
    "message": "what is wrong, in Chinese",
    "message_en": "the same in English",
    "arithmetic": "the arithmetic of each relation, a line each",
    "verdicts": "the verdict of each relation, a line each",
    "figures": "each figure as printed, with line and column, a line each",
    "line": "line of the place, from 1",
    "column": "column of the place, from 1",
    "page": "page, where the format has pages",
    "paragraph": "paragraph, where the format has paragraphs",
    "start": "offset of the first character in the text",
    "end": "offset after the last character",
    "words": "the characters of the place",
    "excerpt": "the sentence in which it stands, as printed",
    "repairs": "what the figures could be, a line each",
    "fazhi": "version of the library",
    "data": "fingerprint of the library's data files",
    "schema": "version of the schema of dumps",
}
"""The columns and what they hold."""

_LONGEST = 500


def evidence_rows(result: CheckResult, reports: Sequence[Report], *, version: str) -> Iterator[dict[str, Any]]:
    """One row for each finding, in the order of a reader."""
    sources = Sources(reports)
    by_name = {report.name: report for report in reports}
    for number, finding in enumerate(in_order(result, sources), 1):
        report = by_name.get(finding.report) or (reports[0] if len(reports) == 1 else None)
        yield {
            "number": number,
            "file": finding.report,
            "sha256": report.source.sha256 if report else None,
            "title": report.title if report else None,
            "rule": finding.rule,
            "severity": finding.severity.value,
            "message": finding.message.zh,
            "message_en": finding.message.en,
            "arithmetic": "\n".join(r.computed for r in finding.relations if r.computed),
            "verdicts": "\n".join(f"{r.kind.value}: {r.verdict.value}" for r in finding.relations),
            "figures": "\n".join(_figures(finding, sources)),
            **_place(report, finding.span),
            "repairs": "\n".join(_repairs(finding)),
            **versions(version),
        }


def _figures(finding: Finding, sources: Sources) -> Iterator[str]:
    for name, span, figure in figure_places(finding):
        source = sources.find(name)
        if source is None:
            yield figure.quantity.text
        else:
            at = source.position(span.start)
            file = "" if name == finding.report else f"{name}:"
            yield f"{span.of(source.text)} ({file}{at.line}:{at.column})"


def _place(report: Report | None, span: Span | None) -> dict[str, Any]:
    empty = dict.fromkeys(("line", "column", "page", "paragraph", "start", "end", "words", "excerpt"))
    if report is None or span is None:
        return empty
    source = report.source
    position, anchor = source.position(span.start), source.anchor(span.start)
    around = next((s.span for s in report.sentences if s.span.contains(span)), None)
    if around is None or len(around) > _LONGEST:
        around = Span(max(span.start - _LONGEST // 2, 0), min(span.end + _LONGEST // 2, len(source.text)))
    made: dict[str, Any] = {
        "line": position.line,
        "column": position.column,
        "start": span.start,
        "end": span.end,
        "words": span.of(source.text),
        "excerpt": around.of(source.text).strip(),
    }
    return empty | made | ({anchor.kind: anchor.label} if anchor else {})


def _repairs(finding: Finding) -> Iterator[str]:
    for repair in finding.repairs:
        changes = [
            f"{options[0].figure.quantity.text} → {' / '.join(option.text for option in options)}"
            for options in repair.candidates
            if options
        ]
        if changes:
            yield "; ".join(changes)
