"""Passages of many places and offices: none that is true may be accused, and slips in others are found."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import fazhi
from fazhi.model import CheckResult, Severity

CASES = Path(__file__).parent / "cases"


def lines(name: str) -> list[str]:
    text = (CASES / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def checked(text: str) -> CheckResult:
    return fazhi.check(fazhi.parse(text, name="passage"))


SOUND = lines("passages_sound.txt")
FAULTY = lines("passages_faulty.txt")


@pytest.mark.parametrize("passage", SOUND)
def test_no_alarm_for_a_true_passage(passage: str) -> None:
    assert [f.message.zh for f in checked(passage).findings if f.severity is not Severity.INFO] == []


@pytest.mark.parametrize("glue", ["\n\n", "\n", ""])
@pytest.mark.parametrize("step", [1, 7, 29])
def test_no_error_among_neighbours_in_any_order(glue: str, step: int) -> None:
    """Strangers side by side, in paragraphs or run together, lend each other no figures."""
    order = [SOUND[(i * step) % len(SOUND)] for i in range(len(SOUND))]
    assert [f.message.zh for f in checked(glue.join(order)).findings if f.severity is Severity.ERROR] == []


@pytest.mark.parametrize("case", FAULTY)
def test_a_slip_is_found(case: str) -> None:
    rule, severity, passage = case.split(" ", 2)
    assert (rule, severity) in [(f.rule, f.severity.value) for f in checked(passage).findings]


@pytest.mark.parametrize("case", [c for c in FAULTY if " error " in c])
def test_a_finding_of_a_slip_speaks_one_language_at_a_time(case: str) -> None:
    for finding in checked(case.split(" ", 2)[2]).findings:
        assert not set("abcdefghijklmnopqrstuvwxyz") & set(finding.message.zh)


@pytest.mark.parametrize("passage", [*SOUND, *(c.split(" ", 2)[2] for c in FAULTY)])
def test_arithmetic_is_written_without_words(passage: str) -> None:
    assert [r.computed for r in checked(passage).relations if re.search("[a-z]{2}", r.computed)] == []
