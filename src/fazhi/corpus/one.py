"""One file of a corpus: read, checked, and told as rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Context, Decimal, localcontext
from fractions import Fraction
from typing import Any

from attrs import frozen

import fazhi
from fazhi.check.rule import CheckConfig
from fazhi.check.runner import check
from fazhi.corpus.facts import facts_of
from fazhi.errors import ReadError
from fazhi.model import CheckResult, Finding, Indicator, Jurisdiction, Mode, Period, Report, ScopeKind, Verdict
from fazhi.quantity.quantity import Quantity
from fazhi.quantity.truth import ALL_MODES, truths
from fazhi.read.reader import read
from fazhi.serial.rows import to_rows
from fazhi.serial.scalars import fraction_to_text
from fazhi.serial.versions import data_version, versions

__all__ = ["Outcome", "data_version", "finding_rows", "lost", "outcome"]

Row = dict[str, Any]
_DIGITS = Context(prec=38)
_STEP = Decimal("1e-10")


@frozen
class Outcome:
    """What came of one file: rows by the name of their table, and what comparisons with other reports need of it."""

    file: str
    tables: dict[str, list[Row]]
    facts: dict[str, Any] | None = None

    @property
    def failed(self) -> bool:
        """Whether the file could not be read."""
        return bool(self.tables["errors"])


def outcome(file: str, config: CheckConfig | None = None, panel: Sequence[str] = ()) -> Outcome:
    """Read and check the file; whatever is wrong with it becomes a row of the table `errors`.

    >>> outcome("missing.txt").tables["errors"][0]["reason"]
    'there is no such file'
    """
    try:
        report = read(file)
        result = check(report, config=config)
        return _told(file, report, result, panel)
    except ReadError as error:
        return lost(file, "unreadable", error.reason, error.reason_zh, panel)
    except Exception as error:  # a fault of ours must not stop the others
        return lost(file, "failed", f"{type(error).__name__}: {error}", f"程序出错：{type(error).__name__}", panel)


def lost(file: str, kind: str, reason: str, reason_zh: str, panel: Sequence[str] = ()) -> Outcome:
    """The rows of a file that could not be read."""
    missing = [{"file": file, "indicator": name, "status": "not_read"} for name in panel]
    row = {"file": file, "kind": kind, "reason": reason, "reason_zh": reason_zh}
    return Outcome(file, {"reports": [], "indicators": [], "panel": missing, "findings": [], "errors": [row]})


def _told(file: str, report: Report, result: CheckResult, panel: Sequence[str]) -> Outcome:
    head = _head(file, report.jurisdiction, report.year)
    return Outcome(
        file,
        {
            "reports": [head | _counts(report, result) | _versions()],
            "indicators": list(_indicator_rows(file, report, result)),
            "panel": list(_panel_rows(head, report, panel)),
            "findings": list(finding_rows(result.findings, {report.name: report}, across=False)),
            "errors": [],
        },
        facts_of(report),
    )


def _head(file: str | None, of: Jurisdiction | None, year: int | None) -> Row:
    return {
        "file": file,
        "place": of.name if of else None,
        "level": of.level.value if of and of.level else None,
        "code": of.code if of else None,
        "parent": of.parent.name if of and of.parent else None,
        "province": _province(of),
        "report_year": year,
    }


def _province(of: Jurisdiction | None) -> str | None:
    """The code of the province: of the nearest place with a code."""
    while of is not None and of.code is None:
        of = of.parent
    return of.code[:2] + "0000" if of is not None and of.code else None


def _counts(report: Report, result: CheckResult) -> Row:
    dates = {date.role: date.date.isoformat() for date in reversed(report.dates)}
    severities = [finding.severity.value for finding in result.findings]
    return {
        "sha256": report.source.sha256,
        "title": report.title,
        "issuer": report.issuer,
        "document_number": report.document_number,
        "signed": dates.get("signed"),
        "printed": dates.get("printed"),
        "published": dates.get("published"),
        "characters": len(report.text),
        "figures": len(report.figures),
        "indicators": len(report.indicators),
        "measures": len(report.measures),
        "relations": len(result.relations),
        "truncated": sum(relation.verdict is Verdict.TRUNCATED for relation in result.relations),
        "rounded": sum(
            relation.verdict is Verdict.CONSISTENT
            and bool(relation.modes)
            and Mode.EXACT not in relation.modes
            and Mode.TRUNCATED not in relation.modes
            for relation in result.relations
        ),
        "errors": severities.count("error"),
        "warnings": severities.count("warning"),
        "infos": severities.count("info"),
    }


def _versions() -> Row:
    return dict(versions(fazhi.__version__))


def _indicator_rows(file: str, report: Report, result: CheckResult) -> Iterator[Row]:
    versions = _versions()
    for indicator, row in zip(report.indicators, to_rows(report, result), strict=True):
        of = indicator.jurisdiction or report.jurisdiction
        yield row | {"file": file, "province": _province(of)} | _values(indicator.quantity) | versions


def _values(quantity: Quantity) -> Row:
    share = quantity.unit.name == "%" and 0 <= quantity.value <= 100
    truth = truths(quantity, ALL_MODES, share=share)
    return {
        "status": "stated" if quantity.value else "zero",
        "number": _number(quantity.value),
        "low": None if truth.low is None else fraction_to_text(Fraction(truth.low)),
        "low_open": truth.low_open,
        "high": None if truth.high is None else fraction_to_text(Fraction(truth.high)),
        "high_open": truth.high_open,
    }


def _number(value: Fraction) -> str | None:
    """The value as a decimal with at most 28 digits before its point and ten behind, whatever the caller's context."""
    if abs(value) >= 10**28:
        return None
    with localcontext(_DIGITS):
        number = (Decimal(value.numerator) / Decimal(value.denominator)).quantize(_STEP)
    text = format(number, "f").rstrip("0").rstrip(".")
    return text if text not in ("", "-0") else "0"


