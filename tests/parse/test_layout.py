"""Layout repair: what each kind of damage looks like, and what is read."""

from __future__ import annotations

import time

import pytest

from fazhi.parse.layout import repair


@pytest.mark.parametrize(
    ("damaged", "read"),
    [
        # width
        ("受理１，２６５件，占９９．７％", "受理1，265件，占99.7%"),
        ("收到(接收)申请12件,受理9件;审结7件.", "收到（接收）申请12件，受理9件；审结7件。"),
        ("时间:2024-03-28 09:18", "时间：2024-03-28 09:18"),
        ("见https://a.gov.cn/x,1?b=2。", "见https://a.gov.cn/x,1?b=2。"),
        # spaces
        ("受理 12 件，占 31.2 %。", "受理12件，占31.2%。"),
        ("受理\u00a012\u3000件\u200b，\ufeff审结9件。", "受理12件，审结9件。"),
        ("受理诉求 1 108 280 余件，满意", "受理诉求1108280余件，满意"),
        ("全年 321 146件办结。", "全年321146件办结。"),
        (
            "食品类 1 906宗、产品质量类 112 7 宗，三类合计占 67.2 %。",
            "食品类1906宗、产品质量类1127宗，三类合计占67.2%。",
        ),
        ("截至2023 12月底，全市共有调解组织 34 6 个。", "截至2023 12月底，全市共有调解组织346个。"),
        ("食品类 1 906 宗，药品类 5 8 宗。", "食品类1906宗，药品类58宗。"),
        ("云溪市202 3 年法治政府建设情况", "云溪市2023年法治政府建设情况"),
        ("开展检查2388 批次 5222 人，发放资料。", "开展检查2388批次5222人，发放资料。"),
        ("2023 12 件，2022 9 件，均已办结归档。", "2023 12件，2022 9件，均已办结归档。"),
        ("占比31 .2 %，较上年提高。", "占比31.2%，较上年提高。"),
        ("2 0 2 1 - 0 3 - 2 8", "2021-03-28"),
        ("1 2 3 4 5 6", "1 2 3 4 5 6"),
        ("共 收 到 申 请 1 6 8 6 件 ， 受 理 9 9 . 5 % 。", "共收到申请1686件，受理99.5%。"),
        ("受理12, 077件，办结。", "受理12,077件，办结。"),
        ("Rule of Law指数", "Rule of Law指数"),
        # lines
        ("全年共受理诉求11\n08280余件，办结率较高。", "全年共受理诉求1108280余件，办结率较高。"),
        ("推动行政执法规范化建\n\n设，持续开展执法检查。", "推动行政执法规范化建设，持续开展执法检查。"),
        ("印发《云溪市“十\n\n四五”规划》等文件。", "印发《云溪市“十四五”规划》等文件。"),
        ("推进信息化建设，加强\n\n— 3 —\n\n队伍管理，取得实效。", "推进信息化建设，加强队伍管理，取得实效。"),
        ("办理案件，\r\n办结9件。", "办理案件，办结9件。"),
        ("不予处罚12件；\n\n从轻处罚9件。", "不予处罚12件；从轻处罚9件。"),
        # marks
        ("## 一、主要成效 ##\n\n**（一）加强领导**\n\n> 正文。", "一、主要成效\n（一）加强领导\n正文。"),
        ("1\\. 加强领导。\n\n---\n\n- 召开会议。", "1.加强领导。\n召开会议。"),
        ("合格率$99.7\\%$，占比 $31.2\\%$。", "合格率99.7%，占比31.2%。"),
        ("<p>受理12件。</p><p>审结9件。</p>", "受理12件。\n审结9件。"),
        (
            "<table><tr><td>收到</td><td>审结</td></tr><tr><td>12</td><td>34</td></tr></table>",
            "收到审结\n12 34",
        ),
        ("落实<中华人民共和国行政处罚法>部分条款。", "落实<中华人民共和国行政处罚法>部分条款。"),
        ("处罚**次，罚款××元。", "处罚**次，罚款××元。"),
    ],
)
def test_damage_is_undone(damaged: str, read: str) -> None:
    assert repair(damaged).text == read


@pytest.mark.parametrize(
    "lines",
    [
        ["一、主要成效", "（一）加强组织领导", "召开会议3次。"],
        ["云溪市人民政府", "2023年2月15日", "抄送：市委办公室。", "云溪市人民政府办公室", "2023年2月16日印发"],
        ["云政发〔2023〕3号", "云溪市人民政府关于2022年法治政府建设情况的报告", "省政府："],
        ["云溪市人民政府文件", "云溪市人民政府关于2022年法治政府建设情况的报告", "省政府："],
        ["召开会议3次。", "研究议题5个。"],
        ["收到", "12", "34", "56"],
        ["|单位|收到|", "|甲区|12|", "|乙区|34|"],
    ],
)
def test_paragraphs_stay_apart(lines: list[str]) -> None:
    assert repair("\n".join(lines)).text == "\n".join(lines)
    assert repair("\n\n".join(lines)).text == "\n".join(lines)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("云溪市人民政府", "2022 年法治政府建设情况报告"),
        ("云溪市人民政府", "关于2022年度法治政府建设情况的报告"),
        ("云溪市人民政府关于2022年度法治政府", "建设情况的报告"),
    ],
)
def test_a_title_over_two_lines_is_one_paragraph(first: str, second: str) -> None:
    text = f"{first}\n\n{second}\n\n省政府：\n\n2022年，全市上下共同努力，取得成效。"
    assert repair(text).text.split("\n")[0] == first + second.replace(" ", "")


def test_cells_of_a_table_row_keep_their_spaces() -> None:
    assert repair("单位 收到 受理 审结\n甲区 120 345 210\n乙区 12 34 5").text.split("\n")[1:] == [
        "甲区 120 345 210",
        "乙区 12 34 5",
    ]


def test_fields_of_a_web_page_keep_a_space() -> None:
    assert repair("来源: 市政府办公室 发布时间:2024-02-04 浏览次数: 12").text == (
        "来源：市政府办公室 发布时间：2024-02-04 浏览次数：12"
    )


def test_repeated_page_heads_and_page_numbers_go() -> None:
    pages = [f"第{n}页的正文讲述行政执法的情况，" + "内容详实" * 60 + "。" for n in "一二三四"]
    text = "\n".join(f"云溪市法治政府建设年度报告\n{page}\n{i}" for i, page in enumerate(pages, 1))
    assert repair(text).text == "云溪市法治政府建设年度报告\n" + "\n".join(pages)


def test_markdown_levels_are_kept() -> None:
    reading = repair("# 报告\n\n正文。\n\n### 一、成效\n\n正文。")
    assert [(reading.text[start : start + 2], level) for start, level in reading.headings] == [("报告", 1), ("一、", 3)]


def test_a_page_on_one_line_is_cut_at_the_spaces_between_its_paragraphs(report_text: str) -> None:
    assert repair(report_text.replace("\n", "  ")).text == report_text


@pytest.mark.parametrize(
    "unit",
    ["（", "一、", "\n", " ", "1 ", "a\n", "9", "1.", "《\n", "**", "\\", "![", "。 ", "(,", "1 108 ", "甲乙丙\n"],
)
def test_time_is_linear(unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        best = 1e9
        for _ in range(3):
            start = time.perf_counter()
            repair(text)
            best = min(best, time.perf_counter() - start)
        return best

    assert seconds(80_000) < 16 * seconds(20_000) + 0.05
