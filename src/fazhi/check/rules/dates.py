"""Dates of the report itself, and years that must fit each other (日期与年度).

**What.** A report is written after the year it reports on has begun, signed before it is printed, and numbered in a
year from signing to printing (`连政发〔2022〕18号`). It is made public by 1 April of the following year.

**Why.** Dates are copied from last year's file; they are seldom read again.

**Fails.** Signed `2022年2月28日`, printed `2021年2月28日印发`: printed before it was signed.

**Passes.** Reported year 2021, signed `2022年2月28日`, document number `〔2022〕18号`.

**Silent.** A print date within the reported year by itself (some reports are finished in December); a document number
of a later year than the signing where no print date is given; several dates of the same role.

**Severity.** `error`: printed before signed, signed before the reported year began, document-number year outside
signing to printing. `info`: signed within the reported year, published before signing or printing, published after
1 April.

**Source.** 《法治政府建设与责任落实督察工作规定》第二十四条、第二十五条: reported by 1 March, published by 1 April.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from fazhi.check.claim import Claim, Ledger
from fazhi.check.page import Page
from fazhi.check.rule import rule_of
from fazhi.model import Bilingual, Certainty, DocumentDate, RelationKind, Severity, Term, Verdict
from fazhi.span import Span

__all__ = ["RULE"]

_NUMBER_YEAR = re.compile(r"[〔\[【（(]\s*((?:1\s*9|2\s*0)\s*\d\s*\d)\s*[〕\]】）)]")


_REPORTS = re.compile("报告|情况|总结|汇报")
_PLANS = re.compile("计划|要点|安排|规划|通知")  # written before the year they name


def examine(page: Page, ledger: Ledger) -> Iterator[Claim]:
    report = page.report
    signed, printed = _date(page, "signed"), _date(page, "printed")
    published = _date(page, "published")
    number = _number_year(page)
    if signed and printed:
        yield _order(page, signed, printed)
    if number is not None:
        yield from _numbered(page, number, signed, printed)
    year, span = report.year, report.spans.get("year")
    if year is not None and span is not None:
        start = report.period.start if report.period is not None else dt.date(year, 1, 1)
        end = report.period.end if report.period is not None else dt.date(year, 12, 31)
        term = page.place("report_year", span)
        title = report.spans.get("title")
        told = report.title or ""
        sure = title is not None and title.contains(span) and _REPORTS.search(told) and not _PLANS.search(told)
        if signed:
            yield _written(page, term, signed, start, end, bool(sure), alone=True)
        if printed:
            yield _written(page, term, printed, start, end, False, alone=signed is None)
        if published:
            yield _published(page, term, published, signed or printed, year, end)
        if number is not None:
            yield _claim(
                (number[0], term),
                Verdict.CONSISTENT if number[1] >= year else Verdict.UNDETERMINED,
                f"{number[1]} ≥ {year}" if number[1] >= year else f"{number[1]} < {year}",
            )


def _claim(
    terms: tuple[Term, ...],
    verdict: Verdict,
    computed: str,
    cap: Severity | None = None,
    zh: str = "",
    en: str = "",
    info: bool = False,
) -> Claim:
    return Claim(
        rule="date",
        kind=RelationKind.DATE,
        terms=terms,
        verdict=verdict,
        certainty=Certainty.CERTAIN,
        cap=cap,
        computed=computed,
        message=(lambda: Bilingual(zh, en)) if zh else None,
        undetermined=Severity.INFO if info else None,
        anchor=max(t.span.start for t in terms if t.span is not None),
    )


def _date(page: Page, role: str) -> tuple[DocumentDate, Term] | None:
    """The only date of this role; where there are several nothing can be said."""
    found = [d for d in page.report.dates if d.role == role]
    if not found or len({d.date for d in found}) > 1:
        return None
    return found[0], page.place(role, found[0].span)


def _number_year(page: Page) -> tuple[Term, int] | None:
    span = page.report.spans.get("document_number")
    if span is None:
        return None
    m = _NUMBER_YEAR.search(span.of(page.text))
    if m is None:
        return None
    return page.place("doc_no", Span(span.start + m.start(1), span.start + m.end(1))), int(
        re.sub(r"\s", "", m.group(1))
    )


def _order(page: Page, signed: tuple[DocumentDate, Term], printed: tuple[DocumentDate, Term]) -> Claim:
    a, b = signed[0].date, printed[0].date
    if a <= b:
        return _claim((signed[1], printed[1]), Verdict.CONSISTENT, f"{a} ≤ {b}")
    return _claim(
        (signed[1], printed[1]),
        Verdict.INCONSISTENT,
        f"{b} < {a}",
        Severity.ERROR,
        f"印发日期{b}早于落款日期{a}",
        f"printed on {b}, before it was signed on {a}",
    )


def _numbered(
    page: Page,
    number: tuple[Term, int],
    signed: tuple[DocumentDate, Term] | None,
    printed: tuple[DocumentDate, Term] | None,
) -> Iterator[Claim]:
    term, year = number
    if signed:
        first = signed[0].date.year
        if year == first or (printed and first < year <= printed[0].date.year):
            yield _claim((term, signed[1]), Verdict.CONSISTENT, f"{year} ≥ {first}")
        elif year < first or printed:
            yield _claim(
                (term, signed[1]),
                Verdict.INCONSISTENT if year < first else Verdict.UNDETERMINED,
                f"{year} ≠ {first}",
                Severity.ERROR,
                f"发文字号为{year}年，而落款日期为{signed[0].date}",
                f"the document number is of {year}, but it was signed on {signed[0].date}",
            )
        else:
            yield _claim((term, signed[1]), Verdict.UNDETERMINED, f"{year} > {first}")
    if printed:
        last = printed[0].date.year
        if year > last:
            yield _claim(
                (term, printed[1]),
                Verdict.INCONSISTENT,
                f"{year} > {last}",
                Severity.ERROR,
                f"发文字号为{year}年，而印发日期为{printed[0].date}",
                f"the document number is of {year}, but it was printed on {printed[0].date}",
            )
        else:
            verdict = Verdict.CONSISTENT if year == last or signed else Verdict.UNDETERMINED
            yield _claim((term, printed[1]), verdict, f"{year} ≤ {last}")


def _written(
    page: Page, year: Term, date: tuple[DocumentDate, Term], start: dt.date, end: dt.date, sure: bool, *, alone: bool
) -> Claim:
    """A signing or printing date against the reported year."""
    day = date[0].date
    name, what = ("落款", "signed") if date[0].role == "signed" else ("印发", "printed")
    if day > end:
        return _claim((year, date[1]), Verdict.CONSISTENT, f"{end} < {day}")
    if day < start:
        return _claim(
            (year, date[1]),
            Verdict.INCONSISTENT,
            f"{day} < {start}",
            Severity.ERROR if sure else None,
            f"{name}日期{day}早于报告年度开始（{start}）",
            f"{what} on {day}, before the reported year began ({start})",
        )
    return _claim(
        (year, date[1]),
        Verdict.UNDETERMINED,
        f"{start} ≤ {day} ≤ {end}",
        None,
        f"{name}日期{day}在报告年度之内",
        f"{what} on {day}, within the reported year",
        info=alone,
    )


def _published(
    page: Page,
    year: Term,
    published: tuple[DocumentDate, Term],
    written: tuple[DocumentDate, Term] | None,
    number: int,
    end: dt.date,
) -> Claim:
    day, due = published[0].date, dt.date(number + 1, 4, 1)
    if written is not None and day < written[0].date:
        return _claim(
            (written[1], published[1]),
            Verdict.UNDETERMINED,
            f"{day} < {written[0].date}",
            None,
            f"发布日期{day}早于落款或印发日期{written[0].date}",
            f"published on {day}, before it was signed or printed on {written[0].date}",
            info=True,
        )
    if day > due:
        return _claim(
            (year, published[1]),
            Verdict.UNDETERMINED,
            f"{day} > {due}",
            None,
            f"发布日期{day}晚于应公开的期限{due}",
            f"published on {day}, after the date by which it was due, {due}",
            info=True,
        )
    verdict = Verdict.CONSISTENT if day > end else Verdict.UNDETERMINED
    return _claim((year, published[1]), verdict, f"{end} < {day} ≤ {due}" if day > end else f"{day} ≤ {end}")


RULE = rule_of(__doc__, "date", "日期与文号", "dates and document number", Severity.ERROR, examine=examine)
