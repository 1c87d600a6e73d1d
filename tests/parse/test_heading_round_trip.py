"""A document composed of the parts of its frame reads back as those parts, for any place, year and form."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from attrs import frozen
from hypothesis import given
from hypothesis import strategies as st

from fazhi.model import Jurisdiction
from fazhi.parse.heading import Heading, heading
from fazhi.parse.layout import repair
from fazhi.parse.tokens import Scan
from fazhi.places.lookup import jurisdiction
from fazhi.places.table import Place, table

CHINESE = str.maketrans("0123456789", "〇一二三四五六七八九")
DATA = table()
PLACES = sorted(
    (p for name in DATA.names() for p in DATA.named(name) if not p.until and p.first < dt.date(2016, 1, 1)),
    key=lambda p: p.code,
)


def read(text: str) -> Heading:
    return heading(repair(text), Scan((), (), ()), ())


def full_name(place: Place) -> str:
    """The name with the place above, which is never ambiguous."""
    chain = DATA.chain(place, None)
    return (chain[0].name if chain else "") + place.name


def government(place: Place) -> str:
    return full_name(place) + ("行政公署" if place.name.endswith(("盟", "地区")) else "人民政府")


TITLES = [
    "{g}关于{y}年度法治政府建设情况的报告",
    "{y}年{p}法治政府建设情况报告",
    "{p}{y}年法治政府建设年度报告",
    "{g}{y}年度法治政府建设工作总结",
    "{y}年度{p}推进法治政府建设工作情况汇报",
    "{g}关于报送{y}年法治政府建设工作情况的报告",
    "{g}关于{p}{y}年度法治政府建设工作情况的报告",
    "关于{p}{y}年法治政府建设情况的报告",
    "中共{p}委员会 {g}关于{y}年度法治政府建设情况的报告",
    "{p}{y}年依法行政工作报告",
]
OFFICES = [
    "司法局",
    "住房和城乡建设局",
    "发展和改革委员会",
    "文化和旅游局",
    "人力资源和社会保障局",
    "公安局交通警察支队",
    "城市管理综合行政执法局",
]


@given(st.sampled_from(PLACES), st.sampled_from(TITLES), st.integers(2016, 2025), st.booleans())
def test_any_place_in_any_title(place: Place, form: str, year: int, chinese: bool) -> None:
    shown = str(year).translate(CHINESE) if chinese else str(year)
    title = form.format(p=full_name(place), g=government(place), y=shown)
    head = read(f"{title}\n{year}年，工作扎实推进，取得成效。现将有关情况报告如下：\n一、主要工作\n审查合同20份。\n")
    assert head.title == title.replace(" ", "")
    assert head.year == year
    assert head.jurisdiction == jurisdiction(place, dt.date(year, 12, 31))


@given(st.sampled_from(PLACES), st.sampled_from(OFFICES), st.integers(2016, 2025))
def test_any_department(place: Place, office: str, year: int) -> None:
    name = full_name(place) + office
    head = read(
        f"{name}关于{year}年度法治政府建设情况的报告\n{year}年，我局扎实推进。现将情况报告如下：\n一、主要工作\n审查合同2份。\n"
    )
    assert isinstance(head.jurisdiction, Jurisdiction)
    assert (head.issuer, head.jurisdiction.level) == (name, "department")
    assert head.jurisdiction.parent is not None
    assert head.jurisdiction.parent.code == place.code


@frozen
class Frame:
    place: Place
    year: int
    number: str | None
    signer: str | None
    recipient: str | None
    signed: dt.date
    printed: dt.date | None
    copied: str | None
    letterhead: bool


@st.composite
def frames(draw: st.DrawFn) -> Frame:
    year = draw(st.integers(2016, 2024))
    signed = draw(st.dates(dt.date(year + 1, 1, 1), dt.date(year + 1, 4, 30)))
    bracket = draw(st.sampled_from(["〔{}〕", "[{}]", "（{}）", "【{}】", "({})"]))
    number = f"甲政发{bracket.format(year + 1)}{draw(st.integers(1, 120))}号"
    return Frame(
        place=draw(st.sampled_from(PLACES)),
        year=year,
        number=draw(st.sampled_from([None, number])),
        signer=draw(st.sampled_from([None, "王建国", "李明", "欧阳文山"])),
        recipient=draw(st.sampled_from([None, "省政府", "市委、市政府", "省人民政府", "市委全面依法治市委员会"])),
        signed=signed,
        printed=draw(st.sampled_from([None, signed, signed + dt.timedelta(days=3)])),
        copied=draw(st.sampled_from([None, "市司法局", "市委，市人大常委会，市政协"])),
        letterhead=draw(st.booleans()),
    )


def document(frame: Frame, chinese_date: bool, separator: str) -> str:
    """The document of the frame, its lines set apart by `separator`."""
    body = government(frame.place)
    lines = [f"{body}文件"] if frame.letterhead else []
    first = "  ".join(x for x in (frame.number, frame.signer and f"签发人：{frame.signer}") if x)
    lines += [first] if first else []
    lines.append(f"{body}关于{frame.year}年度法治政府建设情况的报告")
    lines += [f"{frame.recipient}："] if frame.recipient else []
    lines += [
        f"{frame.year}年，全力推进法治政府建设，各项工作取得成效。现将有关情况报告如下：",
        "一、主要工作情况",
        "（一）依法决策。依据《甲省规章制定办法》（甲政令〔2012〕1号）审查合同20份，2015年5月6日印发工作方案。",
        "二、下一步安排",
        "继续努力，补齐短板，把各项任务落到实处，为高质量发展提供有力的法治保障。",
        body,
    ]
    day = frame.signed
    shown = f"{day.year}年{day.month}月{day.day}日"
    if chinese_date:
        small = ["", *"一二三四五六七八九十", *(f"十{c}" for c in "一二三四五六七八九")]
        small += ["二十", *(f"二十{c}" for c in "一二三四五六七八九"), "三十", "三十一"]
        shown = f"{str(day.year).translate(CHINESE)}年{small[day.month]}月{small[day.day]}日"
    lines.append(shown)
    lines += [f"抄送：{frame.copied}。"] if frame.copied else []
    if frame.printed:
        lines.append(f"{body}办公室 {frame.printed.year}年{frame.printed.month}月{frame.printed.day}日印发")
    return separator.join(lines) + "\n"


def said(head: Heading) -> dict[str, Any]:
    return {
        "issuer": head.issuer,
        "year": head.year,
        "number": head.document_number,
        "signer": head.signed_by,
        "recipient": head.recipient,
        "copied": head.copied_to,
        "code": head.jurisdiction and head.jurisdiction.code,
        "dates": sorted((d.role, d.date) for d in head.dates),
    }


@pytest.mark.parametrize("separator", ["\n", "\n\n", "\r\n　　", "", " ", "　"])
@given(frame=frames(), chinese_date=st.booleans())
def test_a_frame_reads_back(separator: str, frame: Frame, chinese_date: bool) -> None:
    head = read(document(frame, chinese_date, separator))
    dates = [("signed", frame.signed), *([("printed", frame.printed)] if frame.printed else [])]
    number = frame.number and frame.number.replace("(", "（").replace(")", "）")
    assert said(head) == {
        "issuer": government(frame.place),
        "year": frame.year,
        "number": number,
        "signer": frame.signer,
        "recipient": frame.recipient,
        "copied": frame.copied,
        "code": frame.place.code,
        "dates": sorted(dates),
    }
