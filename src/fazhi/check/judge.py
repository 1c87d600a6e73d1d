"""From a claim to its verdict, by the sets of numbers that the printed figures may stand for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from functools import partial

from fazhi.check.claim import Claim, Ledger, Level
from fazhi.check.feasible import Answer, Linear, Number, Statement, satisfiable
from fazhi.model import Certainty, Mode, Relation, RelationKind, Verdict
from fazhi.quantity.truth import ALL_MODES, Interval

__all__ = ["holds", "jointly_possible", "judge", "relation_of", "verdict_of"]

_WITH_MODES = (RelationKind.RATE, RelationKind.GROWTH, RelationKind.SHARES)


def holds(claim: Claim, ledger: Ledger, level: int) -> bool:
    """Whether the claim can be true under the readings of `level`; where no proof is found, it can."""
    return _possible(claim, ledger, lambda v: ledger.domain(v, level))


def _possible(claim: Claim, ledger: Ledger, domain: Callable[[int], Interval]) -> bool:
    """Whether numbers from the domains satisfy the claim; printed numbers that hide nothing are put in directly."""
    known = {v: value for v in claim.figures if (value := ledger.value(v)) is not None}
    if not claim.hidden and len(claim.figures) - len(known) <= 1:
        decided = _decide(claim, known, domain)
        if decided is not None:
            return decided
    return satisfiable(claim.statements, {v: domain(v) for v in claim.variables}) is not Answer.NO


def _decide(claim: Claim, known: dict[int, Number], domain: Callable[[int], Interval]) -> bool | None:
    """The answer where at most one rate is open and all counts are known; None where more is open."""
    for statement in claim.statements:
        if isinstance(statement, Linear):
            if any(v not in known for _, v in statement.terms):
                return None
            total = statement.constant + sum(c * known[v] for c, v in statement.terms)
            if not (
                total == 0 if statement.relation == "=" else total < 0 or (total == 0 and statement.relation == "<=")
            ):
                return False
            continue
        if statement.rate in known or any(v not in known for _, v in (*statement.above, *statement.below)):
            return None
        below = sum(c * known[v] for c, v in statement.below)
        if below <= 0:
            return None
        above = sum(c * known[v] for c, v in statement.above)
        if not domain(statement.rate).contains(Fraction(above * statement.scale) / below):
            return False
    return True


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
        if _possible(claim, ledger, partial(ledger.domain_in, mode=mode)):
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
        if not claim.hidden and not (free and free.intersection(claim.figures)):
            # nothing is open but perhaps one rate: no other claim can change the answer
            known = {v: value for v in claim.figures if (value := ledger.value(v)) is not None}
            if len(known) == len(claim.figures):
                if _decide(claim, known, lambda v: ledger.domain(v, Level.HARD)) is False:
                    return False
                continue
        statements.extend(claim.statements)
        for v in claim.variables:
            domains[v] = ledger.free(v) if v in free else ledger.domain(v, Level.HARD)
    return not statements or satisfiable(statements, domains) is not Answer.NO
