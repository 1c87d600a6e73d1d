"""How the library reads the corpus: floors just below what it reached, and no false alarm at all.

Eight of the reports were known while the library was built. The others were first read when it stood; README.md gives
both scores, those of the first reading and those of today.
"""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

import fazhi
from fazhi.model import Report, Severity

HERE = Path(__file__).resolve().parent
NAMES = sorted(p.stem for p in (HERE / "figures").glob("*.jsonl"))


def _rows(kind: str, name: str) -> list[dict[str, Any]]:
    lines = (HERE / kind / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.fixture(scope="module")
def read() -> dict[str, Report]:
    return {n: fazhi.parse((HERE / f"{n}.txt").read_bytes().decode("utf-8"), name=n) for n in NAMES}


def _listed() -> set[str]:
    found: set[str] = set()
    for name in NAMES:
        for row in _rows("figures", name):
            have = row.get("indicator") or ()
            found.update([have] if isinstance(have, str) else have)
    return found


def test_figures_are_found_with_their_span_value_unit_and_bound(read: dict[str, Report]) -> None:
    wanted = right = extra = 0
    for name, report in read.items():
        rows = {row["start"]: row for row in _rows("figures", name)}
        for figure in report.figures:
            row = rows.pop(figure.span.start, None)
            if row is None:
                extra += 1
                continue
            if row.get("optional"):
                continue
            wanted += 1
            quantity = figure.quantity
            right += (
                figure.span.end == row["end"]
                and quantity.value == Fraction(row["value"])
                and str(quantity.unit) in (row["unit"], *row.get("unit_alt", ()))
                and quantity.bound == row["bound"]
            )
        wanted += sum(not row.get("optional") for row in rows.values())
    assert wanted > 2000
    assert right / wanted >= 0.995
    assert extra / wanted <= 0.005


def test_figures_are_linked_to_the_statistics_they_are(read: dict[str, Report]) -> None:
    listed = _listed()
    linked = mislinked = wanted = 0
    for name, report in read.items():
        links: dict[int, set[str]] = {}
        for indicator in report.indicators:
            if indicator.figure is not None and indicator.name in listed:
                links.setdefault(indicator.span.start, set()).add(indicator.name)
        for row in _rows("figures", name):
            if row.get("optional") or row.get("indicator_optional"):
                continue
            have = links.get(row["start"], set())
            want = row.get("indicator") or []
            want = {want} if isinstance(want, str) else set(want)
            wanted += len(want)
            linked += len(want & have)
            mislinked += len(have - want)
    assert wanted > 800
    assert linked / wanted >= 0.94
    assert linked / (linked + mislinked) >= 0.98


@pytest.mark.parametrize("name", NAMES)
def test_no_error_touches_figures_that_hold_together(read: dict[str, Report], name: str) -> None:
    broken = [
        [(t["start"], t["start"] + len(t["text"])) for t in row["terms"]]
        for row in _rows("relations", name)
        if row["verdict"] == "inconsistent"
    ]
    for finding in fazhi.check(read[name]).findings:
        if finding.severity is not Severity.ERROR:
            continue
        places = [t.span for r in finding.relations for t in r.terms if t.span is not None]
        assert any(
            sum(any(a < p.end and p.start < b for p in places) for a, b in terms) >= min(2, len(terms))
            for terms in broken
        ), finding.message.zh
