"""What the scanner finds in running text: each row is a sentence and the figures a careful reader sees in it."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from fazhi import find_figures

ROWS = (Path(__file__).parent / "figures.txt").read_text(encoding="utf-8").splitlines()[1:]


def expected(cell: str) -> list[tuple[str, str | None, str | None, str]]:
    """The figures of a row: span, value, unit and bound; None where the span itself says value and unit."""
    out: list[tuple[str, str | None, str | None, str]] = []
    for token in cell.split():
        if "=" in token:
            span, value = token.split("=")
            out.append((span.replace("_", " "), value, "", "exact"))
        elif token in ("lower", "upper", "approx"):
            out[-1] = (*out[-1][:3], token)
        elif out and out[-1][1] is not None and not out[-1][2] and not token[0].isdigit():
            out[-1] = (*out[-1][:2], token.replace("_", ""), "exact")
        else:
            out.append((token, None, None, "exact"))
    return out


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.split("|")[0].strip()[:30])
def test_figures(row: str) -> None:
    text, _, cell = row.rpartition("|")
    found = find_figures(text.strip())
    wanted = expected(cell)
    assert [f.span.of(text.strip()) for f in found] == [w[0] for w in wanted]
    for figure, (span, value, unit, bound) in zip(found, wanted, strict=True):
        quantity = figure.quantity
        assert quantity.bound == bound, span
        if value is not None:
            assert quantity.value == Fraction(value), span
            assert quantity.unit.name == unit, span
        else:
            number = span.lstrip("-0123456789.,")
            assert quantity.unit.name == number, span
            assert quantity.value == Fraction(span[: len(span) - len(number)].replace(",", "")), span
