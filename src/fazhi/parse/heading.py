"""Heading data (题头): title, issuer, jurisdiction, year, numbers, names and dates of the document itself."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from fazhi.model import DocumentDate, Jurisdiction, Period, Section
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
    """The heading data of a report."""
    return Heading()
