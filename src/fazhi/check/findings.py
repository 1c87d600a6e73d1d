"""From judged claims to findings: one for each clash, with its severity, its message and its repairs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from attrs import frozen

from fazhi.check.claim import Claim, Ledger
from fazhi.check.judge import jointly_possible
from fazhi.check.printing import in_chinese, in_english
from fazhi.check.repair import repairs
from fazhi.check.rule import CheckConfig
from fazhi.model import (
    Bilingual,
    Certainty,
    Figure,
    Finding,
    Mode,
    Relation,
    RelationKind,
    Repair,
    Severity,
    Term,
    Verdict,
)

__all__ = ["Judged", "findings_of"]

_REPAIRED = 40  # clashes for which repairs are worked out; a text with more of them is no report
_FIRST, _THOROUGH, _QUICK = 8, 600, 40  # a text with many clashes is no report: the later ones get less work
_CONTEXT = 8  # claims that confirm a figure; more confirm it no better
_LOUD = {Severity.INFO: 0, Severity.WARNING: 1, Severity.ERROR: 2}


@frozen
class Judged:
    """A claim with its verdict and its public relation."""

    claim: Claim
    verdict: Verdict
    relation: Relation


def findings_of(
    judged: Sequence[Judged], ledger: Ledger, config: CheckConfig, highest: Mapping[str, Severity]
) -> list[Finding]:
    """All findings, in the order of the text."""
    out: list[tuple[tuple[str, int], Finding]] = []
    clashes = _clashes(judged, ledger)
    support = _support(judged) if clashes else {}
    for number, group in enumerate(clashes):
        tests = _THOROUGH if number < _FIRST else _QUICK if number < _REPAIRED else 0
        out.append(_clash(group, support, tests, ledger, config, highest))
    mixed = _rounding_reports(judged)
    for j in judged:
        if j.verdict is Verdict.TRUNCATED and j.claim.ceiling is not None:
            out.append(_truncated(j, mixed, config, highest))
        elif j.verdict is Verdict.UNDETERMINED and j.claim.undetermined is not None:
            message = j.relation.implied or (j.claim.message() if j.claim.message else _plain(j))
            if j.claim.message is not None and j.relation.implied is not None:
                first, then = j.claim.message(), j.relation.implied
                message = Bilingual(f"{first.zh}；{then.zh}", f"{first.en}; {then.en}")
            out.append(_finding([j], j.claim.undetermined, message, config, highest))
    out.sort(key=lambda pair: pair[0])
    return [finding for _, finding in out]


def _place(j: Judged) -> tuple[str, int]:
    report = next((t.report for t in j.claim.terms if t.report), None)
    return (report or "", j.claim.anchor)


def _severity(rule: str, wanted: Severity, config: CheckConfig, highest: Mapping[str, Severity]) -> Severity:
    """The severity within what the rule and the user's settings allow; nothing but a proof becomes an error."""
    top = highest.get(rule, Severity.ERROR)
    out = wanted if _LOUD[wanted] <= _LOUD[top] else top
    chosen = config.severity.get(rule)
    if chosen is None:
        return out
    if chosen is Severity.ERROR:
        return out if out is Severity.ERROR else Severity.WARNING
    if out is Severity.ERROR:
        return chosen
    return chosen


def _keys(claim: Claim) -> set[tuple[str, int]]:
    return {(t.report or "", t.span.start) for t in claim.terms if t.span is not None}


def _clashes(judged: Sequence[Judged], ledger: Ledger) -> list[list[Judged]]:
    """Claims that cannot be true, grouped by the terms they share, and claims that cannot be true together."""
    bad = [j for j in judged if j.verdict is Verdict.INCONSISTENT and j.claim.cap is not None]
    groups = _components(bad)
    return groups + _joint(judged, ledger)


def _components(bad: Sequence[Judged]) -> list[list[Judged]]:
    groups: list[tuple[set[tuple[str, int]], list[Judged]]] = []
    for j in bad:
        keys = _keys(j.claim)
        touching = [g for g in groups if g[0] & keys]
        merged = (keys, [j])
        for g in touching:
            groups.remove(g)
            merged = (merged[0] | g[0], g[1] + merged[1])
        groups.append(merged)
    return [g[1] for g in groups]


def _joint(judged: Sequence[Judged], ledger: Ledger) -> list[list[Judged]]:
    """Certain claims, each possible alone, that share a rounded figure or an unknown and are impossible together."""
    able = [
        j
        for j in judged
        if j.claim.statements
        and j.claim.cap is not None
        and j.claim.certainty is Certainty.CERTAIN
        and j.verdict in (Verdict.CONSISTENT, Verdict.TRUNCATED)
    ]
    by_variable: dict[int, list[int]] = {}
    for n, j in enumerate(able):
        for v in j.claim.variables:
            if not ledger.exact(v):
                by_variable.setdefault(v, []).append(n)
    parent = list(range(len(able)))

    def root(n: int) -> int:
        while parent[n] != n:
            parent[n] = parent[parent[n]]
            n = parent[n]
        return n

    for members in by_variable.values():
        for n in members[1:]:
            parent[root(n)] = root(members[0])
    groups: dict[int, list[Judged]] = {}
    for n, j in enumerate(able):
        groups.setdefault(root(n), []).append(j)
    out = []
    for group in groups.values():
        if len(group) > 1 and not jointly_possible([j.claim for j in group], ledger):
            out.append(_core(group, ledger))
    return out


def _core(group: list[Judged], ledger: Ledger) -> list[Judged]:
    """A smallest part of the group that is already impossible."""
    core = list(group)
    for j in group:
        fewer = [other for other in core if other is not j]
        if len(fewer) > 1 and not jointly_possible([o.claim for o in fewer], ledger):
            core = fewer
    return core


