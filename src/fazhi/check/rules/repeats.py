"""The same indicator stated twice (同一指标前后一致).

**What.** An indicator of one scope and one period has one value: printed to the same place, the two figures are equal;
printed differently (`12.2万件`, `121637件`), some true value must fit both.

**Why.** Figures are updated in one place and forgotten in another.

**Fails.** `全年发生行政诉讼案件4件` in one part, `全年共有行政诉讼案件5件` in another.

**Passes.** `行政规范性文件3件` twice.

**Silent.** Equal numbers of different things (a coincidence is no repeat), different scopes (全市, 市本级), different
periods, and figures that only the catalogue, not the words, calls the same.

**Severity.** `warning`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from fazhi.check.claim import Claim, Ledger, number
from fazhi.check.feasible import Linear
from fazhi.check.page import Item, Page
from fazhi.check.rule import rule_of
from fazhi.model import Bilingual, Certainty, RelationKind, Severity

__all__ = ["RULE"]

_FILLER = re.compile(
    r"\d{4}年度?|今年|全年|截至|截止|以来|目前|本年度?|共有|共计|累计|共|已|我市|我区|我县|区镇|的|了|，|、|其中|年内|办理|收到|发生"
)

_PARTIAL = re.compile(r"其中|季度|半年|月|截至|累计|以来|历年|\d{4}年以|上年|去年|本级|镇|街道|局|部门|所属")
_TELLING = 5  # characters of a name that says which indicator is meant; 整改率 or 罚款 alone does not


def examine(page: Page, ledger: Ledger) -> Iterator[Claim]:
    first: dict[tuple[object, ...], Item] = {}
    for item in page.items:
        for indicator in item.indicators:
            if indicator.target or item.changes:
                continue
            key = (indicator.name, indicator.scope, indicator.period, item.unit)
            earlier = first.setdefault(key, item)
            if earlier is not item:
                yield _claim(page, ledger, earlier, item)


def _claim(page: Page, ledger: Ledger, a: Item, b: Item) -> Claim:
    va, vb = ledger.figure(page.report, a.figure), ledger.figure(page.report, b.figure)
    same = a.value == b.value
    certain = same or _told_again(a, b)
    shown = f"{page.term('', a).text}、{page.term('', b).text}"
    label = b.figure.label or a.figure.label
    return Claim(
        rule="repeat",
        kind=RelationKind.REPEAT,
        terms=(page.term("first", a), page.term("again", b)),
        statements=(Linear(((1, va), (-1, vb))),),
        figures=(va, vb),
        certainty=Certainty.CERTAIN if certain else Certainty.PLAUSIBLE,
        cap=Severity.WARNING if certain else None,
        ceiling=None,
        computed=f"{number(a.value)} {'=' if same else '≠'} {number(b.value)}",
        message=lambda: Bilingual(
            f"同一指标前后不一致（{label}）：{shown}", f"one indicator, two values ({label}): {shown}"
        ),
        anchor=b.figure.span.start,
    )


def _told_again(a: Item, b: Item) -> bool:
    """Whether the words, not only the catalogue, make both figures the same count: one long name, no other time."""
    name = _name(a)
    return (
        len(name) >= _TELLING
        and name == _name(b)
        and a.paragraph != b.paragraph
        and not a.percent
        and not _PARTIAL.search(a.before)
        and not _PARTIAL.search(b.before)
    )


def _name(item: Item) -> str:
    """What is counted, without words of time and manner."""
    return _FILLER.sub("", item.figure.label or item.head)


RULE = rule_of(__doc__, "repeat", "同一指标前后一致", "one indicator, one value", Severity.WARNING, examine=examine)
