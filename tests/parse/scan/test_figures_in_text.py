"""What the scanner finds in running text: each row is a sentence and the figures a careful reader sees in it."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from fazhi import find_figures

FOLDER = Path(__file__).parent
ROWS = [
    pytest.param(line[2:], marks=pytest.mark.xfail(strict=True, reason="not read yet")) if line[0] == "?" else line
    for name in ("figures.txt", "genres.txt")
    for line in (FOLDER / name).read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def expected(cell: str) -> tuple[list[tuple[str, str | None, str | None, str]], set[str]]:
    """The figures of a row: span, value, unit and bound; None where the span itself says value and unit.

    And the spans that a careful reader might count or not, which are marked `optional`.
    """
    out: list[tuple[str, str | None, str | None, str]] = []
    optional: set[str] = set()
    for token in cell.split():
        if token == "optional":
            optional.add(out[-1][0])
            continue
        if "=" in token:
            span, value = token.split("=")
            out.append((span.replace("_", " "), value, "", "exact"))
        elif token in ("lower", "upper", "approx"):
            out[-1] = (*out[-1][:3], token)
        elif out and out[-1][1] is not None and not out[-1][2] and not token[0].isdigit():
            out[-1] = (*out[-1][:2], token.replace("_", ""), "exact")
        else:
            out.append((token.replace("_", " "), None, None, "exact"))
    return out, optional


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.split("|")[0].strip()[:30])
def test_figures(row: str) -> None:
    text, _, cell = row.rpartition("|")
    text = text.strip()
    everything, optional = expected(cell)
    found = find_figures(text)
    seen = {f.span.of(text) for f in found}
    wanted = [w for w in everything if w[0] in seen or w[0] not in optional]
    assert [f.span.of(text) for f in found] == [w[0] for w in wanted]
    for figure, (span, value, unit, bound) in zip(found, wanted, strict=True):
        quantity = figure.quantity
        assert quantity.bound == bound, span
        if value is not None:
            assert quantity.value == Fraction(value), span
            assert quantity.unit.name == unit, span
        else:
            number = span.lstrip("-0123456789.,").strip()
            assert quantity.unit.name == number, span
            assert quantity.value == Fraction(span[: len(span) - len(number)].replace(",", "")), span
