"""Cues: the words that say how figures relate, with their exact places."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fazhi import parse
from fazhi.model import CueKind


def found(text: str) -> list[tuple[str, str]]:
    return [(c.kind.value, c.text) for c in parse(text).cues]


@pytest.mark.parametrize(
    ("text", "kind", "word"),
    [
        ("受理99件，其中维持31件。", "of_which", "其中"),
        ("受理99件，包括维持31件。", "of_which", "包括"),
        ("受理99件，其余68件正在审理。", "remainder", "其余"),
        ("许可12项，其他30项。", "remainder", "其他"),
        ("受理99件，另12件不予受理。", "remainder", "另"),
        ("两项合计132件。", "total", "合计"),
        ("全年共受理132件。", "total", "共"),
        ("共132件。", "total", "共"),
        ("案件分为3类。", "classes", "分为"),
        ("涉及教育、卫生等8个领域。", "open_list", "等"),
        ("涉及教育、卫生等八类事项。", "open_list", "等"),
        ("维持31件，占31.3%。", "share", "占"),
        ("受理99件，同比增长5%。", "growth", "同比"),
        ("受理99件，环比下降5%。", "growth", "环比"),
        ("受理99件，较上年同期上升5%。", "growth", "较上年同期"),
        ("受理99件，比2021年增加5件。", "growth", "比2021年"),
        ("受理99件，翻一番。", "growth", "翻一番"),
        ("受理99件，与去年持平。", "growth", "持平"),
        ("分别下降5%和3%。", "respectively", "分别"),
        ("99件全部办结。", "all", "全部"),
        ("办复率、满意率均为100%。", "all", "均"),
        ("甲乙两县各12件。", "each", "各"),
        ("日均受理510件。", "each", "日均"),
        ("平均每人办理12件。", "each", "平均"),
        ("除3件中止外，均已审结。", "except", "除"),
        ("含上年结转12件。", "carry", "上年结转"),
        ("结转下年9件。", "carry_out", "结转下年"),
        ("受理99件（含上年结转5件）。", "inclusive", "（含上年结转5件）"),
        ("满意率（含基本满意）98%。", "inclusive", "（含基本满意）"),
        ("全年未收到行政复议申请。", "negation", "未"),
        ("暂无败诉案件。", "negation", "暂无"),
        ("没有一起被撤销。", "negation", "没有"),
        ("全年受理X件。", "placeholder", "X"),
        ("20XX年受理12件。", "placeholder", "20XX年"),
    ],
)
def test_a_cue_is_found_with_its_kind_and_words(text: str, kind: str, word: str) -> None:
    assert (kind, word) in found(text)
    cue = next(c for c in parse(text).cues if c.kind is CueKind(kind) and c.text == word)
    assert cue.span.of(text) == word


@pytest.mark.parametrize(
    "text",
    [
        "公共服务和中共党员共同建设共享平台。",
        "平等保护，高等院校，等级评定。",
        "均衡发展，人均收入，平均水平的均值。",
        "占用耕地、占领市场。",
        "含义丰富，包含金量。",
        "未来规划，无锡市，无论如何，无法办理。",
        "各级各部门的其它",
        "与其他",
    ],
)
def test_words_that_only_look_like_cues_are_none_of_these(text: str) -> None:
    kinds = {kind for kind, _ in found(text)}
    assert not kinds & {"total", "open_list", "all", "share", "negation", "inclusive"}


@pytest.mark.parametrize("text", ["开展“其中共均”活动12次。", "印发《其中合计占同比办法》12份。"])
def test_titles_and_quotes_hold_no_cues(text: str) -> None:
    assert found(text) == []


@given(st.text(alphabet="其中共受理99件，占同比。（含上年结转）全部均各等X\n“”《》", max_size=120))
def test_cues_stand_in_order_apart_or_nested_and_show_their_own_text(text: str) -> None:
    report = parse(text)
    starts = [c.span.start for c in report.cues]
    assert starts == sorted(starts)
    for cue in report.cues:
        shown = cue.span.of(text)
        assert [ch for ch in shown if not ch.isspace()] == list(cue.text) or "\n" in shown
