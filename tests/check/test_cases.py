"""Real phrasings, one a line in `cases/`: which may not be accused, and which must be."""

from __future__ import annotations

from pathlib import Path

import pytest

import fazhi
from fazhi.model import CheckResult, Severity

CASES = Path(__file__).parent / "cases"


def lines(name: str) -> list[str]:
    text = (CASES / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def checked(text: str) -> CheckResult:
    return fazhi.check(fazhi.parse(text, name="case"))


SOUND = lines("sound.txt")
FAULTY = lines("faulty.txt")


@pytest.mark.parametrize("sentence", SOUND)
def test_no_alarm_for_what_may_be_true(sentence: str) -> None:
    findings = checked(sentence).findings
    assert [f for f in findings if f.severity is not Severity.INFO] == []


def test_no_error_when_all_of_them_stand_in_one_text() -> None:
    """Neighbouring sentences lend each other no figures, in paragraphs or run together."""
    assert checked("\n\n".join(SOUND)).ok
    assert checked("".join(SOUND)).ok


@pytest.mark.parametrize("case", FAULTY)
def test_the_fault_is_named_once_and_as_loud_as_it_is_proved(case: str) -> None:
    rule, severity, sentence = case.split(" ", 2)
    assert [(f.rule, f.severity.value) for f in checked(sentence).findings] == [(rule, severity)]


@pytest.mark.parametrize("case", [c for c in FAULTY if c.split(" ")[1] == "error"])
def test_a_verdict_does_not_change_by_unrelated_paragraphs(case: str) -> None:
    sentence = case.split(" ", 2)[2]
    before = "本镇修建健身步道36公里，栽种行道树5120株。\n\n"
    after = "\n\n图书馆举办读书沙龙18场，借出图书9.6万册。"
    alone, among = checked(sentence), checked(before + sentence + after)
    assert [f.message for f in among.findings] == [f.message for f in alone.findings]
    shown = [(r.kind, r.verdict, r.certainty, r.computed) for r in alone.relations]
    assert shown == [s for r in among.relations if (s := (r.kind, r.verdict, r.certainty, r.computed)) in shown]


@pytest.mark.parametrize("case", [c for c in FAULTY if c.split(" ")[1] == "error" and c.split(" ")[0] != "rate"])
def test_line_breaks_do_not_hide_a_fault(case: str) -> None:
    rule, severity, sentence = case.split(" ", 2)
    broken = "".join(c + ("\n" if c in "，、" else "") for c in sentence)
    assert [(f.rule, f.severity.value) for f in checked(broken).findings] == [(rule, severity)]
