"""A result as plain records for other programs: each finding with place, words, arithmetic and repairs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from fazhi.model import Bilingual, CheckResult, Figure, Finding, Relation, Repair, Report
from fazhi.serial.versions import versions
from fazhi.span import Source, Span
from fazhi.write.order import Sources, figure_places, in_order

__all__ = ["Failure", "finding_record", "json_lines", "jsonl_lines", "result_record"]

Record = dict[str, Any]
Failure = tuple[str, str]
"""An input that could not be read, and why."""


def result_record(
    result: CheckResult, reports: Sequence[Report], failures: Sequence[Failure] = (), *, version: str
) -> Record:
    """Everything that was found and everything that was examined, with the inputs and their hashes."""
    sources = Sources(reports)
    return {
        **versions(version),
        "ok": result.ok,
        "inputs": [_input(report) for report in reports],
        "failures": [{"file": name, "reason": reason} for name, reason in failures],
        "findings": [finding_record(finding, sources) for finding in in_order(result, sources)],
        "relations": [_relation(relation, sources, None) for relation in result.relations],
    }


def json_lines(record: Record) -> Iterator[str]:
    """The record as one indented JSON document."""
    yield json.dumps(record, ensure_ascii=False, indent=2)


def jsonl_lines(record: Record) -> Iterator[str]:
    """The record as one JSON object a line, `record` telling its sort; the last is a summary."""
    for sort, plural in (
        ("input", "inputs"),
        ("failure", "failures"),
        ("finding", "findings"),
        ("relation", "relations"),
    ):
        for item in record[plural]:
            yield json.dumps({"record": sort} | item, ensure_ascii=False)
    summary = {
        "record": "summary",
        "fazhi": record["fazhi"],
        "data": record["data"],
        "schema": record["schema"],
        "ok": record["ok"],
        "findings": len(record["findings"]),
        "relations": len(record["relations"]),
    }
    yield json.dumps(summary, ensure_ascii=False)


def finding_record(finding: Finding, sources: Sources) -> Record:
    """One finding as a record."""
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "message": _both(finding.message),
        **_place(finding.report, finding.span, sources),
        "figures": [_figure(figure, at, sources) for at, _, figure in figure_places(finding)],
        "relations": [_relation(relation, sources, finding.report) for relation in finding.relations],
        "repairs": [_repair(repair) for repair in finding.repairs],
    }


def _input(report: Report) -> Record:
    source = report.source
    return {
        "file": report.name,
        "format": source.format,
        "sha256": source.sha256,
        "characters": len(source.text),
        "title": report.title,
        "place": report.jurisdiction.name if report.jurisdiction else None,
        "year": report.year,
        "figures": len(report.figures),
        "indicators": len(report.indicators),
    }


def _both(message: Bilingual | None) -> Record | None:
    return {"zh": message.zh, "en": message.en} if message else None


def _place(name: str | None, span: Span | None, sources: Sources) -> Record:
    """File, line, column, offsets and text of a place; nulls where there is none."""
    source: Source | None = sources.find(name)
    file = name if name is not None else (source.name if source else None)
    if source is None or span is None:
        return {"file": file, "line": None, "column": None, "start": None, "end": None, "text": None}
    position = source.position(span.start)
    anchor = source.anchor(span.start)
    place: Record = {
        "file": file,
        "line": position.line,
        "column": position.column,
        "start": span.start,
        "end": span.end,
        "text": span.of(source.text),
    }
    return place | ({anchor.kind: anchor.label} if anchor else {})


def _figure(figure: Figure, name: str | None, sources: Sources) -> Record:
    return _place(name, figure.extent, sources) | {"label": figure.label}


def _relation(relation: Relation, sources: Sources, home: str | None) -> Record:
    return {
        "kind": relation.kind.value,
        "verdict": relation.verdict.value,
        "certainty": relation.certainty.value,
        "modes": [mode.value for mode in relation.modes],
        "computed": relation.computed,
        "implied": _both(relation.implied),
        "closed": relation.closed,
        "rule": relation.rule,
        "terms": [
            {"role": term.role} | _place(term.report if term.report is not None else home, term.span, sources)
            for term in relation.terms
        ],
    }


def _repair(repair: Repair) -> Record:
    return {
        "figures": [figure.quantity.text for figure in repair.figures],
        "candidates": [
            [{"from": c.figure.quantity.text, "to": c.text, "slip": c.slip} for c in options]
            for options in repair.candidates
        ],
    }
