"""GitHub workflow commands: each finding becomes an annotation at its line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fazhi.model import CheckResult, Report, Severity
from fazhi.write.order import Sources, in_order
from fazhi.write.words import Language, say

__all__ = ["github_lines"]

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def github_lines(
    result: CheckResult,
    reports: Sequence[Report],
    failures: Sequence[tuple[str, str]] = (),
    language: Language = "zh",
) -> Iterator[str]:
    """One `::error file=…` line for each finding and each input that could not be read."""
    sources = Sources(reports)
    for finding in in_order(result, sources):
        source = sources.find(finding.report)
        name = finding.report or (source.name if source else None) or "-"
        fields = {"file": name}
        if source is not None and finding.span is not None:
            first, last = source.position(finding.span.start), source.position(finding.span.end)
            fields |= {"line": str(first.line), "col": str(first.column)}
            fields |= {"endLine": str(last.line), "endColumn": str(last.column)}
        fields["title"] = finding.rule
        text = "\n".join([say(finding.message, language), *(r.computed for r in finding.relations if r.computed)])
        yield _command(_LEVELS[finding.severity], fields, text)
    for name, reason in failures:
        yield _command("error", {"file": name, "title": "read"}, reason)


def _command(level: str, fields: dict[str, str], text: str) -> str:
    """A workflow command with its values escaped as GitHub asks.

    >>> _command("error", {"file": "a,b.txt"}, "50%\\nmore")
    '::error file=a%2Cb.txt::50%25%0Amore'
    """
    shown = ",".join(
        f"{key}={_escaped(value).replace(':', '%3A').replace(',', '%2C')}" for key, value in fields.items()
    )
    return f"::{level} {shown}::{_escaped(text)}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
