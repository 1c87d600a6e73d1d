"""Findings as lines for people: `path:line:col: severity RULE message`, the line itself, and a caret."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from fazhi.model import CheckResult, Finding, Report, Severity, Verdict
from fazhi.write.excerpt import excerpt
from fazhi.write.order import Sources, figure_places, in_order
from fazhi.write.width import printable
from fazhi.write.words import SEVERITIES, VERDICTS, Language, say

__all__ = ["Paint", "finding_lines", "place", "result_lines", "summary"]

Paint = Callable[[str, str], str]
"""Given a text and what it is (`error`, `warning`, `info`, `place`, `mark`): the text as it is to be shown."""

_ARROW = " → "


def _plain(text: str, kind: str) -> str:
    return text


def result_lines(
    result: CheckResult,
    reports: Sequence[Report],
    language: Language = "zh",
    *,
    columns: int = 96,
    paint: Paint = _plain,
) -> Iterator[str]:
    """Every finding, and at the end how many relations were examined."""
    sources = Sources(reports)
    for finding in in_order(result, sources):
        yield from finding_lines(finding, sources, language, columns=columns, paint=paint)
    yield summary(result, len(reports), language)


def place(finding: Finding, sources: Sources) -> str:
    """`path:line:col`, or the path alone where the finding has no place in the text."""
    source = sources.find(finding.report)
    name = finding.report or (source.name if source else None) or "-"
    if source is None or finding.span is None:
        return name
    position = source.position(finding.span.start)
    return f"{name}:{position.line}:{position.column}"


def finding_lines(
    finding: Finding, sources: Sources, language: Language = "zh", *, columns: int = 96, paint: Paint = _plain
) -> Iterator[str]:
    """One finding: where and what, the line with a caret, the arithmetic, and how it could be repaired."""
    kind = finding.severity.value
    message = say(finding.message, language)
    where = paint(printable(place(finding, sources)), "place")
    yield f"{where}: {paint(say(SEVERITIES[finding.severity], language), kind)} {finding.rule} {printable(message)}"
    source = sources.find(finding.report)
    if source is not None and finding.span is not None:
        name = finding.report
        others = [span for at, span, _ in figure_places(finding) if at == name]
        shown = excerpt(source, finding.span, others, columns=columns - 4)
        yield f"    {shown.text}"
        yield f"    {paint(shown.marks, kind)}"
    for relation in finding.relations:
        if relation.computed and relation.computed not in message:
            yield f"    {printable(relation.computed)}"
        if relation.implied is not None and say(relation.implied, language) not in message:
            yield f"    {printable(say(relation.implied, language))}"
    for line in _repairs(finding, language):
        yield f"    {line}"


def _repairs(finding: Finding, language: Language) -> Iterator[str]:
    """The smallest changes that would restore the report, each on one line."""
    lead = "或可改为：" if language == "zh" else "could be: "
    comma = "，" if language == "zh" else ", "
    between = " 或 " if language == "zh" else " or "
    for repair in finding.repairs:
        changes = [
            options[0].figure.quantity.text + _ARROW + between.join(option.text for option in options)
            for options in repair.candidates
            if options
        ]
        if changes:
            yield lead + printable(comma.join(changes))


def summary(result: CheckResult, reports: int, language: Language = "zh") -> str:
    """How many relations were examined, with which verdicts, and what was found.

    >>> summary(CheckResult(()), 1, "en")
    '1 report, 0 relations examined; 0 errors, 0 warnings, 0 infos'
    """
    verdicts = Counter(relation.verdict for relation in result.relations)
    severities = Counter(finding.severity for finding in result.findings)
    parts = [
        f"{verdicts[v]} {say(VERDICTS[v], language)}"
        if language == "en"
        else f"{say(VERDICTS[v], language)} {verdicts[v]}"
        for v in Verdict
        if verdicts[v]
    ]
    total = len(result.relations)
    if language == "zh":
        detail = f"（{'，'.join(parts)}）" if parts else ""
        found = "，".join(f"{say(SEVERITIES[s], language)} {severities[s]}" for s in Severity)
        return f"共 {reports} 份报告，核对 {total} 组关系{detail}；{found}"
    detail = f" ({', '.join(parts)})" if parts else ""
    found = ", ".join(_count(severities[s], s.value) for s in Severity)
    return f"{_count(reports, 'report')}, {_count(total, 'relation')} examined{detail}; {found}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
