"""Later stages within earlier ones (环节之间的大小关系).

**What.** What is accepted was received, what is concluded was accepted, what is lost was tried. Cases carried over
from last year may turn this round: `受理1405件，审结1726件` says that at least 321 cases were carried in.

**Why.** The implied carry-over is worth knowing, and can be compared with last year's report.

**Fails.** Never an error: carry-over is always a possible reading. `其中` and brackets are rule `breakdown`.

**Passes.** `收到行政复议申请783件，受理707件`.

**Silent.** Carry-over by itself; only the relation is recorded, with the least number that must have been carried in.

**Severity.** none; verdict `undetermined` with `implied`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from fazhi.check.claim import Claim, Ledger, number
from fazhi.check.feasible import Linear
from fazhi.check.lexicon import lexicon
from fazhi.check.page import Item, Page
from fazhi.check.rule import rule_of
from fazhi.model import Bilingual, Certainty, RelationKind, ScopeKind, Severity

__all__ = ["RULE"]


_MANY = 12  # places where a report states one indicator; more are tables


def examine(page: Page, ledger: Ledger) -> Iterator[Claim]:
    lex = lexicon()
    seen: set[tuple[int, int]] = set()
    for chain in page.chains:
        counts = [i for i in chain if i.countable]
        for stage in lex.stages:
            for k, small in enumerate(counts):
                if not _named(stage.small, small):
                    continue
                large = next((i for i in reversed(counts[:k]) if i.unit == small.unit and _named(stage.large, i)), None)
                if large is not None and (small.at, large.at) not in seen:
                    seen.add((small.at, large.at))
                    yield _claim(page, ledger, small, large)
    yield from _by_indicator(page, ledger, seen)


def _named(words: re.Pattern[str], item: Item) -> bool:
    """Whether one of the words stands before the figure, not denied, and not only as part of another stage."""
    head = item.head
    found = False
    for m in words.finditer(head):
        if head[: m.start()].endswith(("不", "未", "非", "不予", "没有")) or head[m.end() :].startswith(("前", "后")):
            continue
        found = True
    return found


def _claim(page: Page, ledger: Ledger, small: Item, large: Item) -> Claim:
    a, b = ledger.figure(page.report, small.figure), ledger.figure(page.report, large.figure)
    over = small.value - large.value
    return Claim(
        rule="bound",
        kind=RelationKind.BOUND,
        terms=(page.term("smaller", small), page.term("larger", large)),
        statements=(Linear(((1, a), (-1, b)), 0, "<="),),
        figures=(a, b),
        certainty=Certainty.CERTAIN,
        cap=None,
        ceiling=None,
        computed=f"{number(small.value)} {'≤' if over <= 0 else '>'} {number(large.value)}",
        implied=lambda: Bilingual(
            f"须有上年结转等至少{number(over)}{small.unit}", f"at least {number(over)} must have been carried in"
        ),
        anchor=small.figure.span.start,
    )


def _by_indicator(page: Page, ledger: Ledger, seen: set[tuple[int, int]]) -> Iterator[Claim]:
    """The same by the catalogue, across sentences of the report's own scope and year."""
    by_name: dict[str, list[Item]] = {}
    for item in page.items:
        for indicator in item.indicators:
            if not indicator.target and indicator.scope.kind is ScopeKind.WHOLE:
                by_name.setdefault(indicator.name, []).append(item)
    for small_name, large_name in lexicon().bounds:
        for small in by_name.get(small_name, [])[:_MANY]:
            for large in by_name.get(large_name, [])[:_MANY]:
                if small.unit == large.unit and (small.at, large.at) not in seen and small is not large:
                    seen.add((small.at, large.at))
                    yield _claim(page, ledger, small, large)


RULE = rule_of(
    __doc__, "bound", "环节之间的大小关系", "later stages within earlier ones", Severity.INFO, examine=examine
)
