"""Accepted findings stay away with their reason, and come back to notice when they no longer apply."""

from __future__ import annotations

import pytest

import fazhi
from fazhi.check.rule import CheckConfig
from fazhi.check.silence import Silence, load_silences
from fazhi.errors import ConfigError
from fazhi.model import Severity

FAULT = "对现行352份文件开展清理，其中保留203份，拟修改27份，宣布失效58份，废止63份。"
SILENCE = Silence("sum", ("352份", "63份"), "另有1份待定")


def rules_of(text: str, *silences: Silence) -> list[tuple[str, Severity]]:
    result = fazhi.check(fazhi.parse(text, name="r"), config=CheckConfig(silences=silences))
    return [(f.rule, f.severity) for f in result.findings]


def test_a_silenced_finding_is_not_shown_wherever_it_stands() -> None:
    assert rules_of(FAULT, SILENCE) == []
    assert rules_of("新的一段。\n\n" + FAULT, SILENCE) == []


def test_a_silence_that_no_longer_applies_is_reported() -> None:
    assert rules_of(FAULT.replace("63", "64"), SILENCE) == [("silence", Severity.INFO)]
    changed = FAULT.replace("63", "62")
    assert rules_of(changed, SILENCE) == [("sum", Severity.ERROR), ("silence", Severity.INFO)]


def test_a_silence_for_another_report_does_nothing_here() -> None:
    elsewhere = Silence("sum", ("352份",), "理由", report="另一份")
    assert rules_of(FAULT, elsewhere) == [("sum", Severity.ERROR)]


def test_reading_a_silence_file() -> None:
    text = '[[silence]]\nrule = "sum"\nfigures = ["352份", "63份"]\nreason = "另有1份待定"\n'
    assert load_silences(text) == (SILENCE,)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("rule = 1", "only [[silence]]"),
        ('[[silence]]\nrule = "sum"', "'reason' is missing"),
        ('[[silence]]\nrule = "sum"\nreason = " "', "'reason' is missing"),
        ('[[silence]]\nrule = "sum"\nreason = "x"\nfigure = ["1"]', "unknown key 'figure'"),
        ('[[silence]]\nrule = "sum"\nreason = "x"\nfigures = "1"', "must be a list"),
        ("[[silence", "silence file"),
    ],
)
def test_what_is_wrong_with_a_silence_file_is_said(text: str, what: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load_silences(text)
    assert what in str(caught.value)
