"""Lists of names with the number that counts them: what is one, what is none, and where each name stands."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fazhi.parse.pipeline import parse


def read(text: str) -> list[tuple[list[str], str, bool]]:
    return [
        ([item.of(text) for item in found.items], found.count.span.of(text), found.open)
        for found in parse(text).listings
    ]


# (text, the names, the number as printed, whether 等 leaves the list open)
LISTS = [
    ("严把起草、讨论、审查、发布四个关口。", "起草 讨论 审查 发布", "四个", False),
    ("对保留、修改、失效、废止四类文件分别公布。", "保留 修改 失效 废止", "四类", False),
    ("涉及教育、医疗、住房等5个领域。", "教育 医疗 住房", "5个", True),
    (
        "制定《甲市养犬管理办法》《甲市停车管理办法》2件规章。",
        "《甲市养犬管理办法》 《甲市停车管理办法》",
        "2件",
        False,
    ),
    ("出台《甲办法》《乙办法》等5件规范性文件。", "《甲办法》 《乙办法》", "5件", True),
    ("按红、橙、黄、蓝四色分级预警。", "红 橙 黄 蓝", "四色", False),
    ("建成市、县（区）、乡（镇）三级平台。", "市 县（区） 乡（镇）", "三级", False),
    ("实行首违不罚和轻微不罚两类清单。", "首违不罚 轻微不罚", "两类", False),
    ("聚焦以下3个方面：组织领导、制度建设、队伍建设。", "组织领导 制度建设 队伍建设", "3个", False),
    ("工作分为三类：一是立法，做好调研；二是执法，做好培训；三是普法。", "立法 执法 普法", "三类", False),
    ("通过座谈、走访、问卷、实地查看等4种方式征求意见。", "座谈 走访 问卷 实地查看", "4种", True),
    ("组织公安、司法、信访等12个部门联合调解。", "公安 司法 信访", "12个", True),
    ("在便利店（超市）、药店、饭店等10个行业推行。", "便利店（超市） 药店 饭店", "10个", True),
    ("向教育局、民政局、人社局3个部门发出建议书。", "教育局 民政局 人社局", "3个", False),
    ("由住房和城乡建设局、城管局两个部门共同负责。", "住房和城乡建设局 城管局", "两个", False),
    ("从健全制度、强化培训、压实责任三个方面发力。", "健全制度 强化培训 压实责任", "三个", False),
    ("形成县、乡、村三级联动。", "县 乡 村", "三级", False),
    ("建立健全领导、考核、监督3项机制。", "领导 考核 监督", "3项", False),
    ("设置立案、调查、审核、决定、执行五个环节，用时3天。", "立案 调查 审核 决定 执行", "五个", False),
    ("下设综合、法规、执法监督3个科室。", "综合 法规 执法监督", "3个", False),
    ("推行“警告、罚款、没收”三种处罚。", "警告 罚款 没收", "三种", False),
    ("向社会公布权力清单、责任清单、负面清单“三张清单”。", "权力清单 责任清单 负面清单", "三张", False),
    ("评选出一等奖、二等奖、三等奖3个奖项。", "一等奖 二等奖 三等奖", "3个", False),
    ("抽取甲局、乙局和丙局三家单位的案卷。", "甲局 乙局 丙局", "三家", False),
    ("全市公安、交通、城管七支综合执法队伍参加，公安、交通、城管三支示范。", "公安 交通 城管", "三支", False),
    ("围绕法治、平安两大主题。", "法治 平安", "两大主题", False),
    ("打造南、北两个片区。", "南 北", "两个", False),
    ("包括行政处罚和行政强制等10类权力。", "行政处罚 行政强制", "10类", True),
    ("报告由总体情况、公开情况、存在问题三个部分组成。", "总体情况 公开情况 存在问题", "三个", False),
    ("加强对矿山、消防等行业和学校、医院、车站三类场所的检查。", "学校 医院 车站", "三类", False),
    ("对市县乡三级执法人员开展培训。", "市 县 乡", "三级", False),
    ("采取自查、互查、抽查相结合等3种方式。", "自查 互查 抽查", "3种", True),
    ("制定《甲》《乙》《丙》4件规章。", "《甲》 《乙》 《丙》", "4件", False),
    ("健全自治区、盟两级机制。", "自治区 盟", "两级", False),
    # The number and the names differ: the names are short, alike and at least three, so nothing else can be meant.
    ("严把起草、讨论、审查、发布三个关口。", "起草 讨论 审查 发布", "三个", False),
    ("评出优秀、良好、合格、不合格三个等次。", "优秀 良好 合格 不合格", "三个", False),
    ("形成市、县、乡、村三级网络。", "市 县 乡 村", "三级", False),
    ("化解涉法涉诉、征地拆迁、劳资纠纷四类突出问题。", "涉法涉诉 征地拆迁 劳资纠纷", "四类", False),
]


@pytest.mark.parametrize(("text", "names", "count", "unfinished"), LISTS, ids=[row[0][:16] for row in LISTS])
def test_lists(text: str, names: str, count: str, unfinished: bool) -> None:
    assert read(text) == [(names.split(), count, unfinished)]


@pytest.mark.parametrize(
    "text",
    [
        "推动“放管服”改革、数字政府建设。",
        "新增执法人员、辅助人员5名。",
        "开展普法宣传、执法检查3次。",
        "发放宣传单、手册等500份。",
        "受理投诉、举报20件。",
        "举办讲座、论坛、展览等活动6场。",
        "处理维持、撤销、确认违法案件3件。",
        "编制应急预案、现场处置方案12个。",
        "与法院、检察院、公安局、司法局等单位召开联席会议3次。",
        "聘请律师3名、专家2名。",
        "完成立法项目3个、调研项目2个。",
        "收到行政复议申请30件、行政诉讼案件2件。",
        "查处食品、药品类案件3起，罚款2万元。",
        "加强组织领导、完善制度，开展检查2次。",
        "受理信访件、投诉件、举报件共5件次。",
        "办理行政许可、行政处罚4项工作日内办结。",
        "培训执法骨干、业务能手、法制员3期120人。",
        "审查规范性文件、合同、协议三批次。",
        "市政府第1、2、3次常务会议。",
        "覆盖全市5个区、3个县。",
        "完成决算审计5个、责任审计9个、投资审计3个。",
        "完善教育、医疗、住房、养老三级保障。",
        "上海、江苏、浙江、安徽三省一市协同。",
        "统筹教育、医疗、四项行动。",
        "制定《甲》《乙》《丙》2件规章、1件规范性文件。",
        "全市区县两级。",
        "推动机构改革、优化职能、理顺关系，三个方面同步。",
        "其中维持3件、撤销2件、调解5件，三类合计10件。",
        "参加培训的有执法人员、辅警、网格员3人。",
    ],
)
def test_what_is_no_list_of_names(text: str) -> None:
    assert read(text) == []


NAMES = st.lists(
    st.sampled_from(["教育", "医疗", "住房", "养老", "就业", "税务", "公安", "交通", "城管", "水务", "文旅", "民政"]),
    min_size=3,
    max_size=9,
    unique=True,
)
NUMERALS = "零一二三四五六七八九"


@given(
    NAMES,
    st.sampled_from(["个领域", "类事项", "个部门", "个方面"]),
    st.booleans(),
    st.sampled_from(["和", "、", "以及"]),
)
def test_a_closed_list_reads_back(names: list[str], noun: str, chinese: bool, last: str) -> None:
    count = NUMERALS[len(names)] if chinese else str(len(names))
    text = f"聚焦{'、'.join(names[:-1])}{last}{names[-1]}{count}{noun}开展工作。"
    assert [(items, unfinished) for items, _, unfinished in read(text)] == [(names, False)]


@given(NAMES, st.integers(10, 40))
def test_an_open_list_reads_back(names: list[str], count: int) -> None:
    text = f"在{'、'.join(names)}等{count}个行业推行。"
    assert read(text) == [(names, f"{count}个", True)]


@given(NAMES, st.sampled_from(["全年收到来信30件。", "一、工作情况\n", "制定方案、印发通知，按时完成。"]))
def test_text_around_changes_nothing(names: list[str], around: str) -> None:
    text = f"围绕{'、'.join(names)}{NUMERALS[len(names)]}大领域发力。"
    assert read(around + text + "\n" + around)[0][0] == names


@given(st.text(alphabet="甲乙、和等“”《》（）：，。\n一二三3个类项是以下", max_size=120))
def test_no_text_is_too_odd(text: str) -> None:
    for found in parse(text).listings:
        assert found.items
        assert all(0 <= item.start < item.end <= len(text) for item in found.items)
        assert all(a.end <= b.start for a, b in pairwise(found.items))


@pytest.mark.parametrize(
    "unit", ["、3个", "甲、乙和丙3个", "以下3个方面：一是甲，", "等3个", "（", "《甲》", "3个：一是"]
)
def test_a_long_text_is_read(unit: str) -> None:
    text = unit * (50_000 // len(unit))
    assert len(parse(text).listings) <= len(text)


def test_the_real_reports(real_reports: dict[str, str], gold: Path) -> None:
    wanted = found = exact = 0
    for name, text in real_reports.items():
        listings = parse(text).listings
        for line in (gold / "relations" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            reference = json.loads(line)
            if reference["kind"] != "enumeration":
                continue
            wanted += 1
            [at] = [t["start"] for t in reference["terms"] if t["role"] == "count"]
            items = [t["text"] for t in reference["terms"] if t["role"] == "item"]
            hits = [x for x in listings if x.count.span.start <= at < x.count.span.end]
            found += len(hits)
            exact += [[i.of(text) for i in x.items] for x in hits] == [items]
        for x in listings:
            count = x.count.quantity.value
            assert len(x.items) <= count if x.open else len(x.items) == count
    assert (wanted, found) == (24, 24)
    assert exact >= 22
