"""Parts that may not exceed their whole (分项不大于总数).

**What.** Each count after `其中`, `包括`, in `（含…）` or after `…案件中` is part of the count before it and cannot be
larger. Such lists may be partial and may overlap, so they are never added up.

**Why.** A part above its whole is impossible, whatever else the list leaves out.

**Fails.** `审结行政复议案件120件，其中直接纠错132件`.

**Passes.** `2278个事项进驻大厅，2254个事项网办、1406个事项即来即办` (subsets overlap; their sum means nothing).

**Silent.** Lists whose parts count other things (`印发方案1项，其中明确任务25项`), channels, and partial
lists that leave a remainder. A list whose first members make its whole is complete, whatever is counted behind it;
targets that one event may reach (进企业、进校园) overlap. Where two counts before 其中 could be the whole, only what
exceeds both is accused.

**Severity.** `error` where the part is certainly one of the whole's own kind; `warning` where a list after 其中 exceeds
its whole together and one slip of the pen explains it; nothing for loose lists.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from fazhi.check.claim import Claim, Ledger, number, total_of
from fazhi.check.feasible import Linear
from fazhi.check.lexicon import lexicon
from fazhi.check.lists import Parts, same_thing
from fazhi.check.overlap import overlapping, said_to_overlap, targets
from fazhi.check.page import Item, Page
from fazhi.check.parts import adds_up
from fazhi.check.rule import rule_of
from fazhi.check.rules.sums import lists_of
from fazhi.check.slips import one_slip
from fazhi.model import Bilingual, Certainty, RelationKind, Severity

__all__ = ["RULE"]

_DEED = 6  # characters of a verb with its adverbs and no object (全年共排查)
_CERTAIN = ("of_which", "inclusive", "within")


def examine(page: Page, ledger: Ledger) -> Iterator[Claim]:
    for parts in lists_of(page):
        if parts.closed is not None:
            continue
        tight = [p for p in parts.tight if parts.marker in _CERTAIN and _provable(page, parts, p)]
        loose = [p for p in parts.parts if p not in tight]
        if tight:
            yield _each(page, ledger, parts, tight, Certainty.CERTAIN)
        if loose:
            yield _each(page, ledger, parts, [*tight, *loose], Certainty.PLAUSIBLE)
        if parts.marker == "of_which" and len(parts.parts) >= 2:
            yield from _one_slip_off(page, ledger, parts)


def _provable(page: Page, parts: Parts, part: Item) -> bool:
    """Whether a part above the whole would prove a fault: the same things are counted, and no other whole fits."""
    if part.value > parts.whole.value:
        earlier = [i for i in page.chains[parts.whole.chain] if i.countable and i.at < part.at and i.unit == part.unit]
        joined = sum((i.value for i in earlier), Fraction(0))
        if any(i.value >= part.value for i in earlier) or (parts.missing and joined >= part.value):
            return False
        if len(earlier) > 1 and earlier[-1].before[:1] in ("、", "和", "及") and joined >= part.value:
            return False
    return same_thing(parts.whole, part, lexicon()) or _only_named_now(page, parts, part)


def _only_named_now(page: Page, parts: Parts, part: Item) -> bool:
    """`排查159起，其中劳动争议177起`: the only count before 其中 names a deed alone, what it counts is named behind."""
    whole = parts.whole
    if parts.marker != "of_which" or part.at != whole.at + 1 or whole.noun or len(whole.head) > _DEED:
        return False
    alone = not any(i.countable and i.at < whole.at for i in page.chains[whole.chain])
    return alone and any(k.search(part.head) for k in lexicon().kin) and bool(lexicon().steps.search(whole.head))


def _each(page: Page, ledger: Ledger, parts: Parts, members: list[Item], certainty: Certainty) -> Claim:
    total = ledger.figure(page.report, parts.whole.figure)
    variables = [ledger.figure(page.report, p.figure) for p in members]
    sure = certainty is Certainty.CERTAIN
    return Claim(
        rule="breakdown",
        kind=RelationKind.BREAKDOWN,
        terms=(page.term("total", parts.whole), *(page.term("part", p) for p in members)),
        statements=tuple(Linear(((1, v), (-1, total)), 0, "<=") for v in variables),
        figures=(total, *variables),
        certainty=certainty,
        cap=Severity.ERROR if sure else None,
        computed="、".join(f"{number(p.value)}" for p in members) + f" ≤ {number(parts.whole.value)}",
        message=lambda: _message(page, parts.whole, [p for p in members if p.value > parts.whole.value] or members),
        anchor=parts.whole.figure.span.start,
    )


def _message(page: Page, whole: Item, over: list[Item]) -> Bilingual:
    parts = "、".join(page.term("part", p).text for p in over)
    total = page.term("total", whole).text
    return Bilingual(f"分项大于总数：{parts}列在{total}之中", f"a part exceeds its whole: {parts} out of {total}")


def _one_slip_off(page: Page, ledger: Ledger, parts: Parts) -> Iterator[Claim]:
    """A list after 其中 that exceeds its whole by what one slip explains; no list of disjoint classes may."""
    added = sum((p.value for p in parts.parts), Fraction(0))
    whole = parts.whole
    off = added - whole.value
    if off == 0 or any(p.value > whole.value for p in parts.parts) or parts.missing:
        return
    if said_to_overlap(page, whole) or any(adds_up(whole, parts.parts[:n]) for n in range(1, len(parts.parts))):
        return  # the list is complete before what follows it
    # Short lists and lists that fall short may overlap or be partial by chance: near misses are worth a look, no more.
    many = len(parts.parts) >= 3
    if off < 0 and not (many and whole.value >= 100 and -off * 50 <= whole.value):
        return
    if off > 0 and off * (5 if many else 20) > whole.value:
        return
    meant = many and off > 0 and not targets(parts.parts) and not overlapping(page, whole, parts.parts, added)
    cap = Severity.WARNING if meant else Severity.INFO
    if any(p.figure.quantity.may_be_rounded or p.figure.quantity.modifier for p in (whole, *parts.parts)):
        return
    slip = one_slip(whole.figure.quantity, added) or any(
        one_slip(p.figure.quantity, p.value - off) for p in parts.parts if p.value >= off and p.value != off
    )
    if not slip:
        return
    total = ledger.figure(page.report, whole.figure)
    variables = tuple(ledger.figure(page.report, p.figure) for p in parts.parts)
    words = " + ".join(number(p.value) for p in parts.parts)
    shown = page.term("total", whole).text
    yield Claim(
        rule="breakdown",
        kind=RelationKind.BREAKDOWN,
        terms=(page.term("total", whole), *(page.term("part", p) for p in parts.parts)),
        statements=(total_of(variables, total, "<=" if off > 0 else "="),),
        figures=(total, *variables),
        cap=cap,
        computed=f"{words} = {number(added)} {'>' if off > 0 else '<'} {number(whole.value)}",
        message=lambda: Bilingual(
            f"“其中”各项之和{number(added)}与总数{shown}相差{number(abs(off))}，改动一个数字即可相符",
            f"the listed parts make {number(added)}, their whole is {shown}; one slip would explain it",
        ),
        anchor=whole.figure.span.start,
    )


RULE = rule_of(__doc__, "breakdown", "分项不大于总数", "parts within their whole", Severity.ERROR, examine=examine)
