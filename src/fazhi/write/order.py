"""Findings in the order of a reader: by report, then by place, then the graver first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from fazhi.model import CheckResult, Figure, Finding, Report, Severity
from fazhi.span import Source, Span

__all__ = ["Sources", "figure_places", "in_order"]

_GRAVITY = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


class Sources:
    """The sources of the reports at hand, found by the name that findings and terms give.

    >>> reports = Sources([Report(Source("甲", "a.txt")), Report(Source("乙", "b.txt"))])
    >>> reports.find("b.txt").text, reports.find("c.txt")
    ('乙', None)
    """

    def __init__(self, reports: Iterable[Report]) -> None:
        self._by_name: dict[str | None, Source] = {}
        for report in reports:
            self._by_name.setdefault(report.name if report.name is not None else report.source.name, report.source)
        self._rank = {name: i for i, name in enumerate(self._by_name)}

    def find(self, name: str | None) -> Source | None:
        """The source of the report called `name`; the only one where a lone report has no name."""
        if name is None and len(self._by_name) == 1:
            return next(iter(self._by_name.values()))
        return self._by_name.get(name)

    def rank(self, name: str | None) -> int:
        """The place of a report among those given."""
        return self._rank.get(name, 0 if name is None else len(self._rank))


def in_order(result: CheckResult, sources: Sources) -> Sequence[Finding]:
    """The findings as a reader meets them."""
    return sorted(
        result.findings,
        key=lambda f: (sources.rank(f.report), f.span.start if f.span else -1, _GRAVITY[f.severity], f.rule),
    )


def figure_places(finding: Finding) -> list[tuple[str | None, Span, Figure]]:
    """Each figure of the finding once, with the report and span at which it stands."""
    home: dict[Figure, str | None] = {}
    for relation in finding.relations:
        for term in relation.terms:
            if term.figure is not None:
                home.setdefault(term.figure, term.report if term.report is not None else finding.report)
    return [(home.get(figure, finding.report), figure.extent, figure) for figure in dict.fromkeys(finding.figures)]