def _support(judged: Sequence[Judged]) -> dict[int, list[Judged]]:
    """The claims that hold and are certain, by the figures they are about: what a repair must not break."""
    out: dict[int, list[Judged]] = {}
    for j in judged:
        claim = j.claim
        if (
            claim.statements
            and claim.certainty is Certainty.CERTAIN
            and claim.cap is not None
            and j.verdict in (Verdict.CONSISTENT, Verdict.TRUNCATED)
        ):
            for v in claim.figures:
                near = out.setdefault(v, [])
                if len(near) < _CONTEXT:
                    near.append(j)
    return out


def _clash(
    group: list[Judged],
    support: Mapping[int, list[Judged]],
    tests: int,
    ledger: Ledger,
    config: CheckConfig,
    highest: Mapping[str, Severity],
) -> tuple[tuple[str, int], Finding]:
    ordered = sorted(group, key=lambda j: (-_LOUD[j.claim.cap or Severity.INFO], j.claim.anchor))
    first = ordered[0]
    together = all(j.verdict is not Verdict.INCONSISTENT for j in group)
    caps = [j.claim.cap for j in group if j.claim.cap is not None]
    severity = (min if together else max)(caps, key=lambda s: _LOUD[s])
    message = first.claim.message() if first.claim.message is not None else _plain(first)
    if together:
        zh = "；".join(in_chinese(j.claim.computed) for j in group)
        en = "; ".join(in_english(j.claim.computed) for j in group)
        message = Bilingual(f"这些数字不能同时成立：{zh}", f"these figures cannot all be true: {en}")
    elif len(group) > 1:
        others = [j.claim.message() for j in ordered[1:] if j.claim.message is not None]
        seen = {message.zh}
        for other in others:
            if other.zh not in seen:
                seen.add(other.zh)
                message = Bilingual(f"{message.zh}；{other.zh}", f"{message.en}; {other.en}")
    fixes: tuple[Repair, ...] = ()
    if tests and any(j.claim.statements for j in group):
        clash = [j.claim for j in group if j.claim.statements]
        touched = dict.fromkeys(v for c in clash for v in c.figures)
        own = {id(j) for j in group}
        near = {id(j): j.claim for v in touched for j in support.get(v, ()) if id(j) not in own}
        fixes = repairs(clash, list(near.values()), ledger, tests=tests)
    place, finding = _finding(ordered, severity, message, config, highest)
    if not fixes:
        return place, finding
    return place, Finding(
        finding.rule, finding.severity, finding.message, finding.relations, finding.figures, finding.span,
        finding.report, fixes,
    )  # fmt: skip


def _finding(
    group: Sequence[Judged],
    severity: Severity,
    message: Bilingual,
    config: CheckConfig,
    highest: Mapping[str, Severity],
) -> tuple[tuple[str, int], Finding]:
    first = group[0]
    figures: dict[tuple[str, int], Figure] = {}
    for j in group:
        for t in j.claim.terms:
            if t.figure is not None:
                figures.setdefault((t.report or "", t.figure.span.start), t.figure)
    span = next((t.span for t in _told(first)), None)
    place = _place(first)
    return place, Finding(
        rule=first.claim.rule,
        severity=_severity(first.claim.rule, severity, config, highest),
        message=message,
        relations=tuple(j.relation for j in group if j.claim.listed),
        figures=tuple(figures[k] for k in sorted(figures)),
        span=span,
        report=next((t.report for t in first.claim.terms if t.report), None),
    )


def _told(j: Judged) -> Iterable[Term]:
    """The terms by which a finding is shown: the rate, the total, or the first."""
    terms = [t for t in j.claim.terms if t.span is not None]
    preferred = [t for t in terms if t.role in ("rate", "growth", "printed", "total")]
    return preferred or terms


def _plain(j: Judged) -> Bilingual:
    return Bilingual(
        f"数字不符：{in_chinese(j.claim.computed)}", f"the figures do not fit: {in_english(j.claim.computed)}"
    )


def _rounding_reports(judged: Sequence[Judged]) -> set[str]:
    """Reports that have figures which fit only when rounded, so that cutting elsewhere mixes conventions."""
    out = set()
    for j in judged:
        if (
            j.verdict is Verdict.CONSISTENT
            and j.claim.certainty is Certainty.CERTAIN
            and j.relation.kind in (RelationKind.RATE, RelationKind.GROWTH)
            and j.relation.modes
            and Mode.EXACT not in j.relation.modes
            and Mode.TRUNCATED not in j.relation.modes
        ):
            out.add(_place(j)[0])
    return out


def _truncated(
    j: Judged, mixed: set[str], config: CheckConfig, highest: Mapping[str, Severity]
) -> tuple[tuple[str, int], Finding]:
    certain = j.claim.certainty is Certainty.CERTAIN and j.claim.ceiling is Severity.WARNING
    loud = certain and _place(j)[0] in mixed
    base = j.claim.message() if j.claim.message is not None else _plain(j)
    zh = "只有截尾（不四舍五入）才成立" + ("，而本报告其他比率只有四舍五入才成立" if loud else "")
    en = "holds only if cut, not rounded" + ("; other rates of this report hold only if rounded" if loud else "")
    computed = j.claim.computed
    if not certain:
        return _finding([j], Severity.INFO, Bilingual(f"{base.zh}；{zh}", f"{base.en}; {en}"), config, highest)
    shown = "、".join(t.text for t in j.claim.terms)
    message = Bilingual(f"{shown}：{in_chinese(computed)}；{zh}", f"{shown}: {in_english(computed)}; {en}")
    return _finding([j], Severity.WARNING if loud else Severity.INFO, message, config, highest)
