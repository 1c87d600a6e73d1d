"""Hard wraps: headings and paragraphs stay apart, however wide the lines are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fazhi.parse.layout import repair

HEADED = """甲州人民政府关于2023年度法治政府建设情况的报告
省人民政府：
2023年，甲州坚持依法行政，把法治贯穿经济社会发展的各个方面，取得新的成绩。现将有关情况报告如下：
一、主要举措和成效
（一）坚持党的领导，把牢法治建设正确方向
州委、州政府主要负责人多次部署法治工作，全年召开专题会议4次，研究解决难题17个。各县市党政主要负责人专题述法率达100%。
（二）聚焦转型发展，持续优化法治化营商环境
深化“放管服”改革，推行容缺受理和告知承诺，全州政务服务事项网上可办率98.3%，办件时限压缩七成。开展涉企收费整治，清退费用36万元。
（三）健全制度体系
审查规范性文件41件，备案41件。
全面清理历年文件，保留312件，废止27件。
（四）规范行政执法行为，不断提升执法质量和水平，维护群众合法权益
推行行政执法三项制度，评查案卷236份，合格率96.6%。对轻微违法行为首次不予处罚1024起。
（五）推动干部担当作为
州、县两级行政复议机构收到申请507件，受理466件，审结449件，综合纠错率11.4%。
二、存在的主要问题
法治政府建设虽有进步，但与群众期待相比还有差距。主要是：个别单位重视程度不高；基层执法力量不足；复议应诉能力有待加强。
三、下一步工作打算
甲州将继续抓好法治建设各项任务的落实，着力补短板、强弱项。
（一）强化责任落实
压实各级各部门责任，完善考核评价。
（二）强化队伍建设
组织执法人员轮训，严格持证上岗。
甲州人民政府
2024年1月30日"""


def by_characters(text: str, width: int, indent: int) -> str:
    """Cut after every so many characters of a paragraph."""
    lines = ["\u3000" * indent + line for line in text.split("\n")]
    return "\n".join(line[i : i + width] for line in lines for i in range(0, len(line), width))


def by_room(text: str, width: int, indent: int) -> str:
    """Cut as a page does: two digits take the room of one character, and no line begins with a mark."""
    out: list[str] = []
    for paragraph in text.split("\n"):
        line, room = "", 0
        for c in "\u3000" * indent + paragraph:
            size = 1 if c.isascii() else 2
            if room + size > 2 * width and c not in "，。；：、）》”":
                out.append(line)
                line, room = "", 0
            line, room = line + c, room + size
        out.append(line)
    return "\n".join(out)


@pytest.mark.parametrize("cut", [by_characters, by_room])
@pytest.mark.parametrize("indent", [0, 2])
@given(width=st.integers(26, 60))
def test_headings_and_their_paragraphs_stay_apart(cut: object, indent: int, width: int) -> None:
    assert callable(cut)
    read = repair(cut(HEADED, width, indent)).text.split("\n")
    numbered = [line for line in HEADED.split("\n") if line.startswith(("一", "二", "三", "（"))]
    assert [line for line in read if line.startswith(("一", "二", "三", "（"))] == numbered
    # A paragraph may end where a line does; more than that is not lost.
    paragraphs = HEADED.split("\n")
    assert sum(p in read for p in paragraphs) >= len(paragraphs) - 3


def test_headings_that_fill_their_line_end_with_it() -> None:
    for line in HEADED.split("\n"):
        if line.startswith("（") and len(line) >= 20:
            assert line in repair(by_characters(HEADED, len(line), 0)).text.split("\n")


def test_points_go_on_where_points_stand_inside_lines() -> None:
    point = "一是压实责任，健全考核机制，推动任务落到实处。二是加强培训，全年培训执法人员1200人次，提升能力。"
    more = "三是强化保障，为基层配备执法装备240套，改善办案条件，规范执法行为，取得积极成效。"
    text = "\n".join(["一、主要工作"] + [point + more + "各地结合实际推进落实，效果良好。"] * 3)
    for width in range(24, 46):
        assert repair(by_characters(text, width, 0)).text == text
