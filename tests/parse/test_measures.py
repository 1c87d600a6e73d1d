"""Measures: which items, their titles, what they issued, whom they involve, and what is planned."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fazhi.model import Measure
from fazhi.parse.bodies import bodies
from fazhi.parse.documents import documents, kind_of
from fazhi.parse.layout import repair
from fazhi.parse.measures import measures
from fazhi.parse.outline import outline
from fazhi.parse.pipeline import parse
from fazhi.parse.points import points
from fazhi.parse.tokens import Scan

NOTHING = Scan((), (), ())


def read(text: str) -> tuple[Measure, ...]:
    reading = repair(text)
    return measures(reading, NOTHING, (), outline(reading, NOTHING), (), ())


def issued(text: str) -> list[tuple[str, str | None, str | None]]:
    reading = repair(text)
    return [(d.title, d.kind, d.action) for d in documents(reading, 0, len(reading.text))]


def test_the_measures_of_a_report(report_text: str) -> None:
    assert [(m.title, m.planned) for m in read(report_text)] == [
        ("提高立法质量", False),
        ("从严管理规范性文件", False),
        ("创新执法方式", False),
        ("加强执法监督", False),
        ("发挥行政复议主渠道作用", False),
        ("做实多元调解", False),
        ("党政主要负责人履行推进法治建设第一责任人职责情况", False),
        ("完善制度供给", True),
        ("强化执法监督", True),
        ("深化复议改革", True),
    ]


def test_documents_bodies_and_figures_of_a_measure(report_text: str) -> None:
    by_title = {m.title: m for m in parse(report_text).measures}
    managed = by_title["从严管理规范性文件"]
    assert [(d.kind, d.action) for d in managed.documents] == [("细则", "issued"), ("通知", "issued")]
    assert managed.bodies == ("市司法局",)
    assert [figure.quantity.text for figure in managed.figures] == ["57件", "214条", "100%"]
    assert [(d.kind, d.action) for d in by_title["提高立法质量"].documents] == [
        ("办法", "revised"),
        ("规定", "repealed"),
    ]
    assert by_title["完善制度供给"].documents[0].action == "issued"


def test_figures_and_text_lie_inside_the_measure(report_text: str) -> None:
    for measure in parse(report_text).measures:
        assert measure.section is not None
        assert measure.section.span.contains(measure.span)
        assert all(measure.span.contains(figure.span) for figure in measure.figures)
        assert all(measure.span.contains(document.span) for document in measure.documents)
        assert all(measure.span.contains(indicator.span) for indicator in measure.indicators)


@given(width=st.integers(25, 60))
def test_breaking_lines_changes_no_measure(report_text: str, width: int) -> None:
    lines = [line[i : i + width] for line in report_text.split("\n") for i in range(0, len(line), width)]

    def essence(text: str) -> list[tuple[str, str, bool]]:
        return [(m.title, "".join(m.text.split()), m.planned) for m in read(text)]

    assert essence("\n".join(lines)) == essence(report_text)


def test_renumbering_changes_no_measure(report_text: str) -> None:
    renumbered = report_text
    for old, new in (("1.", "①"), ("2.", "②")):
        renumbered = "\n".join(new + line[2:] if line.startswith(old) else line for line in renumbered.split("\n"))
    assert [(m.title, m.text) for m in read(renumbered)] == [(m.title, m.text) for m in read(report_text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一是抓培训。二是抓检查。三是抓整改。", ["抓培训。", "抓检查。", "抓整改。"]),
        ("重点做好：一是抓培训；二是抓检查。确保落实。", ["抓培训；", "抓检查。"]),
        ("一要抓培训，二要抓检查，三要抓整改。", ["抓培训，", "抓检查，", "抓整改。"]),
        ("首先，抓培训。其次，抓检查。最后，抓整改。", ["抓培训。", "抓检查。", "抓整改。"]),
        ("第一，抓培训。第二，抓检查。", ["抓培训。", "抓检查。"]),
        ("任务是：\n1.抓培训；\n2.抓检查；\n3.抓整改。", ["抓培训；\n", "抓检查；\n", "抓整改。"]),
        ("任务是：\n——抓培训。\n——抓检查。", ["抓培训。", "抓检查。"]),
        ("任务是：\n抓培训；\n抓检查。\n总之要落实。", ["抓培训；", "抓检查。"]),
        ("不足和原因一是人少；二是钱少。", ["人少；", "钱少。"]),
        ("统一是前提。", []),
        ("一是前提，别无其他。", []),
        ("查处2件。3.5万人受益。", []),
    ],
)
def test_points(text: str, expected: list[str]) -> None:
    assert [text[p.text : p.end] for p in points(text, 0, len(text))] == expected


def test_shortcomings_are_no_measures() -> None:
    text = (
        "一、主要工作\n开展检查12次。\n二、存在问题\n一是人员不足。二是经费不足。\n"
        "三、打算\n一是增加人员。二是保障经费。"
    )
    assert [(m.title, m.planned) for m in read(text)] == [
        ("主要工作", False),
        ("增加人员", True),
        ("保障经费", True),
    ]


def test_a_plan_without_heading_is_planned() -> None:
    text = "一、优化环境\n" + "全年开展检查12次，解决问题。" * 6 + "\n下一步，我市将继续推进依法行政，制定《甲办法》。"
    last = read(text)[-1]
    assert last.planned
    assert last.documents[0].title == "甲办法"


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("云溪市养犬管理条例", "条例"),
        ("云溪市优化营商环境办法（试行）", "办法"),
        ("关于加强行政执法监督工作的意见", "意见"),
        ("关于印发实施方案的通知", "通知"),
        ("法治政府建设实施纲要（2021—2025年）", "纲要"),
        ("轻微违法免罚清单3.0版", "清单"),
        ("行政处罚裁量基准", "基准"),
        ("优化营商环境政策100条", "政策"),
        ("营商环境提升36条", "措施"),
        ("中华人民共和国行政复议法", "法"),
        ("行政处罚法", "法"),
        ("民法典", "法典"),
        ("云溪日报", None),
        ("以案释法", None),
        ("百姓说法", None),
    ],
)
def test_kind_of_document(title: str, kind: str | None) -> None:
    assert kind_of(title) == kind


@pytest.mark.parametrize(
    ("text", "actions"),
    [
        ("出台《甲办法》《乙方案》和《丙意见》。", ["issued", "issued", "issued"]),
        ("制定并印发《甲办法》，严格执行《乙条例》。", ["issued", "cited"]),
        ("对《甲办法》进行解读，修改《乙规定》，废止《丙规定》。", [None, "revised", "repealed"]),
        ("举办新修订的《甲法》培训班。", ["cited"]),
        ("《甲条例》正式颁布，《乙办法》完成起草。", ["issued", None]),
        ("贯彻《甲纲要》精神。落实情况良好。编制《乙规划》。", ["cited", "issued"]),
        ("在《甲日报》刊登。", [None]),
    ],
)
def test_what_was_done_with_a_document(text: str, actions: list[str | None]) -> None:
    assert [action for _, _, action in issued(text)] == actions


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("市公安局、生态环境局联合检查", ("市公安局", "生态环境局")),
        ("会同区人民法院召开府院联席会议", ("区人民法院",)),
        ("向市人大常委会报告，办理人大代表建议12件、政协委员提案9件", ("市人大常委会",)),
        ("市政府办公室印发通知", ("市政府办公室",)),
        ("印发《市教育局工作规则》", ()),
        ("局面良好，全部完成，结合部门实际", ()),
    ],
)
def test_bodies(text: str, expected: tuple[str, ...]) -> None:
    assert bodies(text) == expected


@given(st.text(alphabet="一二三、（）1.是①第，。：；《》\n甲局市印发办法下一步将2024年", max_size=100))
def test_no_text_raises_and_points_do_not_overlap(text: str) -> None:
    read(text)
    low = 0
    for point in points(text, 0, len(text)):
        assert low <= point.start <= point.text <= point.end <= len(text)
        low = point.end


@pytest.mark.parametrize(
    "unit", ["，一是甲，二是乙", "《甲》", "印发《", "局", "司法局", "首先，", "一、甲。\n", "——甲\n", "甲；\n"]
)
def test_time_is_linear(unit: str) -> None:
    def seconds(size: int) -> float:
        reading = repair(unit * (size // len(unit)))
        sections = outline(reading, NOTHING)
        best = 1e9
        for _ in range(3):
            start = time.perf_counter()
            measures(reading, NOTHING, (), sections, (), ())
            best = min(best, time.perf_counter() - start)
        return best

    assert seconds(40_000) < 16 * seconds(10_000) + 0.05
