"""Invented histories: reproducible, sound unless a fault was planted, and found where one was."""

from __future__ import annotations

import re

import fazhi
from fazhi.strategies.histories import histories
from fazhi.strategies.layouts import LAYOUTS, laid_out
from fazhi.strategies.wordings import sentence


def test_a_history_is_determined_by_its_arguments() -> None:
    assert list(histories(20, seed=4, faults=0.5)) == list(histories(20, seed=4, faults=0.5))
    assert [i.text for i in histories(20, seed=4)] != [i.text for i in histories(20, seed=5)]


def test_more_reports_begin_with_the_same_ones() -> None:
    assert list(histories(30, seed=2))[:12] == list(histories(12, seed=2))


def test_sound_histories_have_neither_errors_nor_warnings() -> None:
    every = [fazhi.parse(i.text, name=i.file) for i in histories(36, seed=8, years=range(2021, 2024), length=900)]
    loud = [f for f in fazhi.check(every).findings if f.severity != "info"]
    assert loud == []


def test_planted_faults_are_found() -> None:
    issues = list(histories(60, seed=21, years=range(2019, 2024), length=900, faults=0.5))
    result = fazhi.check([fazhi.parse(i.text, name=i.file) for i in issues])
    wanted = {(i.file, {"sum": "error", "year": "warning"}[i.plant.kind]) for i in issues if i.plant is not None}
    assert {kind for _, kind in wanted} == {"error", "warning"}
    assert {(f.report, f.severity.value) for f in result.findings if f.severity != "info"} == wanted


def test_files_are_named_apart_and_texts_have_about_the_length_asked_for() -> None:
    issues = list(histories(300, seed=1, length=3000, departments=1))
    assert len({issue.file for issue in issues}) == 300
    assert all(2000 < len(issue.text) < 4500 for issue in issues)
    assert {issue.layout for issue in issues} == set(LAYOUTS)


def test_layouts_keep_every_character_that_counts() -> None:
    (issue,) = histories(1, seed=3, layouts=["paragraphs"])
    plain = re.sub(r"[\s#]", "", issue.text)
    for layout in LAYOUTS:
        other = re.sub(r"[\s#]", "", laid_out(issue.text, layout))
        assert other.translate(str.maketrans(",;:()", "，；：（）")) == plain, layout


def test_sentences_have_no_figures() -> None:
    import random

    chance = random.Random(0)
    assert not any(fazhi.find_figures(sentence(chance)) for _ in range(300))


def test_a_planted_growth_is_told_and_does_not_follow() -> None:
    issues = list(histories(4000, seed=1, length=0, faults=0.5, layouts=["paragraphs"]))
    at = {(issue.code, issue.year): issue for issue in issues}
    plants = [issue for issue in issues if issue.plant is not None and issue.plant.kind == "year"]
    for issue in plants:
        now, by, up = _growth(issue.text)
        last, _, _ = _growth(at[issue.code, issue.year - 1].text)
        assert issue.plant is not None
        assert f"{now - by if up else now + by}件" == issue.plant.text != f"{last}件"
    assert len(plants) > 300


def _growth(text: str) -> tuple[int, int, bool]:
    """This year's count, and the change from last year's."""
    told = re.search(r"复议申请(\d+)件(?:，[较比]上年(增加|减少)(\d+)件)?", text)
    assert told is not None
    return int(told[1]), int(told[3] or 0), told[2] != "减少"
