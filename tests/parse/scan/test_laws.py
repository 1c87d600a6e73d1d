"""Laws of the scanner: it never raises, never overlaps, does not look across a full stop, and takes linear time."""

from __future__ import annotations

import sys
from types import FrameType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fazhi import Quantity, find_figures
from fazhi.parse.scan import scan
from fazhi.strategies import quantities

CHARACTERS = (
    "0123456789一二三十百千万亿零两半几数第年月日号时至到—-~.,，。、；：:（）()《》“”〔〕%％"
    "余多来近约超以上内左右件个次元人级成分之点大共其中是为 \n+/×XAa"
)
TEXT = st.text(CHARACTERS, max_size=80)


@given(st.text(max_size=60) | TEXT)
def test_any_text_is_scanned_and_every_find_slices_to_itself(text: str) -> None:
    found = scan(text)
    last = 0
    for mention in found.mentions:
        assert last <= mention.start < mention.end <= len(text)
        assert mention.extent_start <= mention.start
        assert mention.end <= mention.extent_end <= len(text)
        last = mention.end
    taken = [range(m.start, m.end) for m in found.mentions]
    for t in found.times:
        assert 0 <= t.start < t.end <= len(text)
        assert not any(t.start < r.stop and r.start < t.end for r in taken)
    for figure in find_figures(text):
        assert figure.extent.contains(figure.span)


_FILLER = st.sampled_from(
    [
        "全市新收案件",
        "，其中审结",
        "；发放资料",
        "，同比增长",
        "。2023年",
        "（含上年结转",
        "）",
        "，印发《办法》",
        "，推行“一网通办”",
        "、",
        "达",
    ]
)


@st.composite
def passages(draw: st.DrawFn) -> str:
    """Sentences of the genre with quantities in them, brackets and quotes balanced."""
    parts = draw(st.lists(st.one_of(_FILLER, quantities().map(lambda q: q.text)), min_size=1, max_size=8))
    text = "".join(parts)
    return text if text.count("（") == text.count("）") else text.replace("（", "").replace("）", "")


@given(passages(), passages())
def test_two_texts_joined_by_a_full_stop_hold_the_figures_of_both(one: str, other: str) -> None:
    first, second = find_figures(one), find_figures(other)
    joined = find_figures(f"{one}。{other}")
    shift = len(one) + 1
    wanted = [(f.span, f.quantity) for f in first] + [(f.span.shift(shift), f.quantity) for f in second]
    assert [(f.span, f.quantity) for f in joined] == wanted


@given(st.lists(quantities(), min_size=1, max_size=6))
def test_every_quantity_of_a_list_is_found(listed: list[Quantity]) -> None:
    text = "".join(f"办理事项{quantity.text}，" for quantity in listed)
    assert [figure.quantity for figure in find_figures(text)] == listed


@pytest.mark.parametrize(
    "unit",
    [
        "9",
        "一",
        "万",
        "1.",
        "（",
        "第",
        "1,",
        "111,",
        "1 ",
        "1-",
        "1、",
        "1万",
        "一万",
        "“",
        "《",
        "1至",
        "三分之",
        "近",
        "1年",
        "1件",
        "a1",
        "二〇二三年",
        "〔2023〕",
    ],
)
def test_the_steps_grow_with_the_length_of_the_text_and_no_faster(unit: str) -> None:
    def steps(length: int) -> int:
        """How many calls, of Python and of C, a scan of so long a text makes."""
        count = 0

        def tick(frame: FrameType, event: str, arg: object) -> None:
            nonlocal count
            count += event in ("call", "c_call")

        text = unit * (length // len(unit))
        sys.setprofile(tick)
        try:
            scan(text)
        finally:
            sys.setprofile(None)
        return count

    small, large = steps(1_000), steps(8_000)
    assert large <= 9 * small + 100  # eight times the text; quadratic work would be sixty-four times
