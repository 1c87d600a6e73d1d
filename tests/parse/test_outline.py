"""The section tree: ways of numbering, faults of numbering, run-in headings, and the prescribed parts."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fazhi.model import Part, Section
from fazhi.parse.layout import repair
from fazhi.parse.numbering import leading_mark
from fazhi.parse.outline import outline
from fazhi.parse.outline.parts import part_of
from fazhi.parse.outline.titles import title_end
from fazhi.parse.tokens import Scan

NOTHING = Scan((), (), ())
BODY = "全年召开会议3次，研究解决问题12个，取得明显成效。"


def sections(text: str) -> list[Section]:
    return [s for top in outline(repair(text), NOTHING) for s in top.walk()]


def heads(text: str) -> list[tuple[int, str, str]]:
    return [(s.level, s.number, s.title) for s in sections(text) if s.level]


NUMBERINGS = {
    "customary": (
        f"一、甲方面工作\n（一）乙方面工作\n1.丙方面工作。{BODY}\n2.丁方面工作。{BODY}\n（二）戊方面工作。{BODY}\n二、下一步打算\n{BODY}",
        [
            "1 一 甲方面工作",
            "2 （一） 乙方面工作",
            "3 1 丙方面工作",
            "3 2 丁方面工作",
            "2 （二） 戊方面工作",
            "1 二 下一步打算",
        ],
    ),
    "half-width brackets": (
        f"一、甲方面工作\n(一)乙方面工作.{BODY}\n(二)丁方面工作.{BODY}",
        ["1 一 甲方面工作", "2 （一） 乙方面工作", "2 （二） 丁方面工作"],
    ),
    "chapters": (
        f"第一部分 甲方面工作\n一、乙方面工作\n{BODY}\n二、丙方面工作\n{BODY}\n第二部分 丁方面工作\n{BODY}",
        ["1 第一部分 甲方面工作", "2 一 乙方面工作", "2 二 丙方面工作", "1 第二部分 丁方面工作"],
    ),
    "Arabic under Chinese": (
        f"一、甲方面工作\n1、乙方面工作\n（1）丙方面工作。{BODY}\n（2）丁方面工作。{BODY}\n2、戊方面工作\n{BODY}\n二、己方面工作\n{BODY}",
        [
            "1 一 甲方面工作",
            "2 1 乙方面工作",
            "3 （1） 丙方面工作",
            "3 （2） 丁方面工作",
            "2 2 戊方面工作",
            "1 二 己方面工作",
        ],
    ),
    "circled": (
        f"（一）甲方面工作\n①乙方面工作。{BODY}\n②丙方面工作。{BODY}\n（二）丁方面工作\n{BODY}",
        ["1 （一） 甲方面工作", "2 ① 乙方面工作", "2 ② 丙方面工作", "1 （二） 丁方面工作"],
    ),
    "words of order": (
        f"一、甲方面工作\n第一，乙方面工作。{BODY}\n第二，丙方面工作。{BODY}",
        ["1 一 甲方面工作", "2 第一 乙方面工作", "2 第二 丙方面工作"],
    ),
    "yearbook": (
        f"【甲方面工作】{BODY}\n【乙方面工作】{BODY}",
        ["1  甲方面工作", "1  乙方面工作"],
    ),
    "Arabic runs on through the sections": (
        f"一、甲方面\n（一）乙方面\n1.丙方面。{BODY}\n2.丁方面。{BODY}\n（二）戊方面\n3.己方面。{BODY}\n4.庚方面。{BODY}\n二、辛方面\n{BODY}",
        [
            "1 一 甲方面",
            "2 （一） 乙方面",
            "3 1 丙方面",
            "3 2 丁方面",
            "2 （二） 戊方面",
            "3 3 己方面",
            "3 4 庚方面",
            "1 二 辛方面",
        ],
    ),
    "a number skipped": (
        f"一、甲方面\n{BODY}\n二、乙方面\n{BODY}\n四、丙方面\n{BODY}",
        ["1 一 甲方面", "1 二 乙方面", "1 四 丙方面"],
    ),
    "a number doubled": (
        f"一、甲方面\n{BODY}\n二、乙方面\n{BODY}\n二、丙方面\n{BODY}\n三、丁方面\n{BODY}",
        ["1 一 甲方面", "1 二 乙方面", "1 二 丙方面", "1 三 丁方面"],
    ),
    "one style inside itself": (
        f"一、主要工作\n一、甲方面\n{BODY}\n二、乙方面\n{BODY}\n三、丙方面\n{BODY}\n二、存在问题\n{BODY}\n三、下一步打算\n{BODY}",
        ["1 一 主要工作", "2 一 甲方面", "2 二 乙方面", "2 三 丙方面", "1 二 存在问题", "1 三 下一步打算"],
    ),
    "Markdown levels that contradict the numbering": (
        f"# 一、甲方面\n\n#### （一）乙方面\n\n{BODY}\n\n## （二）丙方面\n\n{BODY}\n\n##### 二、丁方面\n\n{BODY}",
        ["1 一 甲方面", "2 （一） 乙方面", "2 （二） 丙方面", "1 二 丁方面"],
    ),
    "bold and run in": (
        f"一、甲方面\n\n1.**乙方面工作。**{BODY}\n\n2. **丙方面工作。**{BODY}",
        ["1 一 甲方面", "2 1 乙方面工作", "2 2 丙方面工作"],
    ),
    "headings of one line of text without breaks": (
        f"现将情况报告如下：一、甲方面工作（一）乙方面工作。{BODY}（二）丙方面工作。{BODY}二、丁方面工作。{BODY}",
        ["1 一 甲方面工作", "2 （一） 乙方面工作", "2 （二） 丙方面工作", "1 二 丁方面工作"],
    ),
    "a wide space behind the heading": (
        f"一、甲方面工作　　{BODY}\n二、乙乙乙　　{BODY}",
        ["1 一 甲方面工作", "1 二 乙乙乙"],
    ),
    "one space behind the heading": (
        f"一、甲方面工作\n（一）健全决策机制 印发目录3份，召开会议2次。\n（二）完善监督制度 {BODY}",
        ["1 一 甲方面工作", "2 （一） 健全决策机制", "2 （二） 完善监督制度"],
    ),
    "a heading that ends with a colon before its list": (
        f"一、甲方面工作\n（一）做好四篇文章：1.学习。2.培训。\n（二）乙方面工作。{BODY}",
        ["1 一 甲方面工作", "2 （一） 做好四篇文章", "2 （二） 乙方面工作"],
    ),
    "Markdown levels alone": (
        f"# 某市2023年法治政府建设情况报告\n\n{BODY}\n\n## 主要做法\n\n### 加强领导\n\n{BODY}\n\n"
        f"### 优化环境\n\n{BODY}\n\n## 存在问题\n\n{BODY}",
        ["1  主要做法", "2  加强领导", "2  优化环境", "1  存在问题"],
    ),
    "a list inside a sentence is no heading": (
        f"一、甲方面\n主要做了：（一）检查；（二）整改；（三）回访。{BODY}\n二、乙方面\n重点是：1.检查；2.整改。{BODY}",
        ["1 一 甲方面", "1 二 乙方面"],
    ),
    "a list over lines is no heading": (
        f"一、甲方面\n{BODY}\n二、存在的问题\n主要是：\n1.人员不足；\n2.经费不足；\n3.场地不足。\n三、丙方面\n{BODY}",
        ["1 一 甲方面", "1 二 存在的问题", "1 三 丙方面"],
    ),
    "points are no headings": (
        f"一、甲方面\n一是加强领导。{BODY}\n二是加强保障。{BODY}\n二、乙方面\n{BODY}",
        ["1 一 甲方面", "1 二 乙方面"],
    ),
    "a table of contents is not the outline": (
        f"一、甲方面……………1\n二、乙方面……………3\n一、甲方面\n{BODY}\n二、乙方面\n{BODY}",
        ["1 一 甲方面", "1 二 乙方面"],
    ),
    "clauses of a law are no headings": (
        f"一、甲方面\n依照第二十条第\n（八）项规定办理。{BODY}\n二、乙方面\n{BODY}",
        ["1 一 甲方面", "1 二 乙方面"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), NUMBERINGS.values(), ids=NUMBERINGS)
def test_numbering(text: str, expected: list[str]) -> None:
    assert [f"{level} {number} {title}" for level, number, title in heads(text)] == expected


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("加强组织领导。召开会议3次。", "加强组织领导"),
        ("加强组织领导：召开会议3次，研究问题12个，推动整改落实到位，取得实效。", "加强组织领导"),
        (
            "化解矛盾纠纷，营造和谐社会氛围全市共排查矛盾纠纷12件，化解11件，成功率较上年提高。",
            "化解矛盾纠纷，营造和谐社会氛围",
        ),
        ("存在的主要问题一是力量不足；二是经费不足。", "存在的主要问题"),
        ("2023年工作安排2023年，全市将继续推进各项工作，力争取得更大成绩。", "2023年工作安排"),
        ("健全依法行政制度体系", "健全依法行政制度体系"),
        ("聚焦政务诚信，持续优化法治化营商环境。全市清理3次。", "聚焦政务诚信，持续优化法治化营商环境"),
        (
            "聚焦群众急难愁盼，用心用情办好民生实事和基层治理。全市开展清理3次。",
            "聚焦群众急难愁盼，用心用情办好民生实事和基层治理",
        ),
        (
            "以数字赋能为抓手，打造智慧监管样板，推动执法提质增效。全年检查12次。",
            "以数字赋能为抓手，打造智慧监管样板，推动执法提质增效",
        ),
        (
            "聚焦矛盾源头，筑牢稳定屏障多元解纷机制运行有力，受理12件，办结11件，效果良好，群众更加满意。",
            "聚焦矛盾源头，筑牢稳定屏障",
        ),
        ("强化学习，市政府常务会议学法12次，开展培训3期，参训人员1200人次，能力不断增长。", "强化学习"),
        ("坚持以人民为中心，全市调解组织受理纠纷12件。成功11件。", "坚持以人民为中心"),
    ],
)
def test_titles_that_run_into_the_text_are_bounded(text: str, title: str) -> None:
    assert text[: title_end(text, 0, len(text))] == title


@pytest.mark.parametrize(
    ("title", "part"),
    [
        ("主要举措和成效", "achievements"),
        ("主要做法及成效", "achievements"),
        ("工作开展情况", "achievements"),
        ("基本情况", "achievements"),
        ("总体情况", "achievements"),
        ("6项措施推进法治政府建设", "achievements"),
        ("存在的不足和原因", "shortcomings"),
        ("存在的问题及原因分析", "shortcomings"),
        ("存在的短板", "shortcomings"),
        ("面临的困难", "shortcomings"),
        ("法治政府建设中的薄弱环节", "shortcomings"),
        ("党政主要负责人履行推进法治建设第一责任人职责的情况", "responsibilities"),
        ("区政府主要负责同志履职情况", "responsibilities"),
        ("述法工作情况", "responsibilities"),
        ("下一步工作打算", "plan"),
        ("下一步工作思路", "plan"),
        ("下阶段重点工作", "plan"),
        ("今后打算", "plan"),
        ("2024年工作安排", "plan"),
        ("2024年度推进法治政府建设的主要安排", "plan"),
        ("其他需要报告的事项", "other"),
        ("其他需要报告的情况", "other"),
        ("需要说明的事项", "other"),
        ("深化行政执法体制改革", None),
        ("着力解决群众反映强烈的突出问题", None),
        ("强化重点领域监管", None),
        ("推进行政机关负责人出庭应诉", None),
        ("补齐基层法治建设短板", None),
        ("落实年度法治建设工作计划", None),
        ("坚持问题导向", None),
    ],
)
def test_parts_by_their_headings(title: str, part: str | None) -> None:
    assert part_of(title, 2023) == part


def test_a_plan_of_the_reported_year_itself_is_no_plan() -> None:
    assert part_of("2023年度工作计划完成情况", 2023) is not Part.PLAN


def starts(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for s in sections(text):
        if s.part is not None:
            found.setdefault(s.part, s.span.of(text)[:6])
    return found


def test_topics_as_top_sections_are_achievements_and_parts_may_lack_headings() -> None:
    text = (
        f"云溪市2022年法治政府建设情况报告\n一、优化营商环境\n{BODY}\n二、规范行政执法\n{BODY}\n三、化解矛盾纠纷\n{BODY}{BODY}\n"
        "一年来，工作有了进步，但与群众期待相比仍有差距，主要表现在：基层力量不足。下一步，我市将补齐短板，继续推进依法行政。"
    )
    assert starts(text) == {"achievements": "一、优化营商", "shortcomings": "一年来，工作", "plan": "下一步，我市"}
    assert [s.level for s in sections(text) if not s.title] == [0, 0]


def test_a_plan_that_begins_with_next_year() -> None:
    text = f"云溪市2022年报告\n一、优化营商环境\n{BODY}{BODY}\n2023年，云溪市将坚持依法行政，推进各项工作。"
    assert starts(text)["plan"] == "2023年，"


def test_a_plan_within_the_section_on_shortcomings() -> None:
    lacks = "二、存在问题及下一步打算\n存在的问题：一是人员不足；二是能力不强。"
    text = f"一、主要工作\n{BODY}{BODY}\n{lacks}\n下一步打算：一是培训；二是考核。"
    assert starts(text)["plan"] == "下一步打算："


def test_a_date_above_the_title_is_not_the_reported_year() -> None:
    text = f"今天是2023年4月6日\n云溪市2022年法治政府建设情况报告\n一、主要工作\n{BODY}\n二、2023年工作思路\n{BODY}"
    assert starts(text)["plan"] == "二、2023"


def test_what_is_remedied_is_not_admitted() -> None:
    text = f"一、优化营商环境\n{BODY}{BODY}\n针对督察指出仍存在的问题，全部完成整改。"
    assert "shortcomings" not in starts(text)


def test_a_part_below_another_is_recognised() -> None:
    text = f"一、主要工作\n（一）履行第一责任人职责\n{BODY}\n（二）规范执法\n{BODY}\n二、存在问题\n{BODY}"
    assert set(starts(text)) == {"achievements", "responsibilities", "shortcomings"}


def test_titles_and_spans_lead_to_the_source(report_text: str) -> None:
    for text in (report_text, report_text.replace("，", ","), "\ufeff" + report_text.replace("\n", "\r\n\r\n")):
        for s in sections(text):
            assert "".join(s.title_span.of(text).split()) == s.title
            assert s.span.contains(s.title_span)


def test_sections_nest_and_do_not_overlap(report_text: str) -> None:
    def check(siblings: tuple[Section, ...], low: int, high: int) -> None:
        for s in siblings:
            assert low <= s.span.start
            assert s.span.end <= high
            low = s.span.end
            check(s.children, s.span.start, s.span.end)

    check(outline(repair(report_text), NOTHING), 0, len(report_text))


def test_the_body_ends_before_signature_and_date(report_text: str) -> None:
    assert sections(report_text)[-1].span.of(report_text).endswith("在复议阶段。")


def rewrapped(text: str, width: int) -> str:
    return "\n".join(line[i : i + width] for line in text.split("\n") for i in range(0, len(line), width))


LAYOUTS = {
    "blank lines": lambda t: t.replace("\n", "\n\n"),
    "indents": lambda t: "\n".join("　　" + line for line in t.split("\n")),
    "one line": lambda t: t.replace("\n", ""),
    "one line with spaces": lambda t: t.replace("\n", " "),
    "letter-spaced": lambda t: "\n".join(" ".join(line) for line in t.split("\n")),
    "half width": lambda t: t.translate(str.maketrans("，；：（）", ",;:()")),
    "wrap 30": lambda t: rewrapped(t, 30),
    "wrap 43": lambda t: rewrapped(t, 43),
}


@pytest.mark.parametrize("damage", LAYOUTS.values(), ids=LAYOUTS)
def test_layouts_do_not_change_the_outline(report_text: str, damage: object) -> None:
    assert callable(damage)
    clean = [(s.level, s.number, s.part, s.title.replace(",", "，")) for s in sections(report_text)]
    damaged = [(s.level, s.number, s.part, s.title.replace(",", "，")) for s in sections(damage(report_text))]
    assert damaged == clean


@given(st.text(alphabet="一二三、（）()12.是①第，。：；《》【】\n甲乙情况问题下一步将2024年", max_size=100))
def test_no_text_raises_and_spans_are_in_order(text: str) -> None:
    reading = repair(text)
    low = 0
    for top in outline(reading, NOTHING):
        assert low <= top.span.start
        low = top.span.end
        for s in top.walk():
            assert s.span.end <= len(text)


@pytest.mark.parametrize("text", ["1.5万件", "2024年", "12件", "一带一路", "（八）项", "统一是"])
def test_not_every_number_is_a_mark(text: str) -> None:
    mark = leading_mark(text)
    assert mark is None


@pytest.mark.parametrize(
    "unit", ["一、", "一、\n", "（一）", "。1、", "。一、甲。二、乙", "①甲\n", "仍存在", "情况", "1、甲\n"]
)
def test_time_is_linear(unit: str) -> None:
    def seconds(size: int) -> float:
        reading = repair(unit * (size // len(unit)))
        best = 1e9
        for _ in range(3):
            start = time.perf_counter()
            outline(reading, NOTHING)
            best = min(best, time.perf_counter() - start)
        return best

    assert seconds(60_000) < 16 * seconds(15_000) + 0.05
