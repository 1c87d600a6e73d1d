"""Lists of names and the number that counts them (列举与数目).

**What.** `保留、修改、失效、废止四类` names four. A list that ends in 等 names at most as many as the number says.

**Why.** An item is added to the list, and the number stays.

**Fails.** `起草、讨论、审查四个关口`.

**Passes.** `A、B、C等8个领域`.

**Silent.** Lists whose items hold 和, 及 or commas of their own, so that one may count them differently; numbers in
names and slogans.

**Severity.** `warning` where the list is closed, its items short and alike, and the number off; else nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from fazhi.check.claim import Claim, Ledger, number
from fazhi.check.page import Page, clean
from fazhi.check.rule import rule_of
from fazhi.model import Bilingual, Certainty, Listing, RelationKind, Severity, Verdict

__all__ = ["RULE"]

_JOINED = re.compile(r"[和及与或、，（）/]|以及")
_SHORT = 8  # characters of an item that no one reads as two


def examine(page: Page, ledger: Ledger) -> Iterator[Claim]:
    for listing in page.report.listings:
        yield _claim(page, ledger, listing)


def _claim(page: Page, ledger: Ledger, listing: Listing) -> Claim:
    named, count = len(listing.items), listing.count.quantity.value
    texts = [clean(s.of(page.text)) for s in listing.items]
    joined = sum(len(_JOINED.findall(t)) for t in texts)
    holds = named <= count if listing.open else named <= count <= named + joined
    plain = joined == 0 and all(0 < len(t) <= _SHORT for t in texts) and not listing.open and named >= 2
    plain = plain and listing.count.quantity.modifier is None and abs(named - count) == 1 and named >= 3
    sign = "≤" if listing.open else "="
    items = "、".join(texts)
    shown = listing.count.quantity.text
    return Claim(
        rule="enumeration",
        kind=RelationKind.ENUMERATION,
        terms=(
            page.place("count", listing.count.span),
            *(page.place("item", s, t) for s, t in zip(listing.items, texts, strict=True)),
        ),
        verdict=Verdict.CONSISTENT if holds else (Verdict.INCONSISTENT if plain else Verdict.UNDETERMINED),
        certainty=Certainty.CERTAIN if holds or plain else Certainty.PLAUSIBLE,
        cap=Severity.WARNING,
        computed=f"{named} {sign} {number(count)}" if holds else f"{named} ≠ {number(count)}",
        message=lambda: Bilingual(
            f"列举了{named}项（{items}），却说是{shown}", f"{named} items are listed ({items}), but it says {shown}"
        ),
        anchor=listing.count.span.start,
    )


RULE = rule_of(__doc__, "enumeration", "列举与数目", "lists and their number", Severity.WARNING, examine=examine)