def _panel_rows(head: Row, report: Report, names: Sequence[str]) -> Iterator[Row]:
    """For each indicator asked for: the value of the whole place in the reported year, or that there is none."""
    if not names:
        return
    stated: dict[str, list[Indicator]] = {}
    for indicator in report.indicators:
        if _own(indicator, report):
            stated.setdefault(indicator.name, []).append(indicator)
    for name in names:
        given = stated.get(name, [])
        row = head | {"indicator": name, "status": "absent", "values": len({i.quantity.value for i in given})}
        if given:
            quantity = given[0].quantity
            row |= _values(quantity) | {"value": fraction_to_text(quantity.value), "unit": quantity.unit.name}
        yield row


def _own(indicator: Indicator, report: Report) -> bool:
    return (
        not indicator.target
        and indicator.scope.kind is ScopeKind.WHOLE
        and (indicator.period is None or report.year is None or indicator.period == Period.year(report.year))
    )


def finding_rows(findings: Iterable[Finding], reports: dict[str | None, Report], *, across: bool) -> Iterator[Row]:
    """One row for each finding, at its place in its own report."""
    for finding in findings:
        report = reports.get(finding.report) or next(iter(reports.values()))
        position = report.source.position(finding.span.start) if finding.span else None
        terms = [term for relation in finding.relations for term in relation.terms]
        others = dict.fromkeys(t.report for t in terms if t.report and t.report != report.name)
        yield {
            **_head(report.name, report.jurisdiction, report.year),
            "rule": finding.rule,
            "severity": finding.severity.value,
            "across": across,
            "message": finding.message.zh,
            "message_en": finding.message.en,
            "computed": "; ".join(relation.computed for relation in finding.relations),
            "figures": " ".join(dict.fromkeys(figure.quantity.text for figure in finding.figures)),
            "other_files": "\n".join(others) or None,
            "start": finding.span.start if finding.span else None,
            "end": finding.span.end if finding.span else None,
            "line": position.line if position else None,
            "column": position.column if position else None,
        }
