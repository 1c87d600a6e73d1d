"""`check`: all relations of one report or of many, and the findings that follow from them."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import evolve

from fazhi.check.claim import Claim, Ledger
from fazhi.check.findings import Judged, findings_of
from fazhi.check.judge import relation_of, verdict_of
from fazhi.check.page import Page
from fazhi.check.registry import rules
from fazhi.check.rule import CheckConfig
from fazhi.check.silence import silenced
from fazhi.model import Certainty, CheckResult, Finding, Report

__all__ = ["check"]


def check(reports: Report | Iterable[Report], *, config: CheckConfig | None = None) -> CheckResult:
    """Examine the figures of one report, or of several together (years, parents and children).

    `config` switches rules and their severity. All relations examined are returned, also those that hold; the findings
    are for readers, one for each clash. An `error` is reported only where no reading of the printed figures is true.
    """
    config = config or CheckConfig()
    every = [reports] if isinstance(reports, Report) else list(reports)
    ledger = Ledger()
    pages = [Page(report) for report in every]
    active = [rule for rule in rules() if config.runs(rule.id)]
    claims: list[Claim] = []
    for page in pages:
        for rule in active:
            if rule.examine is not None:
                claims.extend(rule.examine(page, ledger))
    if len(pages) > 1:
        for rule in active:
            if rule.across is not None:
                claims.extend(rule.across(pages, ledger))
    torn = {(page.report.name, item.figure.span.start) for page in pages for item in page.items if item.torn}
    judged = []
    for claim in claims:
        if torn and any((t.report, t.span.start) in torn for t in claim.terms if t.figure is not None and t.span):
            claim = evolve(claim, certainty=Certainty.PLAUSIBLE)  # a piece of a number proves nothing
        verdict = verdict_of(claim, ledger)
        judged.append(Judged(claim, verdict, relation_of(claim, ledger, verdict)))
    highest = {rule.id: rule.severity for rule in active}
    findings: Iterable[Finding] = findings_of(judged, ledger, config, highest)
    if config.silences:
        findings = silenced(findings, config.silences, [page.report.name for page in pages])
    return CheckResult(tuple(j.relation for j in judged if j.claim.listed), tuple(findings))
