"""Heading data: what a document says of itself, in many forms and layouts, and nothing that its body cites."""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import fazhi
from fazhi.model import Jurisdiction, Level
from fazhi.parse.heading import Heading, heading
from fazhi.parse.layout import repair
from fazhi.parse.tokens import Scan

BODY = (
    "扎实推进依法行政，各项工作取得新进展。现将有关情况报告如下：\n一、主要工作情况\n"
    "（一）依法履职。全年审查合同20份。依据《甲省规章制定办法》（甲政令〔2017〕1号）开展清理，2022年5月6日印发方案。\n"
    "二、下一步安排\n继续努力，补齐短板，把各项任务落到实处。\n"
)

# (document with {B} for the body, what it says)
DOCUMENTS: list[tuple[str, dict[str, Any]]] = [
    (
        "广东省人民政府关于2019年法治政府建设情况的报告\n国务院：\n2019年，广东省{B}广东省人民政府\n2020年3月25日\n",
        {
            "title": "广东省人民政府关于2019年法治政府建设情况的报告",
            "issuer": "广东省人民政府",
            "year": 2019,
            "recipient": "国务院",
            "chain": ["广东省"],
            "level": "province",
            "dates": [("signed", "2020-03-25")],
        },
    ),
    (
        "首页 > 政务公开 > 法治政府建设年度报告\n恩施州2022年法治政府建设年度报告\n"
        "发布时间：2023-03-28 09:18 来源：恩施州司法局 字体：【大 中 小】\n2022年，全州{B}"
        "恩施土家族苗族自治州人民政府\n二〇二三年三月十五日\n打印 关闭\n",
        {
            "title": "恩施州2022年法治政府建设年度报告",
            "issuer": "恩施土家族苗族自治州人民政府",
            "year": 2022,
            "chain": ["恩施土家族苗族自治州", "湖北省"],
            "level": "prefecture",
            "dates": [("published", "2023-03-28"), ("signed", "2023-03-15")],
        },
    ),
    (
        "锡署发[2016]23号\n锡林郭勒盟行政公署关于2015年度依法行政工作情况的报告\n自治区人民政府：\n2015年，我盟{B}"
        "锡林郭勒盟行政公署\n2016年1月20日\n（此件公开发布）\n",
        {
            "title": "锡林郭勒盟行政公署关于2015年度依法行政工作情况的报告",
            "issuer": "锡林郭勒盟行政公署",
            "year": 2015,
            "document_number": "锡署发[2016]23号",
            "recipient": "自治区人民政府",
            "chain": ["锡林郭勒盟", "内蒙古自治区"],
            "dates": [("signed", "2016-01-20")],
        },
    ),
    (
        "索引号：0117 主题分类：综合政务 发文字号：徐府〔2021〕15号 成文日期：2021-03-01 发布日期：2021-03-10\n"
        "徐汇区人民政府关于2020年度法治政府建设情况的报告\n市政府：\n2020年，徐汇区{B}",
        {
            "issuer": "徐汇区人民政府",
            "year": 2020,
            "document_number": "徐府〔2021〕15号",
            "recipient": "市政府",
            "chain": ["徐汇区", "上海市"],
            "dates": [("published", "2021-03-10"), ("signed", "2021-03-01")],
        },
    ),
    (
        "2023年度鼓楼区法治政府建设工作报告\n2023年，在徐州市委、市政府的坚强领导下，鼓楼区{B}"
        "徐州市鼓楼区人民政府\n2024年3月1日",
        {"year": 2023, "chain": ["鼓楼区", "徐州市", "江苏省"], "dates": [("signed", "2024-03-01")]},
    ),
    (
        "中共桐庐县委 桐庐县人民政府\n关于2021年度法治政府建设情况的报告\n市委、市政府：\n2021年，桐庐县{B}"
        "中共桐庐县委\n桐庐县人民政府\n2022年2月28日\n",
        {
            "title": "中共桐庐县委桐庐县人民政府关于2021年度法治政府建设情况的报告",
            "recipient": "市委、市政府",
            "chain": ["桐庐县", "杭州市", "浙江省"],
            "dates": [("signed", "2022-02-28")],
        },
    ),
    (
        "昆明市五华区人民政府大观街道办事处2024年法治政府建设情况报告\n（2025年1月10日）\n2024年，大观街道{B}",
        {
            "chain": ["大观街道", "五华区", "昆明市", "云南省"],
            "level": "township",
            "year": 2024,
            "dates": [("signed", "2025-01-10")],
        },
    ),
    (
        "海门区市场监督管理局2022年度法治政府建设工作总结\n2022年，区市场监管局{B}海门区市场监督管理局\n2023.1.12\n",
        {
            "chain": ["海门区市场监督管理局", "海门区", "南通市", "江苏省"],
            "level": "department",
            "issuer": "海门区市场监督管理局",
        },
    ),
    (
        "国家税务总局启东市税务局\n2023年法治政府建设工作情况报告\n2023年，国家税务总局启东市税务局{B}",
        {
            "title": "国家税务总局启东市税务局2023年法治政府建设工作情况报告",
            "chain": ["国家税务总局启东市税务局", "启东市", "南通市", "江苏省"],
            "dates": [],
        },
    ),
    (
        "第八师石河子市2023年法治政府建设年度报告\n2023年，第八师石河子市{B}",
        {"chain": ["第八师石河子市", "新疆生产建设兵团", "新疆维吾尔自治区"], "issuer": None, "dates": []},
    ),
    (
        "苏州工业园区管委会关于2020年度法治政府建设情况的报告\n苏州市政府：\n2020年，苏州工业园区{B}"
        "苏州工业园区管理委员会\n2021年3月9日\n抄送：市司法局。\n苏州工业园区管委会办公室 2021年3月9日印发",
        {
            "chain": ["苏州工业园区", "苏州市", "江苏省"],
            "level": "zone",
            "copied_to": "市司法局",
            "recipient": "苏州市政府",
            "dates": [("printed", "2021-03-09"), ("signed", "2021-03-09")],
        },
    ),
    (
        "关于报送2018年度法治政府建设工作情况的报告\n县委、县政府：\n2018年，县住建局{B}"
        "沭阳县住房和城乡建设局\n二○一九年一月八日",
        {
            "title": "关于报送2018年度法治政府建设工作情况的报告",
            "issuer": "沭阳县住房和城乡建设局",
            "recipient": "县委、县政府",
            "chain": ["沭阳县住房和城乡建设局", "沭阳县", "宿迁市", "江苏省"],
            "dates": [("signed", "2019-01-08")],
        },
    ),
    (
        "南通海关2021年法治海关建设情况报告\n2021年，南通海关{B}",
        {"issuer": "南通海关", "level": "department", "chain": ["南通海关", "南通市", "江苏省"]},
    ),
    (
        "近海镇2019年法治政府建设工作总结\n2019年，近海镇{B}启东市近海镇人民政府\n2019年12月20日",
        {"chain": ["近海镇", "启东市", "南通市", "江苏省"], "level": "township", "issuer": "启东市近海镇人民政府"},
    ),
    (
        "2007年度苏州市依法行政工作报告\n省政府：\n2007年，我市{B}二oo八年一月十五日",
        {"year": 2007, "chain": ["苏州市", "江苏省"], "dates": [("signed", "2008-01-15")]},
    ),
    (
        "标题：乌鲁木齐市天山区2020年法治政府建设情况报告 索引号：X\n今天是2023年5月6日 星期六\n"
        "乌鲁木齐市天山区2020年法治政府建设情况报告\n2020年，天山区{B}",
        {
            "title": "乌鲁木齐市天山区2020年法治政府建设情况报告",
            "chain": ["天山区", "乌鲁木齐市", "新疆维吾尔自治区"],
            "dates": [],
        },
    ),
    (
        "市司法局2022年法治政府建设情况报告\n2022年，市司法局{B}启东市司法局\n2023年2月1日",
        {"chain": ["启东市司法局", "启东市", "南通市", "江苏省"], "issuer": "启东市司法局"},
    ),
    (
        "密级：公开\n粤市监〔2020〕33号 签发人：李 明\n广东省市场监督管理局关于2019年度法治政府建设情况的报告\n"
        "省委全面依法治省委员会办公室：\n2019年，我局{B}特此报告。\n广东省市场监督管理局\n2020年1月15日\n"
        "抄送：省司法厅，国家市场监督管理总局。\n广东省市场监督管理局办公室 2020年1月16日印发\n",
        {
            "document_number": "粤市监〔2020〕33号",
            "signed_by": "李明",
            "recipient": "省委全面依法治省委员会办公室",
            "copied_to": "省司法厅，国家市场监督管理总局",
            "chain": ["广东省市场监督管理局", "广东省"],
            "dates": [("printed", "2020-01-16"), ("signed", "2020-01-15")],
        },
    ),
    (
        "法治政府建设年度报告\n如皋市2022年法治政府建设年度报告\n如皋市2021年法治政府建设年度报告\n"
        "如皋市2020年法治政府建设年度报告\n发布日期：2021-03-28\n2020年，如皋市{B}如皋市人民政府\n2021年3月1日\n"
        "附件\n2020年度行政复议统计表\n收到120件，受理100件，审结80件。其中维持60件，撤销10件，其他10件，未结20件。\n",
        {
            "title": "如皋市2020年法治政府建设年度报告",
            "year": 2020,
            "dates": [("published", "2021-03-28"), ("signed", "2021-03-01")],
        },
    ),
    (
        "【法治建设】国家税务总局2022年度法治政府建设情况报告\n2022年，国家税务总局{B}",
        {"title": "国家税务总局2022年度法治政府建设情况报告", "chain": ["国家税务总局"], "level": "department"},
    ),
    (
        "雄安新区2022年法治政府建设情况报告\n2022年，雄安新区{B}河北雄安新区管理委员会\n2023年2月1日",
        {"chain": ["雄安新区", "河北省"], "level": "zone"},
    ),
    (
        "通州区2009年推进依法行政工作情况报告\n南通市人民政府：\n2009年，通州区{B}南通市通州区人民政府\n2010年1月5日",
        {"chain": ["通州区", "南通市", "江苏省"], "code": "320612"},
    ),
    (
        "浙江省人民政府文件浙政〔2022〕5号签发人：王某浙江省人民政府关于2021年度法治政府建设情况的报告国务院：2021年，浙江省"
        "扎实推进依法行政，取得新进展。一、主要工作。全年审查合同20份。二、下一步安排。继续努力。浙江省人民政府2022年3月1日"
        "抄送：省委。浙江省人民政府办公厅2022年3月2日印发",
        {
            "title": "浙江省人民政府关于2021年度法治政府建设情况的报告",
            "document_number": "浙政〔2022〕5号",
            "signed_by": "王某",
            "recipient": "国务院",
            "issuer": "浙江省人民政府",
            "copied_to": "省委",
            "dates": [("printed", "2022-03-02"), ("signed", "2022-03-01")],
        },
    ),
    (
        "2020年度法治政府建设报告\n2020年，江阴市自然资源和规划局{B}",
        {"chain": ["江阴市自然资源和规划局", "江阴市", "无锡市", "江苏省"], "issuer": None, "dates": []},
    ),
    (
        "XX县2023年法治政府建设情况报告\n2023年，{B}",
        {"chain": [], "issuer": None, "year": 2023, "document_number": None, "recipient": None, "signed_by": None},
    ),
    (
        "今年以来，我区{B}",
        {"title": None, "chain": [], "issuer": None, "year": None, "document_number": None, "dates": []},
    ),
]


