"""Remarks on wording: names without values, percentage points for counts, unfilled templates (表述问题).

**What.** `报备率、及时率、规范率分别为98%、99%` names three rates and gives two. A count does not fall by percentage
points. `收到X件` and `20xx年` are places of a template that nobody filled in.

**Why.** A reader cannot tell which value belongs to which name, or what was meant.

**Fails.** `全年收到行政复议申请X件`.

**Passes.** `一审、二审败诉率分别为5%、3%`.

**Silent.** `分别为100%` with a single value, which writers use for 均为; formulas such as `1+13+X+Y`; a rate that
falls by per cent, which may be meant either way.

**Severity.** `warning` for an unfilled place, `info` for the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from fazhi.check.claim import Claim, Ledger
from fazhi.check.page import Item, Page
from fazhi.check.rule import rule_of
from fazhi.model import Bilingual, CueKind, RelationKind, Severity, Term, Verdict
from fazhi.span import Span

__all__ = ["RULES"]

_UNFILLED = re.compile(
    r"(?<![A-Za-z0-9０-９+＋“”·.])[XＸ×]{1,4}(?=\s?(?:余|多)?[万亿]?(?:件|起|次|人|条|份|场|家|名|项|元|户|批|宗|期|%|％))"
    r"|20[xX×]{2}\s?年|(?<!\d)(?:19|20)\d\d\s?年(?:\s?[XＸ×]{1,2}\s?月|\s?\d{1,2}\s?月\s?[XＸ×]{1,2}\s?日)"
)
_NAMES = re.compile(r"([^，。；：（）]+?)(?:均|同比)?分别(?:为|达|达到|是)$")
_SPLIT = re.compile(r"[、和与及]|以及")
_RATE_NAMES = re.compile(r"(?:率|数|量|额)$")


def examine_template(page: Page, ledger: Ledger) -> Iterator[Claim]:
    spans = {c.span for c in page.report.cues if c.kind is CueKind.PLACEHOLDER}
    for m in _UNFILLED.finditer(page.text):
        span = Span(m.start(), m.end())
        if not any(span.overlaps(s) for s in spans):
            spans.add(span)
    for span in sorted(spans):
        shown = page.text[span.start : min(len(page.text), span.end + 4)].strip()
        yield _remark(
            "template",
            (page.place("placeholder", span),),
            Severity.WARNING,
            f"模板未填写：“{shown}”",
            f"a template was not filled in: '{shown}'",
        )


def examine_respectively(page: Page, ledger: Ledger) -> Iterator[Claim]:
    for chain in page.chains:
        for k, first in enumerate(chain):
            m = _NAMES.search(first.before)
            if m is None:
                continue
            names = [n for n in _SPLIT.split(m.group(1)) if n]
            values = [first]
            for item in chain[k + 1 :]:
                if item.before not in ("、", "和", "，", "及", "与") or item.unit != first.unit:
                    break
                values.append(item)
            alike = all(1 < len(n) <= 10 for n in names) and _RATE_NAMES.search(names[-1]) if names else False
            if alike and len(names) > len(values) >= 2:
                shown = "、".join(page.term("", v).text for v in values)
                yield _remark(
                    "respectively",
                    tuple(page.term("value", v) for v in values),
                    Severity.INFO,
                    f"“分别”前有{len(names)}项，后只有{len(values)}个数：{shown}",
                    f"{len(names)} names but {len(values)} values after 分别: {shown}",
                )


def examine_points(page: Page, ledger: Ledger) -> Iterator[Claim]:
    for chain in page.chains:
        for before, item in pairwise(chain):
            if item.unit in ("百分点", "个百分点") and item.changes and before.countable and _plain(before, item):
                yield _remark(
                    "points",
                    (page.term("count", before), page.term("points", item)),
                    Severity.INFO,
                    f"数量的增减应当用%而不是百分点：{page.term('', before).text}，{page.term('', item).text}",
                    f"a count changes by per cent, not by points: {page.term('', before).text}",
                )


def _plain(count: Item, points: Item) -> bool:
    """Whether nothing but words of comparison stands between, so that no rate is meant."""
    return re.fullmatch(
        r"[，、（](?:同比|环比|[较比]?(?:上年|去年)(?:同期)?)?(?:增加|增长|上升|提高|减少|下降|降低)(?:了|约|近)?",
        points.before,
    ) is not None and bool(re.search(r"[件起宗次人份条项]", count.unit))


def _remark(rule: str, terms: tuple[Term, ...], severity: Severity, zh: str, en: str) -> Claim:
    return Claim(
        rule=rule,
        kind=RelationKind.PARTS,
        terms=terms,
        verdict=Verdict.INCONSISTENT,
        cap=severity,
        message=lambda: Bilingual(zh, en),
        anchor=terms[0].span.start if terms[0].span else 0,
        listed=False,
    )


RULES = (
    rule_of(__doc__, "template", "模板未填写", "unfilled template", Severity.WARNING, examine=examine_template),
    rule_of(__doc__, "respectively", "“分别”前后不等", "names and values", Severity.INFO, examine=examine_respectively),
    rule_of(
        __doc__, "points", "百分点用于数量", "percentage points for a count", Severity.INFO, examine=examine_points
    ),
)
