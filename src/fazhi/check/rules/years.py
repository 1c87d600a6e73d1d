"""Plans and periods against their years (规划期与年度).

**What.** `三年行动计划（2023—2025年）` covers three years, both ends counted. A period runs forward. The heading of the
plan names the year after the reported one.

**Why.** Plans are renewed by changing one of two years, and headings are copied from last year's report.

**Fails.** `三年行动方案（2023—2026年）`.

**Passes.** `2000年1月1日至2023年6月30日期间的规范性文件`.

**Silent.** A plan whose years differ by exactly its length (`2020—2023年` as three years from mid-year to mid-year),
and a plan section whose heading names no year.

**Severity.** `warning`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from fazhi.check.claim import Claim, Ledger
from fazhi.check.page import Page
from fazhi.check.rule import rule_of
from fazhi.model import Bilingual, Part, RelationKind, Severity, Term, Verdict
from fazhi.span import Span

__all__ = ["RULE"]

_RANGE = re.compile(
    r"((?:19|20)\d\d)\s?年?\s?(?:—{1,2}|–|－|-{1,2}|~|～|至|到)\s?((?:19|20)\d\d)(?!\d|-|\s?年\s?\d|\.\d)"
)
_DAYS = re.compile(
    r"((?:19|20)\d\d)\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日\s?(?:—{1,2}|–|-|~|～|至|到)\s?((?:19|20)\d\d)\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日"
)
_LENGTH = re.compile(
    r"([一二三四五六七八九十两]|\d{1,2})\s?年(?:行动|规划|计划|方案|攻坚|滚动|提升|实施|专项|工作规划|工作计划|工作方案|建设规划)"
)
_YEAR = re.compile(r"((?:1\s?9|2\s?0)\s?\d\s?\d)\s?年")
_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九十")} | {"两": 2}
_REACH = 40  # how far before a range its plan's name may begin


def examine(page: Page, ledger: Ledger) -> Iterator[Claim]:
    text, year = page.text, page.report.year
    for m in _RANGE.finditer(text):
        first, last = int(m.group(1)), int(m.group(2))
        span = page.place("span", Span(m.start(), m.end()))
        if first > last:
            yield _claim(
                (span,),
                Verdict.INCONSISTENT,
                f"{first} > {last}",
                f"起止年份颠倒：{m.group()}",
                f"the period runs backwards: {m.group()}",
            )
            continue
        yield from _length(page, m, span, first, last)
        spoken = page.report.spans.get("year")
        if year is not None and spoken is not None:
            inside = first <= year <= last
            computed = f"{first} ≤ {year} ≤ {last}" if inside else f"{year} ∉ [{first}, {last}]"
            yield _claim(
                (span, page.place("report_year", spoken)),
                Verdict.CONSISTENT if inside else Verdict.UNDETERMINED,
                computed,
            )
    for m in _DAYS.finditer(text):
        yield from _days(page, m)
    yield from _plan_year(page)


def _claim(terms: tuple[Term, ...], verdict: Verdict, computed: str, zh: str = "", en: str = "") -> Claim:
    return Claim(
        rule="period",
        kind=RelationKind.DATE,
        terms=terms,
        verdict=verdict,
        cap=Severity.WARNING,
        computed=computed,
        message=(lambda: Bilingual(zh, en)) if zh else None,
        anchor=terms[0].span.start if terms[0].span else 0,
    )


def _length(page: Page, m: re.Match[str], span: Term, first: int, last: int) -> Iterator[Claim]:
    """The length that the plan's own name gives, in the same title or clause before the years."""
    start = max(0, m.start() - _REACH)
    lead = page.text[start : m.start()]
    cut = max(lead.rfind(c) for c in "。；，,;《\n")
    if not re.fullmatch(r"\s*[（(〔\[]?\s*", lead[max(lead.rfind(c) for c in "案划动程纲要领") + 1 :]):
        return
    named = list(_LENGTH.finditer(lead, cut + 1))
    if not named:
        return
    found = named[-1]
    word = found.group(1)
    length = int(word) if word.isdigit() else _DIGITS[word]
    years = last - first + 1
    term = page.place("length", Span(start + found.start(), start + found.start() + found.group().index("年") + 1))
    if length == years:
        yield _claim((span, term), Verdict.CONSISTENT, f"{last} - {first} + 1 = {years}")
    elif length == years - 1:
        yield _claim((span, term), Verdict.UNDETERMINED, f"{last} - {first} = {length}")
    else:
        yield _claim(
            (span, term),
            Verdict.INCONSISTENT,
            f"{last} - {first} + 1 = {years} ≠ {length}",
            f"“{term.text}”与起止年份不符：{m.group()}为{years}年",
            f"'{term.text}' does not fit its years: {m.group()} is {years} years",
        )


def _days(page: Page, m: re.Match[str]) -> Iterator[Claim]:
    try:
        a = dt.date(int(m.group(1)), int(m.group(2)), int(m.group(3)))
        b = dt.date(int(m.group(4)), int(m.group(5)), int(m.group(6)))
    except ValueError:
        return
    terms = (
        page.place("from", Span(m.start(), m.end(3) + 1)),
        page.place("to", Span(m.start(4), m.end())),
    )
    if a <= b:
        yield _claim(terms, Verdict.CONSISTENT, f"{a} ≤ {b}")
    else:
        yield _claim(
            terms,
            Verdict.INCONSISTENT,
            f"{a} > {b}",
            f"起止日期颠倒：{m.group()}",
            f"the period runs backwards: {m.group()}",
        )


def _plan_year(page: Page) -> Iterator[Claim]:
    """The year that the plan's section names, in its heading or at its very beginning."""
    year, spoken = page.report.year, page.report.spans.get("year")
    if year is None or spoken is None:
        return
    for section in page.report.all_sections():
        if section.part is not Part.PLAN:
            continue
        heading = section.title_span
        m = _YEAR.search(page.text, heading.start, heading.end)
        in_heading = m is not None
        if m is None:
            m = _YEAR.search(page.text, heading.end, min(section.span.end, heading.end + 30))
        if m is None:
            return
        named = int(re.sub(r"\s", "", m.group(1)))
        terms = (page.place("report_year", spoken), page.place("plan_year", Span(m.start(), m.end())))
        if named == year + 1:
            yield _claim(terms, Verdict.CONSISTENT, f"{named} = {year} + 1")
        elif in_heading and named <= year:
            yield _claim(
                terms,
                Verdict.INCONSISTENT,
                f"{named} ≠ {year} + 1",
                f"下一年度安排的标题写的是{named}年，而报告年度为{year}年",
                f"the heading of the plan names {named}, but the report is on {year}",
            )
        else:
            yield _claim(terms, Verdict.UNDETERMINED, f"{named} ≠ {year} + 1")
        return


RULE = rule_of(__doc__, "period", "规划期与年度", "plans and periods", Severity.WARNING, examine=examine)