def read(text: str) -> Heading:
    return heading(repair(text), Scan((), (), ()), ())


def chain(place: Jurisdiction | None) -> list[str]:
    names = []
    while place is not None:
        names.append(place.name)
        place = place.parent
    return names


def summary(head: Heading) -> dict[str, Any]:
    place = head.jurisdiction
    return {
        "title": head.title,
        "issuer": head.issuer,
        "year": head.year,
        "document_number": head.document_number,
        "recipient": head.recipient,
        "signed_by": head.signed_by,
        "copied_to": head.copied_to,
        "chain": chain(place),
        "level": place.level.value if place and place.level else None,
        "code": place.code if place else None,
        "dates": sorted((d.role, d.date.isoformat()) for d in head.dates),
    }


@pytest.mark.parametrize(("document", "expected"), DOCUMENTS, ids=lambda v: v[:24] if isinstance(v, str) else "")
def test_what_a_document_says_of_itself(document: str, expected: dict[str, Any]) -> None:
    found = summary(read(document.replace("{B}", BODY)))
    assert {key: found[key] for key in expected} == expected


def wrapped(text: str) -> str:
    return "\n\n".join("\n".join(p[i : i + 30] for i in range(0, len(p), 30)) for p in text.split("\n"))


LAYOUTS = {
    "blank lines": lambda t: t.replace("\n", "\n\n"),
    "indented": lambda t: t.replace("\n", "\n　　"),
    "crlf": lambda t: t.replace("\n", "\r\n"),
    "half-width": lambda t: t.translate(str.maketrans("，；：（）", ",;:()")),
    "full-width digits": lambda t: t.translate(str.maketrans("0123456789", "０１２３４５６７８９")),
    "wrapped": wrapped,
    "spaces between all": lambda t: "\n".join(" ".join(p) for p in t.split("\n")),
}


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("document", [d for d, _ in DOCUMENTS if "\n" in d and "索引号" not in d and "2023.1" not in d])
def test_the_layout_changes_nothing(document: str, layout: str) -> None:
    text = document.replace("{B}", BODY)
    if layout == "spaces between all" and "-0" in text:
        pytest.skip("spaces beside ASCII marks leave another reading")
    assert summary(read(LAYOUTS[layout](text))) == summary(read(text))


