"""Changes: which figure changes which, from what base and which way."""

from __future__ import annotations

import pytest

from fazhi import find_figures

# text, then for every figure that says something of another: (it, direction, base, the figure it tells of)
ROWS = [
    ("受理132件，同比增加12件，增幅为10%。", [("12件", "up", "同比", "132件"), ("10%", "up", "同比", "132件")]),
    ("受理132件，同比增加了12件。", [("12件", "up", "同比", "132件")]),
    ("受理99件，比上年同期87件上升13.8%。", [("87件", None, "上年", "99件"), ("13.8%", "up", "上年", "99件")]),
    ("受理99件，较去年下降3%。", [("3%", "down", "去年", "99件")]),
    ("受理99件，较上年同期下降3%。", [("3%", "down", "上年", "99件")]),
    ("受理213件，环比下降6.2%。", [("6.2%", "down", "环比", "213件")]),
    ("受理213件，较上周下降6.2%。", [("6.2%", "down", "上周", "213件")]),
    ("受理213件，与近三年均值相比增长8%。", [("8%", "up", "近三年", "213件")]),
    ("受理213件，增长1.5倍。", [("1.5倍", "up", None, "213件")]),
    ("受理213件，是上年的2.3倍。", [("2.3倍", "up", "上年", "213件")]),
    ("受理213件，增至上年的2.3倍。", [("2.3倍", "up", "上年", "213件")]),
    ("受理213件，增长近2倍。", [("近2倍", "up", None, "213件")]),
    ("受理213件，同比翻一番。", [("一番", "up", "同比", "213件")]),
    ("事故由12起降至9起。", [("9起", "down", "起", "12起")]),
    ("机构从15家增加到60家。", [("60家", "up", "起", "15家")]),
    ("时限由20个工作日压缩至5个工作日。", [("5个工作日", "down", "起", "20个工作日")]),
    ("两项比率从92%、90%升至96%、95%。", [("96%", "up", "起", "92%"), ("95%", "up", "起", "90%")]),
    ("发生事故12起，减少3起。", [("3起", "down", None, "12起")]),
    ("败诉率8.3%，上升2.1个百分点。", [("2.1个百分点", "up", None, "8.3%")]),
    ("败诉率8.3%，同比下降2.1%。", [("2.1%", "down", "同比", "8.3%")]),
    ("受理99件、审结88件，同比分别下降5%和上升3%。", [("5%", "down", "同比", "99件"), ("3%", "up", "同比", "88件")]),
    (
        "发生事故12起、死亡9人，同比减少3起、2人，分别下降20%和18.2%。",
        [
            ("3起", "down", "同比", "12起"),
            ("2人", "down", "同比", "9人"),
            ("20%", "down", "同比", "12起"),
            ("18.2%", "down", "同比", "9人"),
        ],
    ),
    ("受理99件，审结88件，同比增长5%。", [("5%", "up", "同比", "88件")]),
    ("收到申请66件（2019年为54件）。", [("54件", None, "2019年", "66件")]),
    ("收到申请66件（上年54件）。", [("54件", None, "上年", "66件")]),
    ("受理33件，比上年多5件。", [("5件", "up", "上年", "33件")]),
    ("2022年办理56件，2023年办理77件，增长37.5%。", [("37.5%", "up", None, "77件")]),
    ("与上年相比，受理案件增长5%，审结案件下降3%。", [("5%", "up", "上年", None), ("3%", "down", "上年", None)]),
    ("案件量较2021年增长23.6%。", [("23.6%", "up", "2021年", None)]),
    # no change at all
    ("减少申报材料536项。", []),
    ("新增调解组织123家。", []),
    ("平均压减时限85%，审批时限压减88%。", []),
    ("解决率提高到95%。", []),
    ("受理99件，首次突破90件。", []),
    ("受理99件，审结88件。", []),
]


@pytest.mark.parametrize(("text", "wanted"), ROWS, ids=[r[0] for r in ROWS])
def test_changes_are_read_as_the_table_of_wordings_says(
    text: str, wanted: list[tuple[str, str | None, str | None, str | None]]
) -> None:
    figures = find_figures(text)
    by_start = {f.span.start: f.quantity.text for f in figures}
    have = [
        (
            f.quantity.text,
            f.direction.value if f.direction else None,
            f.base,
            by_start[f.changes.start] if f.changes else None,
        )
        for f in figures
        if f.direction or f.base
    ]
    assert have == wanted


@pytest.mark.parametrize("text", [r[0] for r in ROWS])
def test_a_change_never_reaches_into_another_sentence(text: str) -> None:
    alone = find_figures(text)
    after = find_figures("审结73件，作出决定。" + text)[1:]
    assert [(f.quantity.text, f.direction, f.base, f.changes is None) for f in after] == [
        (f.quantity.text, f.direction, f.base, f.changes is None) for f in alone
    ]
