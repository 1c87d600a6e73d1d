"""What differs between two reports."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

import fazhi
from fazhi.write.difference import Change, changes

TITLE = "某市人民政府关于{}年度法治政府建设情况的报告\n\n一、主要成效\n\n"
BODY = "全年收到行政复议申请{}件。组织各类讲座{}场，编印手册{}册。"


def report(year: int, *numbers: int) -> fazhi.Report:
    return fazhi.parse(TITLE.format(year) + BODY.format(*numbers), name=f"{year}.txt")


def test_versions_of_a_draft() -> None:
    found = list(changes(report(2023, 1248, 12, 300), report(2023, 1250, 12, 310)))
    assert found == [
        Change("indicator", "reconsideration.received", "1248件", "1250件", "+2件"),
        Change("figure", "编印手册", "300册", "310册"),
    ]


def test_years_are_compared_by_indicator_only() -> None:
    found = list(changes(report(2022, 1248, 12, 300), report(2023, 1250, 15, 310)))
    assert {change.kind for change in found} == {"heading", "indicator"}


def test_a_figure_that_only_moved_is_no_change() -> None:
    old = fazhi.parse("组织讲座12场。编印手册300册。")
    assert list(changes(old, fazhi.parse("编印手册300册。组织讲座12场。"))) == []


def test_findings_come_and_go() -> None:
    texts = ["清理规范性文件9件，其中保留4件、修改2件、废止3件。", "清理规范性文件9件，其中保留4件、修改2件、废止1件。"]
    good, bad = map(fazhi.parse, texts)
    found = list(changes(good, bad, (fazhi.check(good), fazhi.check(bad)), "en"))
    (new,) = (c for c in found if c.kind == "finding" and c.what == "error sum")
    assert (new.old, "4 + 2 + 1 = 7" in (new.new or "")) == (None, True)
    back = list(changes(bad, good, (fazhi.check(bad), fazhi.check(good)), "en"))
    assert Change("finding", "error sum", new.new, None) in back


numbers = st.tuples(st.integers(1, 9999), st.integers(1, 99), st.integers(1, 999))


@settings(max_examples=40, deadline=None)
@given(numbers, numbers)
def test_changes_turn_round(one: tuple[int, ...], other: tuple[int, ...]) -> None:
    there = {(c.kind, c.what, c.old, c.new) for c in changes(report(2023, *one), report(2023, *other))}
    back = {(c.kind, c.what, c.new, c.old) for c in changes(report(2023, *other), report(2023, *one))}
    assert there == back
    assert (not there) == (one == other)
