"""A place and what lies inside it (全市与所辖各地).

**What.** Where a city's figure counts the whole city (全市, 各级), it is at least the sum of the same indicator
over its counties at hand, of the same year.

**Why.** Reports of two levels are written by two offices from two tables.

**Fails.** 全市 `收到行政复议申请186件`, while one of its counties alone received 198.

**Passes.** `免罚轻罚7549件` in the city, `不予处罚2624件`, `从轻或减轻处罚1318件` in one county.

**Silent.** Figures that do not say that they count the whole place (`市政府共收到…` is the government's own office),
市本级, different years, indicators that do not add up over places.

**Severity.** `warning` where the words say that the whole place is counted; else nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from fazhi.check.claim import Claim, Ledger, number
from fazhi.check.feasible import Linear
from fazhi.check.lexicon import lexicon
from fazhi.check.page import Item, Page
from fazhi.check.rule import rule_of
from fazhi.model import Bilingual, Certainty, Jurisdiction, Period, RelationKind, ScopeKind, Severity

__all__ = ["RULE"]

_WHOLE = re.compile(r"全[省市区县州盟旗镇乡]|各级|[省市县]、?[市县区]?[、]?[镇乡]?[、]?村?[二三四两]级|[市县区]镇村")


def across(pages: list[Page], ledger: Ledger) -> Iterator[Claim]:
    groups: dict[tuple[str, int], list[Page]] = {}
    for page in pages:
        place, year = page.report.jurisdiction, page.report.year
        if year is None:
            continue
        up = place.parent if place is not None else None
        while up is not None:
            groups.setdefault((_key(up), year), []).append(page)
            up = up.parent
    for page in pages:
        place, year = page.report.jurisdiction, page.report.year
        if place is None or year is None:
            continue
        inside = _outermost(groups.get((_key(place), year), []), page)
        if inside:
            yield from _compare(page, inside, ledger)


def _key(place: Jurisdiction) -> str:
    return place.code or place.name


def _outermost(pages: list[Page], whole: Page) -> list[Page]:
    """One report for each place inside, and none for a place inside another of them."""
    by_place: dict[str, Page] = {}
    for page in pages:
        if page is not whole and page.report.jurisdiction is not None:
            by_place.setdefault(_key(page.report.jurisdiction), page)
    out = []
    for page in by_place.values():
        place = page.report.jurisdiction
        up = place.parent if place else None
        nested = False
        while up is not None:
            nested = nested or _key(up) in by_place
            up = up.parent
        if not nested:
            out.append(page)
    return out


def _compare(page: Page, inside: list[Page], ledger: Ledger) -> Iterator[Claim]:
    lex = lexicon()
    sums = dict(lex.hierarchy)
    mine = _values(page)
    theirs = [(other, _values(other)) for other in inside]
    for name in sorted(lex.additive):
        total = mine.get(name)
        if total is None:
            continue
        parts: list[tuple[Page, Item]] = []
        for other, values in theirs:
            own = values.get(name)
            if own is not None:
                parts.append((other, own))
            else:
                pieces = [values[n] for n in sums.get(name, ()) if n in values]
                if len(pieces) == len(sums.get(name, ())):
                    parts.extend((other, piece) for piece in pieces)
        parts = [(o, i) for o, i in parts if _comparable(i, total)]
        if parts:
            yield _claim(page, total, parts, ledger, name)


def _comparable(a: Item, b: Item) -> bool:
    """Whether two figures of one indicator count in the same way: 件 and 起 do, 件 and 元 do not."""
    return a.figure.quantity.unit.dimension == b.figure.quantity.unit.dimension and ("次" in a.unit) == ("次" in b.unit)


def _values(page: Page) -> dict[str, Item]:
    """The whole-place value of each indicator in the reported year; where two differ, none."""
    found: dict[str, Item | None] = {}
    year = page.report.year
    for item in page.items:
        for indicator in item.indicators:
            if indicator.target or indicator.scope.kind is not ScopeKind.WHOLE or item.changes:
                continue
            if indicator.period is not None and year is not None and indicator.period != Period.year(year):
                continue
            earlier = found.get(indicator.name, item)
            found[indicator.name] = item if earlier is not None and earlier.value == item.value else None
    return {name: item for name, item in found.items() if item is not None}


def _claim(page: Page, total: Item, parts: list[tuple[Page, Item]], ledger: Ledger, name: str) -> Claim:
    whole = ledger.figure(page.report, total.figure)
    variables = tuple(ledger.figure(other.report, item.figure) for other, item in parts)
    added = sum((item.value for _, item in parts), Fraction(0))
    chain = page.chains[total.chain]
    spoken = "".join(i.before for i in chain if i.at <= total.at)
    sure = bool(_WHOLE.search(spoken))
    names = "、".join(dict.fromkeys(o.report.jurisdiction.name for o, _ in parts if o.report.jurisdiction))
    shown = page.term("", total).text
    place = page.report.jurisdiction.name if page.report.jurisdiction else ""
    sign = "≤" if added <= total.value else ">"
    return Claim(
        rule="hierarchy",
        kind=RelationKind.HIERARCHY,
        terms=(page.term("whole", total), *(o.term("part", i) for o, i in parts)),
        statements=(Linear((*((1, v) for v in variables), (-1, whole)), 0, "<="),),
        figures=(whole, *variables),
        certainty=Certainty.CERTAIN if sure else Certainty.PLAUSIBLE,
        cap=Severity.WARNING if sure else None,
        ceiling=None,
        computed=f"{' + '.join(number(i.value) for _, i in parts)} = {number(added)} {sign} {number(total.value)}",
        message=lambda: Bilingual(
            f"所辖各地（{names}）合计{number(added)}，超过{place}的{shown}（{name}）",
            f"the places inside ({names}) make {number(added)}, above the whole's {shown} ({name})",
        ),
        anchor=total.figure.span.start,
    )


RULE = rule_of(
    __doc__, "hierarchy", "全域与所辖各地", "a place and what lies inside it", Severity.WARNING, across=across
)
