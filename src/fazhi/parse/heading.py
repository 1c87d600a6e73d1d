"""Heading data (题头): title, issuer, jurisdiction, year, numbers, names and dates of the document itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from attrs import field, frozen

from fazhi.model import DocumentDate, Jurisdiction, Period, Section
from fazhi.parse.heading_dates import Dated, document_dates
from fazhi.parse.heading_fields import (
    Found,
    copied_to,
    document_number,
    labelled_issuer,
    letterhead,
    recipient,
    signers,
)
from fazhi.parse.heading_frame import body_start
from fazhi.parse.heading_place import report_body, title_bodies
from fazhi.parse.heading_title import Title, find_title
from fazhi.parse.heading_year import reported_period, reported_year
from fazhi.parse.tokens import Scan
from fazhi.span import Reading, Span

__all__ = ["Heading", "heading"]


@frozen(hash=False)
class Heading:
    """The fields of a `Report` that describe the document; the names are the same."""

    title: str | None = None
    jurisdiction: Jurisdiction | None = None
    issuer: str | None = None
    year: int | None = None
    period: Period | None = None
    document_number: str | None = None
    recipient: str | None = None
    signed_by: str | None = None
    copied_to: str | None = None
    dates: tuple[DocumentDate, ...] = ()
    spans: Mapping[str, Span] = field(factory=dict)


def heading(reading: Reading, scan: Scan, sections: tuple[Section, ...]) -> Heading:
    """The heading data of a report; what the document does not say is None."""
    text = reading.text
    title = find_title(text)
    body = _body(text, title)
    dated = document_dates(text, title, body)
    signing = min((d.date for d in dated if d.role != "printed"), default=None)
    year = reported_year(text, title, body, signing)
    as_of = dt.date(year.value, 12, 31) if year else signing
    issuer = _issuer(text, title, body, dated, as_of)
    found: dict[str, Found | None] = {
        "title": Found(title.text, title.start, title.end) if title else None,
        "issuer": issuer,
        "document_number": document_number(text, title, body),
        "recipient": recipient(text, title),
        "signed_by": signers(text, title, body),
        "copied_to": copied_to(text),
    }
    spans = {name: reading.span(f.start, f.end) for name, f in found.items() if f is not None}
    if year is not None:
        spans["year"] = reading.span(year.start, year.end)
    return Heading(
        **{name: f.text if f is not None else None for name, f in found.items()},
        jurisdiction=report_body(title.text if title else None, issuer.text if issuer else None, text, body, as_of),
        year=year.value if year else None,
        period=reported_period(text, title, year) if year else None,
        dates=tuple(DocumentDate(d.role, d.date, reading.span(d.start, d.end), text[d.start : d.end]) for d in dated),
        spans=spans,
    )


def _body(text: str, title: Title | None) -> int:
    if title is None:
        return body_start(text, 0)
    return title.end if title.inline else body_start(text, title.end)


def _issuer(text: str, title: Title | None, body: int, dated: list[Dated], as_of: dt.date | None) -> Found | None:
    """Who issued it: the signature, else the letterhead, the office that the title names, or a label."""
    for d in dated:
        if d.role == "signed" and d.issuer is not None:
            start, end = d.issuer
            return Found("、".join(name.replace(" ", "") for name in text[start:end].split("\n")), start, end)
    if (head := letterhead(text, title, body)) is not None:
        return head
    for at, named in title_bodies(title.text, as_of, text) if title is not None else ():
        if title is not None and named.office:
            start = text.find(named.text, title.start + at, title.end)
            start = start if start >= 0 else title.start
            return Found(named.text, start, min(title.end, start + len(named.text)))
    return labelled_issuer(text, body)
