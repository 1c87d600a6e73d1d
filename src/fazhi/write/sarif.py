"""SARIF 2.1.0, the exchange form of static analysis results; columns count Unicode code points."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from fazhi.model import CheckResult, Finding, Report, Severity
from fazhi.serial.versions import versions
from fazhi.span import Span
from fazhi.write.order import Sources, figure_places, in_order
from fazhi.write.words import Language, say

__all__ = ["sarif"]

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
Record = dict[str, Any]


def sarif(
    result: CheckResult,
    reports: Sequence[Report],
    failures: Sequence[tuple[str, str]] = (),
    language: Language = "zh",
    *,
    version: str,
) -> Record:
    """The findings as one SARIF run; inputs that could not be read are notifications of the invocation."""
    sources = Sources(reports)
    findings = in_order(result, sources)
    rules = sorted({finding.rule for finding in findings})
    run: Record = {
        "tool": {
            "driver": {
                "name": "fazhi",
                "version": version,
                "rules": [{"id": rule} for rule in rules],
                "properties": versions(version),
            }
        },
        "columnKind": "unicodeCodePoints",
        "artifacts": [_artifact(report) for report in reports],
        "invocations": [
            {
                "executionSuccessful": not failures,
                "toolExecutionNotifications": [
                    {
                        "level": "error",
                        "message": {"text": reason},
                        "locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(name)}}}],
                    }
                    for name, reason in failures
                ],
            }
        ],
        "results": [_result(finding, sources, rules.index(finding.rule), language) for finding in findings],
    }
    return {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}


def _artifact(report: Report) -> Record:
    made: Record = {"location": {"uri": _uri(report.name or "-")}, "sourceLanguage": "zh"}
    if report.source.sha256:
        made["hashes"] = {"sha-256": report.source.sha256}
    return made


def _result(finding: Finding, sources: Sources, index: int, language: Language) -> Record:
    lines = [say(finding.message, language)]
    lines += [relation.computed for relation in finding.relations if relation.computed]
    made: Record = {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": "\n".join(dict.fromkeys(lines))},
        "locations": [_location(finding.report, finding.span, sources)],
    }
    related = [
        {"id": i} | _location(name, span, sources) | {"message": {"text": figure.quantity.text}}
        for i, (name, span, figure) in enumerate(figure_places(finding))
    ]
    if related:
        made["relatedLocations"] = related
    return made


def _location(name: str | None, span: Span | None, sources: Sources) -> Record:
    source = sources.find(name)
    place: Record = {"artifactLocation": {"uri": _uri(name or (source.name if source else None) or "-")}}
    if source is not None and span is not None:
        first, last = source.position(span.start), source.position(span.end)
        place["region"] = {
            "startLine": first.line,
            "startColumn": first.column,
            "endLine": last.line,
            "endColumn": last.column,
            "charOffset": span.start,
            "charLength": len(span),
        }
    return {"physicalLocation": place}


def _uri(name: str) -> str:
    path = PurePath(name)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())
