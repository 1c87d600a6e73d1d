"""Figures drawn at random for checking by hand (抽样核对), and what the answers say."""

from __future__ import annotations

import hashlib
import heapq
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal, localcontext
from typing import Any

from attrs import frozen

from fazhi.model import Figure, Report
from fazhi.serial.scalars import fraction_to_text
from fazhi.span import Span

__all__ = ["COLUMNS", "QUESTIONS", "Tally", "drawn", "tallies"]

QUESTIONS = ("figure_ok", "value_ok", "unit_ok", "bound_ok", "indicator_ok")
"""The columns for answers: y, n, or nothing where it was not looked at."""
COLUMNS = (
    "file", "sha256", "line", "column", "start", "end", "excerpt", "text", "value", "unit", "bound", "label",
    "indicator", *QUESTIONS,
)  # fmt: skip
_YES = frozenset({"y", "yes", "1", "true", "是", "对", "√"})
_NO = frozenset({"n", "no", "0", "false", "否", "错", "×"})
_AROUND = 40


def drawn(reports: Iterable[Report], count: int, seed: int = 0) -> list[dict[str, Any]]:
    """`count` figures of the reports, each as likely as any other, in the order of the reports; columns as `COLUMNS`.

    The draw depends on the texts and `seed` only, not on the order or the names of the files.
    """

    def ranked() -> Iterator[tuple[bytes, int, int, Report, Figure]]:
        for at, report in enumerate(reports):
            text = hashlib.sha256(report.text.encode("utf-8", "surrogatepass")).hexdigest()
            for number, figure in enumerate(report.figures):
                key = hashlib.sha256(f"{seed} {text} {figure.span.start}".encode()).digest()
                yield key, at, number, report, figure

    chosen = heapq.nsmallest(count, ranked(), key=lambda item: item[:3])
    chosen.sort(key=lambda item: item[1:3])
    return [_row(report, figure) for *_, report, figure in chosen]


def _row(report: Report, figure: Figure) -> dict[str, Any]:
    source, quantity, span = report.source, figure.quantity, figure.extent
    position = source.position(span.start)
    around = Span(max(span.start - _AROUND, 0), min(span.end + _AROUND, len(source.text)))
    before, after = source.text[around.start : span.start], source.text[span.end : around.end]
    names = dict.fromkeys(i.name for i in report.indicators if i.figure is not None and i.figure.span == figure.span)
    made: dict[str, Any] = {
        "file": report.name,
        "sha256": source.sha256,
        "line": position.line,
        "column": position.column,
        "start": span.start,
        "end": span.end,
        "excerpt": " ".join(f"{before}【{span.of(source.text)}】{after}".split()),
        "text": quantity.text,
        "value": fraction_to_text(quantity.value),
        "unit": quantity.unit.name,
        "bound": quantity.bound.value,
        "label": figure.label,
        "indicator": " ".join(names),
    }
    return made | dict.fromkeys(QUESTIONS)


@frozen
class Tally:
    """The answers to one question: how many were right of how many, and the interval that holds the true share.

    `low` and `high` are Wilson's score interval at 95 % (Wilson 1927), to three decimals.
    """

    question: str
    right: int
    total: int

    @property
    def share(self) -> Decimal:
        """The share of right answers, to three decimals."""
        return _rounded(Decimal(self.right) / self.total)

    @property
    def interval(self) -> tuple[Decimal, Decimal]:
        """Low and high end of the interval.

        >>> Tally("figure_ok", 98, 100).interval
        (Decimal('0.930'), Decimal('0.994'))
        """
        with localcontext() as context:
            context.prec = 28
            n, z = Decimal(self.total), Decimal("1.959964")
            share = self.right / n
            middle = share + z * z / (2 * n)
            reach = z * (share * (1 - share) / n + z * z / (4 * n * n)).sqrt()
            whole = 1 + z * z / n
            low, high = (middle - reach) / whole, (middle + reach) / whole
        return _rounded(max(low, Decimal(0))), _rounded(min(high, Decimal(1)))


def _rounded(share: Decimal) -> Decimal:
    return share.quantize(Decimal("0.001"))


def tallies(rows: Sequence[Mapping[str, str | None]]) -> tuple[list[Tally], list[str]]:
    """The answers to each question that was answered at all, and what could not be understood.

    >>> tallies([{"figure_ok": "y"}, {"figure_ok": "n"}, {"figure_ok": "?"}])
    ([Tally(question='figure_ok', right=1, total=2)], ["row 3, figure_ok: '?' is neither y nor n"])
    """
    found, faults = [], []
    for question in QUESTIONS:
        right = total = 0
        for number, row in enumerate(rows, 1):
            answer = (row.get(question) or "").strip().lower()
            if answer in _YES or answer in _NO:
                right, total = right + (answer in _YES), total + 1
            elif answer:
                faults.append(f"row {number}, {question}: {answer!r} is neither y nor n")
        if total:
            found.append(Tally(question, right, total))
    return found, faults
