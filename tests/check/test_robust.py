"""Checking never raises, and takes time in proportion to the text, whatever the text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

import fazhi

WORDS = ["受理", "审结", "其中", "其他", "合计", "占", "纠错率", "率", "同比增长", "分别为", "分为3类", "上年结转"]
FIGURES = ["12件", "3.5%", "0件", "1.2万件", "近80件", "100%", "0%", "5倍", "3个百分点", "2023年", "X件"]
PIECES = st.sampled_from([*WORDS, *FIGURES, *"，、；。（）"])


@given(st.lists(PIECES, max_size=40))
def test_any_text_can_be_checked(pieces: list[str]) -> None:
    result = fazhi.check(fazhi.parse("".join(pieces), name="text"))
    for finding in result.findings:
        assert finding.message.zh
        assert finding.message.en


@pytest.mark.parametrize(
    "piece", ["其他3件，", "其中受理12件，", "受理12件，占5.3%，", "保留3件、废止2件、", "（审结3件"]
)
def test_long_runs_take_linear_time(piece: str) -> None:
    def seconds(times: int) -> float:
        report = fazhi.parse("2023年，" + piece * times, name="run")
        began = time.process_time()
        fazhi.check(report)
        return time.process_time() - began

    seconds(20)
    assert seconds(320) < 16 * max(seconds(80), 0.02)