@pytest.mark.parametrize("document", [d for d, _ in DOCUMENTS])
def test_spans_slice_the_source_to_the_values(document: str) -> None:
    text = document.replace("{B}", BODY)
    head = read(text)
    for name in ("title", "issuer", "document_number", "recipient", "signed_by", "copied_to"):
        value = getattr(head, name)
        assert (name in head.spans) == (value is not None)
        if value is not None:
            assert re.sub(r"\s", "", head.spans[name].of(text)) == value.replace("、", "") or (
                re.sub(r"\s", "", head.spans[name].of(text)) == value
            )
    if head.year is not None:
        assert len(head.spans["year"].of(text)) == 4
    for date in head.dates:
        assert re.sub(r"\s", "", date.span.of(text)) == re.sub(r"\s", "", date.text)


CITATIONS = [
    "根据《国务院关于加强法治政府建设的意见》（国发〔2010〕33号）部署工作。",
    "2021年3月5日印发《甲县重大行政决策目录》（甲政发〔2021〕9号）。",
    "乙市人民政府于2020年1月2日批复同意。",
    "抽查案卷时发现丙局、丁局的问题：均已整改。",
    "2018年12月31日，戊省司法厅通报表扬。",
]


@given(st.lists(st.sampled_from(CITATIONS), min_size=1, max_size=6), st.sampled_from([d for d, _ in DOCUMENTS[:20]]))
def test_what_the_body_cites_is_not_taken(cited: list[str], document: str) -> None:
    plain = document.replace("{B}", BODY)
    full = document.replace("{B}", BODY.replace("开展清理", "开展清理。" + "".join(cited) + "同时开展清理"))
    assert summary(read(full)) == summary(read(plain))


