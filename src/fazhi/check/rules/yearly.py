"""This year's report against last year's (与上年报告衔接).

**What.** Growth that this year's report states must fit the count that last year's report printed. Cases pending at the
end of last year are those carried in this year. Sentences with the same figures as last year were probably copied.

**Why.** A changed definition, a corrected count or a copied paragraph shows only when two reports lie side by side.

**Fails.** 2023: `受理159件，同比上升91.6%`; the report on 2022 says `85件`, not 83.

**Passes.** 2023: `较上年增加27件`, with 132 in 2022 and 159 in 2023.

**Silent.** Other places, years that do not follow each other, different scopes.

**Severity.** `warning`, since the definition may have changed (口径调整); `info` for copied sentences.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from fazhi.check.changes import find_changes
from fazhi.check.claim import Claim, Ledger, number
from fazhi.check.feasible import Linear, Proportion, Statement
from fazhi.check.lexicon import lexicon
from fazhi.check.page import Item, Page, clean
from fazhi.check.rule import rule_of
from fazhi.check.rules.hierarchy import _key, _values
from fazhi.model import Bilingual, Certainty, RelationKind, Severity, Term, Verdict

__all__ = ["RULES"]

_COPIED = 4  # figures that a sentence, or sentences together, must share before anything is said


def _pairs(pages: list[Page]) -> Iterator[tuple[Page, Page]]:
    """Each report with the one of the same place on the year before."""
    by_place: dict[tuple[str, int], Page] = {}
    for page in pages:
        place, year = page.report.jurisdiction, page.report.year
        if place is not None and year is not None:
            by_place.setdefault((_key(place), year), page)
    for (key, year), page in by_place.items():
        before = by_place.get((key, year - 1))
        if before is not None:
            yield before, page


def across_years(pages: list[Page], ledger: Ledger) -> Iterator[Claim]:
    for before, page in _pairs(pages):
        last = _values(before)
        for change in find_changes(page):
            current = change.current
            if current is None or not change.certain:
                continue
            names = [i.name for i in current.indicators if not i.target]
            old = next((last[n] for n in names if n in last), None)
            if old is None or old.unit != current.unit:
                continue
            yield _growth(page, before, ledger, current, old, change.rate, change.by, change.up)
        now = _values(page)
        for out, into in lexicon().carry:
            if out in last and into in now and last[out].unit == now[into].unit:
                yield _carried(page, before, ledger, now[into], last[out])


def _growth(
    page: Page, before: Page, ledger: Ledger, current: Item, old: Item, rate: Item | None, by: Item | None, up: bool
) -> Claim:
    cur, prev = ledger.figure(page.report, current.figure), ledger.figure(before.report, old.figure)
    figures, terms = [cur, prev], [page.term("current", current), before.term("previous", old)]
    statements: list[Statement] = []
    sign = 1 if up else -1
    if by is not None:
        v = ledger.figure(page.report, by.figure)
        figures.append(v)
        terms.append(page.term("difference", by))
        statements.append(Linear(((1, cur), (-1, prev), (-sign, v))))
    if rate is not None:
        v = ledger.figure(page.report, rate.figure)
        figures.append(v)
        terms.append(page.term("growth", rate))
        statements.append(Proportion(((sign, cur), (-sign, prev)), ((1, prev),), v))
    stated = "、".join(page.term("", i).text for i in (by, rate) if i is not None)
    last, this = before.term("", old).text, page.term("", current).text
    computed = f"{number(old.value)} → {number(current.value)}"
    if old.value:
        computed += f": {number((current.value - old.value) * 100 / old.value)}%"
    return Claim(
        rule="year",
        kind=RelationKind.YEAR,
        terms=tuple(terms),
        statements=tuple(statements),
        figures=tuple(figures),
        certainty=Certainty.CERTAIN,
        cap=Severity.WARNING,
        ceiling=None,
        computed=computed,
        message=lambda: Bilingual(
            f"与上年报告不衔接：上年为{last}，本年为{this}（{computed}），而文中称增减{stated}；也可能调整了口径",
            f"does not follow from last year's report: {computed}; stated {stated}; or the definition changed",
        ),
        anchor=current.figure.span.start,
    )


def _carried(page: Page, before: Page, ledger: Ledger, now: Item, old: Item) -> Claim:
    a, b = ledger.figure(page.report, now.figure), ledger.figure(before.report, old.figure)
    return Claim(
        rule="year",
        kind=RelationKind.YEAR,
        terms=(page.term("carried_in", now), before.term("pending", old)),
        statements=(Linear(((1, a), (-1, b))),),
        figures=(a, b),
        cap=Severity.WARNING,
        ceiling=None,
        computed=f"{number(old.value)} → {number(now.value)}",
        message=lambda: Bilingual(
            f"上年报告未结{before.term('', old).text}，本年报告上年结转{page.term('', now).text}",
            f"last year left {before.term('', old).text} pending, this year carries in {page.term('', now).text}",
        ),
        anchor=now.figure.span.start,
    )


def across_copied(pages: list[Page], ledger: Ledger) -> Iterator[Claim]:
    for before, page in _pairs(pages):
        old = _sentences(before)
        terms: list[Term] = []
        for words, items in _sentences(page).items():
            if words in old:
                terms.extend(page.term("copied", i) for i in items)
        if len(terms) < _COPIED:
            continue
        shown = "、".join(t.text for t in terms[:6])
        yield Claim(
            rule="copied",
            kind=RelationKind.YEAR,
            terms=tuple(terms),
            verdict=Verdict.UNDETERMINED,
            undetermined=Severity.INFO,
            computed=f"{len(terms)} =",
            message=_copied_message(len(terms), shown),
            anchor=terms[0].span.start if terms[0].span else 0,
        )


def _copied_message(count: int, shown: str) -> Callable[[], Bilingual]:
    return lambda: Bilingual(
        f"有{count}个数字连同所在句子与上年报告相同，可能沿用未改：{shown}",
        f"{count} figures stand in the same sentences as last year; they may have been copied: {shown}",
    )


def _sentences(page: Page) -> dict[str, list[Item]]:
    """Sentences with at least two counts, without years, and their figures."""
    out: dict[str, list[Item]] = {}
    for chain in page.chains:
        counts = [i for i in chain if not i.figure.quantity.value < 10]
        if len(counts) >= 2:
            start, end = chain[0].figure.span.start, chain[-1].figure.span.end
            text = re.sub(r"(?:19|20)\d\d年", "", chain[0].before[-20:] + clean(page.text[start:end]))
            out[text] = counts
    return out


RULES = (
    rule_of(__doc__, "year", "与上年报告衔接", "against last year's report", Severity.WARNING, across=across_years),
    rule_of(__doc__, "copied", "沿用上年数字", "figures copied from last year", Severity.INFO, across=across_copied),
)
