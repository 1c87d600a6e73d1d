"""Reports, results, findings and quantities as small pieces of HTML for notebooks: escaped, without scripts or styles
that reach beyond them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from fazhi.model import CheckResult, Finding, Report, Severity
from fazhi.quantity.quantity import Quantity
from fazhi.serial.scalars import fraction_to_text
from fazhi.write.order import figure_places
from fazhi.write.text import summary
from fazhi.write.words import SEVERITIES

__all__ = ["html"]

_COLOURS = {Severity.ERROR: "#d32f2f", Severity.WARNING: "#c77700", Severity.INFO: "#1976d2"}
_MOST_ROWS = 30


def html(value: object) -> str | None:
    """The value as HTML, in Chinese as reports are; None for a value that has no such form."""
    if isinstance(value, Quantity):
        return _quantity(value)
    if isinstance(value, Finding):
        return _finding(value)
    if isinstance(value, CheckResult):
        head = f"<p>{escape(summary(value, _reports(value)))}</p>"
        order = list(Severity)
        return (
            f"<div>{head}{''.join(map(_finding, sorted(value.findings, key=lambda f: order.index(f.severity))))}</div>"
        )
    if isinstance(value, Report):
        return _report(value)
    return None


def _reports(result: CheckResult) -> int:
    return len({finding.report for finding in result.findings} | _named(result)) or 1


def _named(result: CheckResult) -> set[str | None]:
    return {term.report for relation in result.relations for term in relation.terms}


def _quantity(quantity: Quantity) -> str:
    """The words as printed, and behind them the exact value."""
    rows = [
        ("数值", f"{fraction_to_text(quantity.value)} {quantity.unit.name}".strip()),
        ("范围", quantity.bound.value + (f"（{quantity.modifier}）" if quantity.modifier else "")),
        ("末位", fraction_to_text(quantity.step)),
    ]
    return f"<div><b>{escape(str(quantity))}</b>{_table((), rows)}</div>"


def _finding(finding: Finding) -> str:
    colour = _COLOURS[finding.severity]
    lines = [f"<b>{escape(finding.message.zh)}</b>"]
    for relation in finding.relations:
        if relation.computed and relation.computed not in finding.message.zh:
            lines.append(escape(relation.computed))
        if relation.implied is not None and relation.implied.zh not in finding.message.zh:
            lines.append(escape(relation.implied.zh))
    places = [
        f"{figure.quantity.text}（{name or ''} {span.start}–{span.end}）"
        for name, span, figure in figure_places(finding)
    ]
    if places:
        lines.append(escape("、".join(places)))
    for repair in finding.repairs:
        changes = [
            f"{options[0].figure.quantity.text} → {' 或 '.join(option.text for option in options)}"
            for options in repair.candidates
            if options
        ]
        if changes:
            lines.append(escape("或可改为：" + "，".join(changes)))
    head = f'<span style="color: {colour}">{SEVERITIES[finding.severity].zh}</span> {escape(finding.rule)}'
    body = "".join(f"<div>{line}</div>" for line in lines)
    return f'<div style="border-left: 4px solid {colour}; padding-left: 8px; margin: 8px 0">{head}{body}</div>'


def _report(report: Report) -> str:
    place = report.jurisdiction
    rows = [
        ("标题", report.title),
        ("地区", place.name if place else None),
        ("年度", str(report.year) if report.year else None),
        ("发文字号", report.document_number),
        *((date.role, date.date.isoformat()) for date in report.dates),
        ("数据", str(len(report.figures))),
        ("举措", str(len(report.measures))),
    ]
    head = _table((), [(name, text) for name, text in rows if text])
    shown = report.indicators[:_MOST_ROWS]
    indicators = [(i.name, fraction_to_text(i.quantity.value), i.quantity.unit.name, i.quantity.text) for i in shown]
    left = len(report.indicators) - len(shown)
    more = f"<p>另有 {left} 项</p>" if left else ""
    table = _table(("指标", "数值", "单位", "原文"), indicators) if indicators else ""
    opened = f"<details open><summary>指标 {len(report.indicators)}</summary>{table}{more}</details>" if table else ""
    return f"<div><b>{escape(report.title or report.name or '报告')}</b>{head}{opened}</div>"


def _table(head: Iterable[str], rows: Iterable[Iterable[str | None]]) -> str:
    def line(cells: Iterable[str | None], tag: str) -> str:
        return "<tr>" + "".join(f'<{tag} style="text-align: left">{escape(c or "")}</{tag}>' for c in cells) + "</tr>"

    def lines() -> Iterator[str]:
        names = tuple(head)
        if names:
            yield line(names, "th")
        for row in rows:
            yield line(row, "td")

    return f"<table>{''.join(lines())}</table>"