@given(st.text(alphabet="二〇2024年月日.-/（）〔〕号：。\n 市区县政府报告法治建设关于印发签人抄送", max_size=200))
def test_no_text_is_too_odd(text: str) -> None:
    head = read(text)
    assert all(0 <= s.start <= s.end <= len(text) for s in head.spans.values())
    assert all(isinstance(d.date, dt.date) for d in head.dates)


@pytest.mark.parametrize(
    "unit",
    ["2024年1月1日", "印发2024年1月1日印发", "法治政府报告", "〔2023〕1号", "市", "南京市鼓楼区司法局", "报告：", "（"],
)
def test_a_long_text_is_read(unit: str) -> None:
    assert read(unit * (200_000 // len(unit))).signed_by is None


def test_the_real_reports(real_reports: dict[str, str], gold: Path) -> None:
    wanted = json.loads((gold / "metadata.json").read_text(encoding="utf-8"))
    for name, text in real_reports.items():
        head, want = read(text), wanted[name]
        place = head.jurisdiction
        assert head.title is not None
        assert place is not None
        assert place.parent is not None
        assert head.title == re.sub(r"\s", "", want["title"])
        assert place.name in {want["jurisdiction"], *want.get("jurisdiction_alt", ())}
        assert (place.level, place.parent.name) == (want["level"], want["parent"])
        for field in ("issuer", "year", "document_number", "recipient", "signed_by"):
            assert getattr(head, field) == want[field], (name, field)
        assert [(d.role, d.date.isoformat(), d.span.start, d.span.of(text)) for d in head.dates] == [
            (d["role"], d["date"], d["start"], d["text"]) for d in want["dates"]
        ]


@pytest.mark.parametrize(
    ("title", "name", "level"),
    [
        ("临澜市人民政府关于2023年度法治政府建设情况的报告", "临澜市", None),
        ("青禾县人民政府2021年法治政府建设情况报告", "青禾县", Level.COUNTY),
        ("云栖镇人民政府2022年度法治政府建设工作报告", "云栖镇", Level.TOWNSHIP),
    ],
)
def test_a_place_that_no_table_knows_has_its_name_and_no_guessed_rank(
    title: str, name: str, level: Level | None
) -> None:
    place = fazhi.parse(f"{title}\n\n2023年，各项工作稳步推进。\n").jurisdiction
    assert place is not None
    assert (place.name, place.level, place.code, place.parent) == (name, level, None, None)
