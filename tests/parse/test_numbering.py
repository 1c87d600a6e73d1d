"""Numbers of items that stand inside running text are told from figures."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fazhi import parse
from fazhi.parse.numbering import run_in_marks


def numbers(text: str) -> list[str]:
    return [figure.quantity.text for figure in parse(text).figures]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("落实领导责任1、加强领导，召开会议3次。2、加强监督，检查4次。", ["3次", "4次"]),
        ("明确责任1、加强组织。市政府召开会议3次2、强化监督。开展检查4次。", ["3次", "4次"]),
        ("压实各方责任1.加强领导，召开会议3次2.加强监督，检查4次。", ["3次", "4次"]),
        ("受理1、审结2、维持3件。", ["1", "2", "3件"]),
        ("抵押41 第二十条 转让42 第二十一条 未经许可的", []),
        ("处罚事项41第二十条违法行为42第二十一条", []),
    ],
)
def test_numbers_of_items_are_no_figures(text: str, figures: list[str]) -> None:
    assert numbers(text) == figures


@given(st.text(alphabet="12、.甲，。\n", max_size=40))
def test_marks_count_up_from_one(text: str) -> None:
    marks = run_in_marks(text)
    assert list(marks) == sorted(marks)
    before = 0
    for at, number in marks.items():
        assert text.startswith(str(number), at)
        assert number in (1, before + 1)
        before = number
