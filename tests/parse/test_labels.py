"""Labels: what a figure counts, in the text's own words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fazhi import find_figures


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        (
            "全年收到行政复议申请16件，受理14件，审结12件。",
            ["收到行政复议申请", "受理行政复议申请", "审结行政复议申请"],
        ),
        ("截至年底，全市共有公职律师29名。", ["公职律师"]),
        ("今年以来，调解矛盾纠纷近121起，涉及人数275人。", ["调解矛盾纠纷", "涉及人数"]),
        ("现有1位公职律师和2位法律顾问。", ["公职律师", "法律顾问"]),
        ("收到15件的行政复议申请。", ["收到行政复议申请"]),
        ("受理行政复议案件，共计99件。", ["受理行政复议案件"]),
        ("受理案件783件，同比增长66.24%。", ["受理案件", "受理案件 同比增长"]),
        ("应急救援队伍38支、1210人。", ["应急救援队伍", "应急救援队伍"]),
        ("机构数量从15家增加到60家。", ["机构数量", "机构数量"]),
        ("其中维持31件，占31.3%。", ["维持", "占"]),
        ("全市（含开发区）清理文件42件。", ["清理文件"]),
        ("满意率达98.9%。", ["满意率"]),
        ("完善损害赔偿制度等6个项目入选全省汇编。", ["入选全省汇编的项目"]),
        ("对920件规范性文件进行了清理。", ["清理规范性文件"]),
        ("审查合作协议、投资协议等各类政府合同85件。", ["政府合同"]),
        ("在金融、教育等8个领域推行。", ["领域推行"]),
        ("区司法局共审查合同12份。", ["审查合同"]),
        ("行政诉讼案件共有4件。", ["行政诉讼案件"]),
        ("一是完成12个项目审计。", ["项目审计"]),
        ("实现162个事项全国通办。", ["事项全国通办"]),
        ("发放手册16件。审结93件。", ["发放手册", "审结"]),
        ("出台《甲办法》《乙办法》2件规章。", ["规章"]),
    ],
)
def test_labels_are_the_nearest_words_and_those_of_the_chain(text: str, labels: list[str]) -> None:
    assert [f.label for f in find_figures(text)] == labels


@given(st.text(alphabet="受理行政复议案件12件，其中、共（）和。同比增长5%从到。的\n", max_size=80))
def test_a_label_is_short_and_made_of_the_texts_own_characters(text: str) -> None:
    for figure in find_figures(text):
        assert len(figure.label) <= 60
        assert set(figure.label) <= set(text) | {" "}
