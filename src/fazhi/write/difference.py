"""Two reports side by side (比对): a draft and its earlier version, or this year's report and last year's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from attrs import frozen

from fazhi.errors import UnitError
from fazhi.model import Bilingual, CheckResult, Finding, Indicator, Report
from fazhi.serial.scalars import fraction_to_text
from fazhi.serial.versions import versions
from fazhi.write.width import printable
from fazhi.write.words import SEVERITIES, Language, say

__all__ = ["Change", "changes", "difference_lines", "difference_record"]

_HEADING = ("title", "issuer", "year", "document_number", "recipient", "signed_by")
_KINDS = {
    "heading": Bilingual("题头", "heading"),
    "indicator": Bilingual("指标", "indicator"),
    "figure": Bilingual("数据", "figure"),
    "finding": Bilingual("发现", "finding"),
}


@frozen
class Change:
    """One thing that differs: `old` and `new` are what the reports print, None where one has no such thing.

    `by` is how much an exact count or amount changed, in the unit of the new one.
    """

    kind: str
    what: str
    old: str | None
    new: str | None
    by: str | None = None


def changes(
    old: Report, new: Report, results: tuple[CheckResult, CheckResult] | None = None, language: Language = "zh"
) -> Iterator[Change]:
    """What differs: heading, indicators, figures (only between versions of one year's report), and findings.

    An indicator is the same where its name and scope are; values of other periods are left out.
    """
    for name in _HEADING:
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            yield Change("heading", name, _text(before), _text(after))
    yield from _indicators(old, new)
    if old.year == new.year:
        yield from _figures(old, new)
    if results is not None:
        was, now = (Counter(_finding(f, language) for f in result.findings) for result in results)
        yield from (Change("finding", rule, message, None) for rule, message in was - now)
        yield from (Change("finding", rule, None, message) for rule, message in now - was)


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _finding(finding: Finding, language: Language) -> tuple[str, str]:
    return f"{finding.severity.value} {finding.rule}", say(finding.message, language)


def _indicators(old: Report, new: Report) -> Iterator[Change]:
    def grouped(report: Report) -> dict[str, list[Indicator]]:
        found: dict[str, list[Indicator]] = {}
        for indicator in report.indicators:
            if not indicator.target and indicator.period in (None, report.period):
                scope = indicator.scope.name or ("" if indicator.scope.kind == "whole" else indicator.scope.kind.value)
                found.setdefault(f"{indicator.name} {scope}".strip(), []).append(indicator)
        return found

    before, after = grouped(old), grouped(new)
    for name in [*before, *(name for name in after if name not in before)]:
        one, other = before.get(name, []), after.get(name, [])
        texts = [i.quantity.text for i in one], [i.quantity.text for i in other]
        if texts[0] != texts[1]:
            by = _by(one[0], other[0]) if len(one) == len(other) == 1 else None
            shown = ["、".join(t) or None for t in texts]
            yield Change("indicator", name, shown[0], shown[1], by)


def _by(old: Indicator, new: Indicator) -> str | None:
    """The change of the printed value; in per cent, of percentage points. None where the units do not convert."""
    try:
        difference = new.quantity.value - old.quantity.to(new.quantity.unit)
    except UnitError:
        return None
    unit = "百分点" if new.quantity.unit.name == "%" else new.quantity.unit.name
    return f"{'+' if difference > 0 else ''}{fraction_to_text(difference)}{unit}"


def _figures(old: Report, new: Report) -> Iterator[Change]:
    """Figures under one label and unit, in their order; what only moved is no change."""

    def grouped(report: Report) -> dict[tuple[str, str], list[str]]:
        linked = {indicator.figure.span for indicator in report.indicators if indicator.figure is not None}
        found: dict[tuple[str, str], list[str]] = {}
        for figure in report.figures:
            if figure.span not in linked:  # an indicator's figure is told with it
                found.setdefault((figure.label, figure.quantity.unit.name), []).append(figure.quantity.text)
        return found

    before, after = grouped(old), grouped(new)
    for key in [*before, *(key for key in after if key not in before)]:
        one, other = before.get(key, []), after.get(key, [])
        if len(one) == len(other):
            yield from (Change("figure", key[0], a, b) for a, b in zip(one, other, strict=True) if a != b)
        else:
            gone, come = Counter(one) - Counter(other), Counter(other) - Counter(one)
            yield from (Change("figure", key[0], text, None) for text in gone.elements())
            yield from (Change("figure", key[0], None, text) for text in come.elements())


def difference_lines(
    found: Iterable[Change], language: Language = "zh", *, paint: Callable[[str, str], str]
) -> Iterator[str]:
    """The changes, a line each: `-` gone, `+` new, `~` changed; at the end how many."""
    total = 0
    for change in found:
        total += 1
        mark = "+" if change.old is None else "-" if change.new is None else "~"
        kind = {"+": "info", "-": "error", "~": "warning"}[mark]
        words = f"{change.old} → {change.new}" if mark == "~" else str(change.new if change.old is None else change.old)
        by = f" ({change.by})" if change.by else ""
        what = printable(change.what)
        if change.kind == "finding":
            severity, _, rule = change.what.partition(" ")
            what = f"{next(say(b, language) for s, b in SEVERITIES.items() if s.value == severity)} {rule}"
        yield f"{paint(mark, kind)} {say(_KINDS[change.kind], language)} {what}: {printable(words)}{by}".replace(
            " :", ":"
        )
    yield f"共 {total} 处不同" if language == "zh" else f"{total} difference{'' if total == 1 else 's'}"


def difference_record(old: Report, new: Report, found: Iterable[Change], *, version: str) -> dict[str, Any]:
    """The changes as plain data, with both inputs and their hashes."""
    return {
        **versions(version),
        "old": {"file": old.name, "sha256": old.source.sha256, "year": old.year},
        "new": {"file": new.name, "sha256": new.source.sha256, "year": new.year},
        "changes": [{"kind": c.kind, "what": c.what, "old": c.old, "new": c.new, "by": c.by} for c in found],
    }
