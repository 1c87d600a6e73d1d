"""Which figure is wrong: the smallest sets of figures whose change would let everything stand (Fellegi–Holt).

The search is a hitting-set tree: free one figure of a claim that fails, and if something still fails, one of that.
Its width is the number of figures in failing claims, its depth at most `_DEPTH`, and the number of feasibility tests
is bounded, so a large component costs more time only in proportion to its clashes.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from fazhi.check.claim import Claim, Ledger, Level
from fazhi.check.feasible import Answer, Statement, propagate, satisfiable
from fazhi.check.judge import jointly_possible
from fazhi.check.slips import SLIPS, slips_of
from fazhi.model import Candidate, Figure, Repair
from fazhi.quantity.quantity import Quantity
from fazhi.quantity.truth import ROUNDED, Interval, truths

__all__ = ["repairs"]

_DEPTH = 3
_TESTS = 600
_CANDIDATES = 6


def repairs(
    clash: Sequence[Claim], context: Sequence[Claim], ledger: Ledger, *, tests: int = _TESTS
) -> tuple[Repair, ...]:
    """All smallest repair sets of claims that fail, given `context` that must stay true, likeliest first."""
    claims = [*clash, *context]
    sets = _smallest(clash, claims, ledger, tests)
    if not sets and context:
        claims = list(clash)  # the context itself may rest on the wrong figure
        sets = _smallest(clash, claims, ledger, tests)
    ranked = [_ranked(s, claims, ledger) for s in sets]
    ranked.sort(key=lambda r: r[0])
    keys = sorted({r[0][:2] for r in ranked})
    return tuple(evolve(repair, rank=keys.index(key[:2])) for key, repair in ranked)


def _smallest(clash: Sequence[Claim], claims: Sequence[Claim], ledger: Ledger, most: int) -> list[tuple[int, ...]]:
    """The sets of fewest figures that, when freed, make all claims possible together."""
    tests = 0
    alone = [claim for claim in clash if not jointly_possible([claim], ledger)]
    level: list[tuple[int, ...]] = [()]
    for _ in range(_DEPTH):
        found: list[tuple[int, ...]] = []
        following: dict[tuple[int, ...], None] = {}
        for chosen in level:
            failing = _failing(clash, claims, ledger, frozenset(chosen))
            for figure in _figures(failing, ledger):
                if figure in chosen:
                    continue
                bigger = tuple(sorted((*chosen, figure)))
                if bigger in following:
                    continue
                tests += 1
                if tests > most:
                    return found
                following[bigger] = None
                if any(not set(bigger).intersection(claim.figures) for claim in alone):
                    continue  # a claim that fails by itself is left as it was
                if jointly_possible(claims, ledger, frozenset(bigger)):
                    found.append(bigger)
        if found:
            return found
        level = list(following)
    return []


def _failing(clash: Sequence[Claim], claims: Sequence[Claim], ledger: Ledger, free: frozenset[int]) -> Sequence[Claim]:
    """One claim that cannot be true although `free` are not believed, or all claims where they fail only together."""
    for claim in (*clash, *claims):
        if not jointly_possible([claim], ledger, free):
            return [claim]
    return claims


def _figures(claims: Sequence[Claim], ledger: Ledger) -> list[int]:
    seen: dict[int, None] = {}
    for claim in claims:
        for v in claim.figures:
            seen.setdefault(v)
    return [v for v in seen if ledger.printed(v) is not None]


def _ranked(
    chosen: tuple[int, ...], claims: Sequence[Claim], ledger: Ledger
) -> tuple[tuple[int, int, tuple[int, ...]], Repair]:
    """A repair set with candidates, and its place in the order: the likelier slip, rates before counts, the text."""
    figures = tuple(f for v in chosen if (f := ledger.printed(v)) is not None)
    if len(chosen) != 1:
        return (len(SLIPS) + len(chosen), 0, tuple(f.span.start for f in figures)), Repair(figures)
    variable, figure = chosen[0], figures[0]
    found = _candidates(variable, figure, claims, ledger)
    best = SLIPS.index(found[0].slip) if found else len(SLIPS)
    ratio = 0 if figure.quantity.unit.dimension == "ratio" else 1
    return (best, ratio, (figure.span.start,)), Repair(figures, (tuple(found),))


def _candidates(variable: int, figure: Figure, claims: Sequence[Claim], ledger: Ledger) -> list[Candidate]:
    """What could have been meant at one figure: values one slip away, else the only value that fits."""
    statements: list[Statement] = []
    domains: dict[int, Interval] = {}
    for claim in claims:
        statements.extend(claim.statements)
        for v in claim.variables:
            domains[v] = ledger.domain(v, Level.ANY)
    domains[variable] = ledger.free(variable)
    box = propagate(statements, domains)
    if box is None:
        return []
    room = box[variable]
    share = ledger.is_share(variable)
    report = ledger.report(variable)
    printed = figure.quantity.text
    if report is not None:
        printed = report.source.text[figure.span.start : figure.span.end]
    out: list[Candidate] = []
    for slip in slips_of(figure.quantity, printed):
        meant = Quantity(slip.value, figure.quantity.unit, step=slip.step)
        domain = truths(meant, ROUNDED, share=share)
        if domain.meet(room).empty:
            continue
        if satisfiable(statements, {**domains, variable: domain}) is Answer.NO:
            continue
        out.append(Candidate(figure, slip.text, slip.kind))
        if len(out) >= _CANDIDATES:
            break
    out.sort(key=lambda c: SLIPS.index(c.slip))
    only = room.single
    if not out and only is not None and only.denominator == 1:
        out.append(Candidate(figure, f"{only.numerator}{figure.quantity.unit}", "value"))
    return out
