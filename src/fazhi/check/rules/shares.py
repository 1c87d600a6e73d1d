"""Shares of one whole (构成比合计).

**What.** The shares of a list that its words close (`其他占12.5%`, `各占`) add up to 100 %, within what rounding
each of them allows.

**Why.** A column of shares that was corrected in one place no longer adds up.

**Fails.** `咨询类占60.2%，求助类占30.1%，其他占12.4%` (102.7 %; rounding three figures moves the sum by at most 0.15).

**Passes.** `占33.3%、占33.3%，其他占33.3%` (99.9 % by rounding). A column of cut shares with one moved up to
reach 100 % (a nudged column) passes too: each share is within its places.

**Silent.** Lists that nothing closes; shares of different wholes.

**Severity.** `warning`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from fazhi.check.claim import Claim, Ledger, number
from fazhi.check.feasible import Linear
from fazhi.check.page import Item, Page
from fazhi.check.ratios import find_ratios
from fazhi.check.rule import rule_of
from fazhi.check.rules.sums import lists_of
from fazhi.model import Bilingual, Certainty, RelationKind, Severity

__all__ = ["RULE"]

_SHARE = re.compile(r"占(?:比|总[\u4e00-\u9fff]{1,4})?(?:的|为|达)?$")
_REST = re.compile(r"(?:其他|其它|其余|剩余)[^，。；]{0,8}占|(?:其他|其它|其余)[^，。；]{0,8}$")


def examine(page: Page, ledger: Ledger) -> Iterator[Claim]:
    complete = _complete(page)
    for chain in page.chains:
        shares = [i for i in chain if i.percent and not i.changes and _SHARE.search(i.before)]
        if len(shares) >= 3 and _closing(chain, shares):
            yield _claim(page, ledger, shares)
        else:
            for run in complete.get(chain[0].chain, ()):
                yield _claim(page, ledger, run)


def _closing(chain: list[Item], shares: list[Item]) -> bool:
    """Whether 其他 closes the list of shares."""
    last = shares[-1]
    closing = _REST.search(last.before) or any(
        _REST.search(i.head) for i in chain if shares[-2].at < i.at < last.at and i.countable
    )
    nested = any("其中" in i.before for i in chain if shares[0].at < i.at <= last.at)
    return bool(closing) and not nested and all(i.depth == last.depth for i in shares)


def _complete(page: Page) -> dict[int, list[list[Item]]]:
    """Shares of counts that together are their whole, by chain."""
    lists_of(page)
    shares = {r.pairs[0][0].at: r.rate for r in find_ratios(page) if r.pairs and ("占" in r.rate.before or r.vector)}
    out: dict[int, list[list[Item]]] = {}
    for parts in lists_of(page):
        run = [shares[p.at] for p in parts.parts if p.at in shares]
        added = sum((p.value for p in parts.parts), Fraction(0))
        if len(run) == len(parts.parts) >= 2 and added == parts.whole.value:
            out.setdefault(run[0].chain, []).append(run)
    return out


def _claim(page: Page, ledger: Ledger, shares: list[Item]) -> Claim:
    variables = tuple(ledger.figure(page.report, i.figure, share=True) for i in shares)
    added = sum((i.value for i in shares), Fraction(0))
    words = " + ".join(number(i.value) for i in shares)
    return Claim(
        rule="shares",
        kind=RelationKind.SHARES,
        terms=tuple(page.term("share", i) for i in shares),
        statements=(Linear(tuple((1, v) for v in variables), -100),),
        figures=variables,
        certainty=Certainty.CERTAIN,
        cap=Severity.WARNING,
        ceiling=None,
        computed=f"{words} = {number(added)}",
        message=lambda: Bilingual(
            f"各项占比合计{number(added)}%，超出四舍五入所能解释的范围",
            f"the shares make {number(added)} %, which rounding does not explain",
        ),
        anchor=shares[0].figure.span.start,
    )


RULE = rule_of(__doc__, "shares", "构成比合计", "shares of one whole", Severity.WARNING, examine=examine)
