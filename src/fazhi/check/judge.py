"""From a claim to its verdict, by the sets of numbers that the printed figures may stand for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from fazhi.check.claim import Claim, Ledger, Level
from fazhi.check.feasible import Answer, Statement, satisfiable
from fazhi.model import Certainty, Mode, Relation, RelationKind, Verdict
from fazhi.quantity.truth import ALL_MODES, Interval

__all__ = ["holds", "jointly_possible", "judge", "relation_of", "verdict_of"]

_WITH_MODES = (RelationKind.RATE, RelationKind.GROWTH, RelationKind.SHARES)


def holds(claim: Claim, ledger: Ledger, level: int) -> bool:
    """Whether the claim can be true under the readings of `level`; where no proof is found, it can."""
    domains = {v: ledger.domain(v, level) for v in claim.variables}
    return satisfiable(claim.statements, domains) is not Answer.NO


def verdict_of(claim: Claim, ledger: Ledger) -> Verdict:
    """The verdict of one claim for itself."""
    if claim.verdict is not None:
        return claim.verdict
    if holds(claim, ledger, Level.ROUNDED):
        return Verdict.CONSISTENT
    if all(ledger.exact(v) for v in claim.figures):
        impossible = True
    elif holds(claim, ledger, Level.ANY):
        return Verdict.TRUNCATED
    else:
        impossible = not holds(claim, ledger, Level.HARD)
    if impossible and claim.certainty is Certainty.CERTAIN and claim.cap is not None:
        return Verdict.INCONSISTENT
    return Verdict.UNDETERMINED


def modes_of(claim: Claim, ledger: Ledger) -> tuple[Mode, ...]:
    """The printing conventions under which the claim is true, `exact` alone where nothing printed hides digits."""
    if not claim.statements:
        return ()
    if all(ledger.exact(v) for v in claim.figures):
        return (Mode.EXACT,)
    found = []
    for mode in ALL_MODES:
        domains = {v: ledger.domain_in(v, mode) for v in claim.variables}
        if satisfiable(claim.statements, domains) is not Answer.NO:
            found.append(mode)
    return tuple(found)


def relation_of(claim: Claim, ledger: Ledger, verdict: Verdict) -> Relation:
    """The public relation of a judged claim."""
    return Relation(
        kind=claim.kind,
        terms=claim.terms,
        verdict=verdict,
        certainty=claim.certainty,
        modes=modes_of(claim, ledger) if claim.kind in _WITH_MODES else (),
        computed=claim.computed,
        implied=claim.implied() if claim.implied is not None and verdict is not Verdict.CONSISTENT else None,
        closed=claim.closed,
        rule=claim.rule,
    )


def judge(claims: Iterable[Claim], ledger: Ledger) -> list[tuple[Claim, Verdict]]:
    """All claims with their verdicts, in their order."""
    return [(claim, verdict_of(claim, ledger)) for claim in claims]


def jointly_possible(claims: Sequence[Claim], ledger: Ledger, free: frozenset[int] = frozenset()) -> bool:
    """Whether all claims can be true at once, with the printed values of `free` not believed."""
    domains: dict[int, Interval] = {}
    statements: list[Statement] = []
    for claim in claims:
        statements.extend(claim.statements)
        for v in claim.variables:
            domains[v] = ledger.free(v) if v in free else ledger.domain(v, Level.HARD)
    return satisfiable(statements, domains) is not Answer.NO
