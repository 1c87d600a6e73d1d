"""Sentences of the reading text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fazhi.parse.layout import repair
from fazhi.parse.sentences import passages


@pytest.mark.parametrize(
    "sentences",
    [
        ["受理12件；审结9件。", "败诉2件。"],
        ["受理了吗？", "受理了！", "好。"],
        ["开展“为民。便民。”的活动。", "效果好。"],
        ["他说：“要依法办事。”", "大家赞成。"],
        ["成立专班（见附件。）推进工作。", "完成。"],
        ["一、主要成效", "召开会议3次。"],
        ["（一）加强领导。", "召开会议3次。"],
        ["没有标点的一句"],
    ],
)
def test_sentences(sentences: list[str]) -> None:
    text = "\n".join(sentences) if "、" in sentences[0][:2] else "".join(sentences)
    reading = repair(text)
    assert [reading.text[p.start : p.end] for p in passages(reading)] == sentences


@given(st.text(alphabet="甲乙。！？“”（）《》；\n", max_size=80))
def test_sentences_are_the_whole_text_in_order(text: str) -> None:
    reading = repair(text)
    found = passages(reading)
    assert "".join(reading.text[p.start : p.end] for p in found) == reading.text.replace("\n", "")
    for p in found:
        assert "\n" not in reading.text[p.start : p.end]
        assert p.paragraph == reading.text.count("\n", 0, p.start)
