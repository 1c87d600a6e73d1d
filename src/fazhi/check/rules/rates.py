"""Rates and shares against the counts they are made of (比率与基数).

**What.** `受理1515件，调解成功1510件，成功率99.7%`: some whole number of cases over some printed base must print as the
rate, rounded or cut to its places. With one count, a whole number must exist for the other.

**Why.** Rates are computed last and copied first; two decimals of a small base leave few possible values.

**Fails.** `作出复议决定198件，直接纠错27件，直接纠错率达14.63%` (27 of 198 is 13.636… %, and no
other base fits either).

**Passes.** `直接纠错率达13.63%` passes when cut (rounding prints 13.64%); the finding says so.

**Silent.** Every base that the paragraph offers is tried: received, accepted, concluded, all of them with carry-over,
the sum of the listed classes. Only where none fits is anything said. Satisfaction and awareness have respondents as
their base, which is seldom printed.

**Severity.** `error` where both counts are printed, the base is the one by which the rate is defined (审结 for 纠错率,
评查 for 优秀率 …), and no base of the paragraph fits; `warning` where the base may be narrower than the count printed
(办结率 over the cases due, 出庭率 over those that should have appeared), or where only one count is printed and its
reading is certain; a rate that fits only when cut is `info`, and `warning` where the same report also has rates that
fit only when rounded. `info` where the base is only a plausible reading.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import product

from fazhi.check.claim import Claim, Ledger, Level, number, rate_of
from fazhi.check.feasible import Linear, Proportion
from fazhi.check.page import Item, Page
from fazhi.check.printing import in_symbols, printings
from fazhi.check.ratios import Ratio, find_ratios
from fazhi.check.rule import rule_of
from fazhi.check.rules.sums import lists_of
from fazhi.model import Bilingual, Certainty, RelationKind, Severity, Verdict
from fazhi.quantity.truth import Interval, is_whole

__all__ = ["RULE"]

_WHOLE = Interval(Fraction(0), None, whole=True)


def examine(page: Page, ledger: Ledger) -> Iterator[Claim]:
    lists_of(page)  # shares look up the list they stand in
    for ratio in find_ratios(page):
        if not ratio.pairs:
            yield _none(page, ledger, ratio) if ratio.base is None else _one(page, ledger, ratio, ratio.base, False)
            continue
        part, bases = ratio.pairs[0]
        if bases:
            yield _both(page, ledger, ratio)
        else:
            yield _one(page, ledger, ratio, part, True)


def _both(page: Page, ledger: Ledger, ratio: Ratio) -> Claim:
    """The rate over the pair that fits best; the natural one where it fits at all or where nothing does."""
    part, bases = ratio.pairs[0]
    printed = ledger.figure(page.report, ratio.rate.figure, share=True)
    natural = _fit(ledger, printed, part, bases[:1])
    if natural < 2:
        return _over(page, ledger, ratio, part, bases[:1], certain=ratio.certain)
    best: tuple[int, Item, list[Item]] = (natural, part, bases[:1])
    choices = [(a, [b]) for a, bs in ratio.pairs for b in bs][1:]
    for a, base in choices:
        fit = _fit(ledger, printed, a, base)
        if fit < best[0]:
            best = (fit, a, base)
            if fit == 0:
                break
    if best[0] == 2:
        for a, union in ratio.others(page):
            if _fit(ledger, printed, a, list(union)) < 2 or _fit(ledger, printed, a, list(union), rest=True) < 2:
                best = (1, a, list(union))
                break
    if best[0] == 2:
        tops, bottoms = ratio.class_wise(page)
        for group, united in product(tops, bottoms):
            if len(group) + len(united) > 2 and not set(map(id, group)) & set(map(id, united)):
                above, below = sum(i.value for i in group), sum(i.value for i in united)
                if 0 < below >= above and ledger.domain(printed, Level.HARD).contains(Fraction(above * 100, below)):
                    return _over(page, ledger, ratio, group[0], list(united), certain=False, more=group[1:])
    if best[0] == 2:
        for group, whole in ratio.unions(page):
            together = sum((g.value for g in group), Fraction(0)) * 100
            if (
                together <= whole.value * 100
                and whole.value
                and (ledger.domain(printed, Level.HARD).contains(together / whole.value))
            ):
                return _over(page, ledger, ratio, group[0], [whole], certain=False, more=group[1:])
    if best[0] < 2:
        return _over(page, ledger, ratio, best[1], best[2], certain=False)
    return _over(page, ledger, ratio, part, bases[:1], certain=ratio.certain and ratio.cap is not None)


def _fit(ledger: Ledger, rate: int, part: Item, base: list[Item], *, rest: bool = False) -> int:
    """0 where part ÷ base (or what is left of it) may be rounded to the rate, 1 where only cut, 2 where neither."""
    whole = sum((b.value for b in base), Fraction(0))
    above = whole - part.value if rest else part.value
    if not whole:
        return 2
    counts = [part, *base]
    if any(c.figure.quantity.may_be_rounded or c.figure.quantity.modifier for c in counts):
        # a few steps of slack for each rounded count: sharper work is left to the claim
        low = (above - part.figure.quantity.step) * 100 / (whole + sum(b.figure.quantity.step for b in base))
        room = whole - sum(b.figure.quantity.step for b in base)
        high = (above + part.figure.quantity.step) * 100 / room if room > 0 else Fraction(100)
        near = ledger.domain(rate, Level.HARD).meet(Interval(low, high))
        return 2 if near.empty else 0
    exact = above * 100 / whole
    if ledger.domain(rate, Level.ROUNDED).contains(exact):
        return 0
    return 1 if ledger.domain(rate, Level.HARD).contains(exact) else 2


def _over(
    page: Page,
    ledger: Ledger,
    ratio: Ratio,
    over: Item,
    base: list[Item],
    *,
    certain: bool,
    more: tuple[Item, ...] = (),
) -> Claim:
    """`over`, with `more` classes that belong to it, over `base`."""
    parts = tuple(ledger.figure(page.report, i.figure) for i in (over, *more))
    rate = ledger.figure(page.report, ratio.rate.figure, share=True)
    wholes = tuple(ledger.figure(page.report, b.figure) for b in base)
    above, below = sum((i.value for i in (over, *more)), Fraction(0)), sum((b.value for b in base), Fraction(0))
    exact = above * 100 / below if below else Fraction(0)
    shown = " + ".join(number(b.value) for b in base)
    shown = f"({shown})" if len(base) > 1 else shown
    prints = in_symbols(exact, ratio.rate.figure.quantity)
    return Claim(
        rule="rate",
        kind=RelationKind.RATE,
        terms=(
            *(page.term("numerator", i) for i in (over, *more)),
            *(page.term("denominator", b) for b in base),
            page.term("rate", ratio.rate),
        ),
        statements=(
            Proportion(tuple((1, p) for p in parts), tuple((1, w) for w in wholes), rate),
            Linear((*((1, p) for p in parts), *((-1, w) for w in wholes)), 0, "<="),
        ),
        figures=(*parts, *wholes, rate),
        certainty=Certainty.CERTAIN if certain else Certainty.PLAUSIBLE,
        cap=ratio.cap if certain else None,
        ceiling=Severity.WARNING if certain else None,
        computed=f"100 × {number(above)} ÷ {shown} = {number(exact)}; {prints}",
        message=lambda: _message(page, ratio.rate, over, base, exact),
        anchor=ratio.rate.figure.span.start,
    )


def _message(page: Page, printed: Item, over: Item, base: list[Item], exact: Fraction) -> Bilingual:
    zh, en = printings(exact, printed.figure.quantity)
    rate = page.term("rate", printed).text
    above = page.term("", over).text
    below = " + ".join(page.term("", b).text for b in base)
    return Bilingual(
        f"比率与其分子、分母不符：{above} ÷ {below} = {number(exact)}%，{zh}，而文中为{rate}",
        f"the rate does not follow from its counts: {above} ÷ {below} = {number(exact)} %, {en}; printed {rate}",
    )


def _one(page: Page, ledger: Ledger, ratio: Ratio, known: Item, is_part: bool) -> Claim:
    """A rate with one printed count: a whole number must exist for the other."""
    figure = ledger.figure(page.report, known.figure)
    rate = ledger.figure(page.report, ratio.rate.figure, share=True)
    domain = _WHOLE if is_whole(known.figure.quantity) else Interval(Fraction(0))
    other = ledger.unknown(domain)
    part, whole = (figure, other) if is_part else (other, figure)
    statements = (rate_of(part, whole, rate), Linear(((1, part), (-1, whole)), 0, "<="))
    value, percent = known.value, ratio.rate.value
    if is_part:
        guess = number(value * 100 / percent) if percent else "?"
        computed = f"{number(value)} ÷ {number(percent)}% ≈ {guess}"
    else:
        guess = number(value * percent / 100)
        computed = f"{number(value)} × {number(percent)}% = {guess}"
    role = "numerator" if is_part else "denominator"
    certain = ratio.certain and is_part
    return Claim(
        rule="rate",
        kind=RelationKind.RATE,
        terms=(page.term(role, known), page.term("rate", ratio.rate)),
        statements=statements,
        figures=(figure, rate),
        hidden=(other,),
        certainty=Certainty.CERTAIN if certain else Certainty.PLAUSIBLE,
        cap=Severity.WARNING if certain else None,
        ceiling=Severity.WARNING if certain else (Severity.INFO if ratio.telling else None),
        undetermined=None,
        computed=computed,
        message=lambda: _one_message(page, ratio, known, is_part, guess),
        implied=lambda: Bilingual(
            "若四舍五入，须有能得出该比率的整数基数" if is_part else "若四舍五入，该比率应另有基数",
            "if rounded, a whole number must exist that gives the rate"
            if is_part
            else "if rounded, the rate rests on another base",
        ),
        anchor=ratio.rate.figure.span.start,
    )


def _one_message(page: Page, ratio: Ratio, known: Item, is_part: bool, guess: str) -> Bilingual:
    count, rate = page.term("", known).text, page.term("", ratio.rate).text
    if is_part:
        return Bilingual(
            f"以{count}为分子，没有整数分母能四舍五入得到{rate}（{guess}附近）",
            f"no whole number under {count} rounds to {rate} (near {guess})",
        )
    return Bilingual(
        f"若以{count}为基数，没有整数分子能四舍五入得到{rate}（{guess}附近）",
        f"no whole number out of {count} rounds to {rate} (near {guess})",
    )


def _none(page: Page, ledger: Ledger, ratio: Ratio) -> Claim:
    """A rate of a whole without any count beside it: only its range can be looked at."""
    high = Fraction(100)
    inside = 0 <= ratio.rate.value <= high
    shown = page.term("", ratio.rate).text
    return Claim(
        rule="rate",
        kind=RelationKind.RATE,
        terms=(page.term("rate", ratio.rate),),
        verdict=Verdict.UNDETERMINED if inside or not ratio.of_whole else Verdict.INCONSISTENT,
        cap=Severity.WARNING,
        computed=f"0 ≤ {number(ratio.rate.value)} ≤ 100" if inside else f"{number(ratio.rate.value)} > 100",
        message=lambda: Bilingual(f"比率超过100%：{shown}", f"a rate of a whole above 100 %: {shown}"),
        figures=(ledger.figure(page.report, ratio.rate.figure, share=True),),
        anchor=ratio.rate.figure.span.start,
    )


RULE = rule_of(__doc__, "rate", "比率与基数", "rates against their counts", Severity.ERROR, examine=examine)
