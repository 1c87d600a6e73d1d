"""Growth against the counts it compares (增幅与基数).

**What.** `159件，同比上升91.6%` needs a whole number of cases in the year before: 83, and nothing else. Where last
year's count or the difference is printed too (`上年为83件`, `增加76件`), all must agree.

**Why.** A growth rate is computed from two counts of which the reader sees one.

**Fails.** `受理行政复议案件120件，上年100件，同比增长25%` (20 of 100 is 20 %).

**Passes.** `新收783件，同比增长66.24%` (471 the year before).

**Other readings.** Where a change does not fit its counts, the other counts of its sentence are tried first.

**Silent.** `增长2倍` (writers mix 增长到 and 增长了), comparisons with a mean, growth of things whose count is not
printed, `下降3%` of a rate (points or per cent), and distributed growth (`件次、人次分别下降`) without pairs.

**Severity.** `error` where both counts are printed in one sentence; `warning` where only one is.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from attrs import evolve

from fazhi.check.changes import Change, find_changes
from fazhi.check.claim import Claim, Ledger, Level, number
from fazhi.check.feasible import Linear, Proportion, Statement
from fazhi.check.judge import holds
from fazhi.check.page import Page
from fazhi.check.printing import in_chinese, in_english, in_symbols, printings
from fazhi.check.rule import rule_of
from fazhi.model import Bilingual, Certainty, RelationKind, Severity, Term
from fazhi.quantity.truth import Interval, is_whole

__all__ = ["RULE", "growth_claim"]

_READINGS = 6  # counts of the sentence that a change may be of


def examine(page: Page, ledger: Ledger) -> Iterator[Claim]:
    for change in find_changes(page):
        claim = growth_claim(page, ledger, change)
        if claim is None:
            continue
        if change.certain and not holds(claim, ledger, Level.HARD):
            claim = _otherwise(page, ledger, change) or claim
        yield claim


def _otherwise(page: Page, ledger: Ledger, change: Change) -> Claim | None:
    """The change read of other counts of its sentence, where that makes it possible; then it proves nothing."""
    assert change.current is not None
    last = change.rate or change.by
    if last is None:
        return None
    chain = page.chains[change.current.chain]
    same = [i for i in chain if i.countable_then and i.unit == change.current.unit and i.at < last.at]
    for current in reversed([i for i in same if not i.earlier][-_READINGS:]):
        for previous in (
            change.previous,
            *([i for i in same if i is not current][-_READINGS:] if change.previous else ()),
        ):
            if (current, previous) == (change.current, change.previous) or previous is current:
                continue
            if change.previous is None and change.rate is not None and current.at < change.current.at - 1:
                continue  # without a second count some other count fits nearly every rate
            read = evolve(change, current=current, previous=previous, certain=False)
            claim = growth_claim(page, ledger, read)
            if claim is not None and holds(claim, ledger, Level.HARD):
                return claim
    return None


def growth_claim(page: Page, ledger: Ledger, change: Change) -> Claim | None:
    """The claim of one change: current, previous (printed or not), difference and rate, as far as they are printed."""
    current = change.current
    if current is None or (change.rate is None and change.by is None and change.previous is None):
        return None
    if change.rate is None and change.by is None:
        return None
    cur = ledger.figure(page.report, current.figure)
    whole = is_whole(current.figure.quantity)
    figures, hidden, terms = [cur], [], [page.term("current", current)]
    if change.previous is not None:
        prev = ledger.figure(page.report, change.previous.figure)
        figures.append(prev)
        terms.append(page.term("previous", change.previous))
    else:
        prev = ledger.unknown(
            Interval(Fraction(0), None, whole=whole), ("previous", id(page.report), current.figure.span.start)
        )
        hidden.append(prev)
    sign = 1 if change.up else -1
    statements: list[Statement] = []
    if change.by is not None:
        by = ledger.figure(page.report, change.by.figure)
        figures.append(by)
        terms.append(page.term("difference", change.by))
        statements.append(Linear(((1, cur), (-1, prev), (-sign, by))))
    if change.rate is not None:
        rate = ledger.figure(page.report, change.rate.figure)
        figures.append(rate)
        terms.append(page.term("growth", change.rate))
        statements.append(Proportion(((sign, cur), (-sign, prev)), ((1, prev),), rate))
        statements.append(Linear(((-1, prev),), 0, "<"))  # nothing grows from nothing by a percentage
    both = len(figures) - (change.rate is not None) >= 2
    certain = change.certain
    computed = _computed(change)
    return Claim(
        rule="growth",
        kind=RelationKind.GROWTH,
        terms=tuple(terms),
        statements=tuple(statements),
        figures=tuple(figures),
        hidden=tuple(hidden),
        certainty=Certainty.CERTAIN if certain else Certainty.PLAUSIBLE,
        cap=(Severity.ERROR if both and change.rate is not None else Severity.WARNING) if certain else None,
        ceiling=Severity.WARNING if certain else None,
        computed=computed,
        message=lambda: _message(page, change, terms, computed),
        anchor=current.figure.span.start,
    )


def _previous(change: Change) -> Fraction | None:
    assert change.current is not None
    if change.previous is not None:
        return change.previous.value
    if change.by is not None:
        return change.current.value - change.by.value * (1 if change.up else -1)
    return None


def _computed(change: Change) -> str:
    assert change.current is not None
    now, before = change.current.value, _previous(change)
    out = []
    if change.previous is not None and change.by is not None:
        out.append(f"{number(now)} - {number(change.previous.value)} = {number(now - change.previous.value)}")
    if change.rate is not None:
        if before is not None and before > 0:
            exact = (now - before) * 100 / before * (1 if change.up else -1)
            out.append(
                f"100 × ({number(now)} - {number(before)}) ÷ {number(before)} = {number(exact)}"
                f"; {in_symbols(exact, change.rate.figure.quantity)}"
            )
        else:
            factor = 1 + (change.rate.value if change.up else -change.rate.value) / 100
            if factor > 0:
                out.append(f"{number(now)} ÷ {number(factor)} ≈ {number(now / factor)}")
    if not out and before is not None:
        out.append(f"{number(now)} {'-' if change.up else '+'} {number(abs(now - before))} = {number(before)}")
    return "; ".join(out)


def _message(page: Page, change: Change, terms: list[Term], computed: str) -> Bilingual:
    assert change.current is not None
    shown = "、".join(t.text for t in terms)
    before = _previous(change)
    if change.rate is not None and before is not None and before > 0:
        now = change.current.value
        exact = (now - before) * 100 / before * (1 if change.up else -1)
        zh, en = printings(exact, change.rate.figure.quantity)
        rate = page.term("", change.rate).text
        word, verb = ("增长", "growth") if change.up else ("下降", "fall")
        return Bilingual(
            f"增幅与两个数字不符：由{number(before)}到{number(now)}，{word}{number(exact)}%，{zh}，而文中为{rate}",
            f"from {number(before)} to {number(now)} the {verb} is {number(exact)} %, {en}; printed {rate}",
        )
    if change.rate is None:
        return Bilingual(
            f"增减数与前后数字不符：{shown}（{in_chinese(computed)}）",
            f"the change does not fit its counts: {shown} ({in_english(computed)})",
        )
    return Bilingual(
        f"没有整数的上期数能得出这一增幅：{shown}（{in_chinese(computed)}）",
        f"no whole number of the year before gives this growth: {shown} ({in_english(computed)})",
    )


RULE = rule_of(__doc__, "growth", "增幅与基数", "growth against its counts", Severity.ERROR, examine=examine)
