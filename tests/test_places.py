"""The table of places: facts of known places, and laws that every row obeys."""

from __future__ import annotations

import datetime as dt
import re
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fazhi.model import Jurisdiction, Level
from fazhi.places import find_place, parse_body, successor
from fazhi.places.table import Place, stem, table

ROWS = [
    Place(*line.split("\t"))
    for line in files("fazhi").joinpath("data/places.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
IN_FORCE = [row for row in ROWS if not row.until]


def chain(place: Jurisdiction | None) -> list[str]:
    names = []
    while place is not None:
        names.append(place.name)
        place = place.parent
    return names


@pytest.mark.parametrize(
    ("name", "as_of", "within", "code", "parents"),
    [
        ("启东市", None, None, "320681", ["南通市", "江苏省"]),
        ("启东", None, None, "320681", ["南通市", "江苏省"]),
        ("临平区", None, None, "330113", ["杭州市", "浙江省"]),
        ("钱塘区", None, None, "330114", ["杭州市", "浙江省"]),
        ("海门区", None, None, "320614", ["南通市", "江苏省"]),
        ("海门市", dt.date(2019, 12, 31), None, "320684", ["南通市", "江苏省"]),
        ("通州区", dt.date(2015, 1, 1), "南通市", "320612", ["南通市", "江苏省"]),
        ("通州区", None, "北京市", "110112", ["北京市"]),
        ("通州市", dt.date(2008, 6, 1), None, "320683", ["南通市", "江苏省"]),
        ("莱芜市", dt.date(2017, 1, 1), None, "371200", ["山东省"]),
        ("莱芜区", dt.date(2020, 1, 1), None, "370116", ["济南市", "山东省"]),
        ("崇左市", None, None, "451400", ["广西壮族自治区"]),
        ("浦东新区", None, None, "310115", ["上海市"]),
        ("仙桃市", None, None, "429004", ["湖北省"]),
        ("石河子市", None, None, "659001", ["新疆维吾尔自治区"]),
        ("鼓楼区", None, "福州", "350102", ["福州市", "福建省"]),
        ("恩施州", None, None, "422800", ["湖北省"]),
        ("内蒙古", None, None, "150000", []),
        ("加格达奇区", None, None, "232761", ["大兴安岭地区", "黑龙江省"]),
        ("河北", None, None, "130000", []),
    ],
)
def test_known_places(name: str, as_of: dt.date | None, within: str | None, code: str, parents: list[str]) -> None:
    place = find_place(name, as_of=as_of, within=within)
    assert place is not None
    assert place.code == code
    assert chain(place)[1:] == parents


@pytest.mark.parametrize("name", ["鼓楼区", "朝阳区", "西湖区", "新华区", "城关区"])
def test_a_shared_name_alone_has_no_parent_and_no_code(name: str) -> None:
    place = find_place(name)
    assert place is not None
    assert (place.name, place.level, place.parent, place.code) == (name, Level.COUNTY, None, None)


@pytest.mark.parametrize("name", ["朝阳", "吉林", "鼓楼", "", "县", "某某市", "司法局", "我市", "全省"])
def test_what_is_no_safe_name_is_not_found(name: str) -> None:
    assert find_place(name) is None


def test_every_place_in_force_is_found_by_its_name_and_the_place_above() -> None:
    data = table()
    for row in IN_FORCE:
        above = data.parent(row, None)
        assert (above is None) == row.code.endswith("0000"), row
        place = find_place(row.name, within=above.name if above else None)
        assert place is not None, row
        # A name may be shared within one prefecture only by rows of one code.
        assert place.code == row.code or len([r for r in IN_FORCE if r.name == row.name]) > 1, row


def test_no_code_has_two_names_at_one_time() -> None:
    for day in (dt.date(2005, 6, 1), dt.date(2012, 6, 1), dt.date(2024, 6, 1)):
        seen: dict[str, str] = {}
        for row in ROWS:
            settled = row.since[:4] != str(day.year) != row.until[:4]
            if row.valid(day) and settled:
                assert seen.setdefault(row.code, row.name) == row.name, (day, row)


def test_codes_and_dates_are_well_formed_and_sorted() -> None:
    assert [r.code for r in ROWS] == sorted(r.code for r in ROWS)
    for row in ROWS:
        assert re.fullmatch(r"\d{6}", row.code)
        assert re.fullmatch(r"[\u4e00-\u9fff]{2,16}", row.name), row
        assert re.fullmatch(r"(?:(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2]))?)?", row.since), row
        assert row.first <= row.last, row


def test_every_county_lies_in_a_province_at_every_time() -> None:
    data = table()
    for row in ROWS:
        day = row.last if row.until else None
        assert data.chain(row, day) or row.code.endswith("0000"), row


def test_a_successor_is_in_force_right_after() -> None:
    for row in ROWS:
        if row.successor and row.until >= "2010":
            old = Jurisdiction(row.name, row.level, code=row.code)
            heir = successor(old)
            assert heir is not None, row
            assert heir.code == row.successor
            assert heir.as_of is not None
            assert any(p.valid(heir.as_of) for p in table().coded(row.successor))


@pytest.mark.parametrize(
    ("old", "new"),
    [("海门市", "海门区"), ("下城区", "拱墅区"), ("港闸区", "崇川区"), ("崇文区", "东城区"), ("密云县", "密云区")],
)
def test_successors(old: str, new: str) -> None:
    place = find_place(old, as_of=dt.date(2009, 6, 1))
    assert place is not None
    heir = successor(place)
    assert heir is not None
    assert heir.name == new


@given(st.sampled_from(ROWS), st.dates(dt.date(1981, 1, 1), dt.date(2030, 1, 1)))
def test_a_full_name_is_found_on_any_day_and_says_when_it_was_valid(row: Place, day: dt.date) -> None:
    place = find_place(row.name, as_of=day)
    if place is None:  # shared by places of different levels
        assert len({r.level for r in ROWS if r.name == row.name}) > 1
    elif place.code is not None:
        rows = [r for r in ROWS if r.code == place.code and r.name == row.name]
        assert any(r.valid(place.as_of) for r in rows)
        if any(r.valid(day) for r in rows):
            assert place.as_of == day


@pytest.mark.parametrize("row", [r for r in IN_FORCE if r.level is not Level.PROVINCE][::97], ids=lambda r: r.name)
def test_a_body_with_the_full_chain_in_its_name_is_known(row: Place) -> None:
    above = table().parent(row, None)
    assert above is not None
    text = f"{above.name}{row.name}人民政府"
    body = parse_body(text)
    assert body is not None
    assert (body.jurisdiction.code, body.office) == (row.code, "人民政府")
    office = parse_body(f"{above.name}{row.name}司法局")
    assert office is not None
    assert office.jurisdiction.level is Level.DEPARTMENT
    assert office.jurisdiction.name == f"{row.name}司法局"
    assert office.jurisdiction.parent is not None
    assert office.jurisdiction.parent.code == row.code


@pytest.mark.parametrize(
    ("text", "level", "names"),
    [
        ("启东高新技术产业开发区（近海镇）", Level.ZONE, ["启东高新技术产业开发区（近海镇）", "启东市"]),
        ("高新技术产业开发区（近海镇）", Level.ZONE, ["高新技术产业开发区（近海镇）"]),
        ("北京经济技术开发区管理委员会", Level.ZONE, ["北京经济技术开发区", "北京市"]),
        ("重庆两江新区管理委员会", Level.ZONE, ["重庆两江新区", "重庆市"]),
        ("昆明市五华区人民政府大观街道办事处", Level.TOWNSHIP, ["大观街道", "五华区", "昆明市"]),
        ("合肥市蜀山区井岗镇人民政府", Level.TOWNSHIP, ["井岗镇", "蜀山区", "合肥市"]),
        ("近海镇人民政府", Level.TOWNSHIP, ["近海镇"]),
        ("国家税务总局启东市税务局", Level.DEPARTMENT, ["国家税务总局启东市税务局", "启东市"]),
        ("中华人民共和国南通海关", Level.DEPARTMENT, ["南通海关", "南通市"]),
        ("三亚市吉阳区教育局", Level.DEPARTMENT, ["吉阳区教育局", "吉阳区", "三亚市"]),
        ("中共桐庐县委、桐庐县人民政府", Level.COUNTY, ["桐庐县", "杭州市"]),
        ("大兴安岭地区行政公署", Level.PREFECTURE, ["大兴安岭地区", "黑龙江省"]),
        ("东乌珠穆沁旗人民政府", Level.COUNTY, ["东乌珠穆沁旗", "锡林郭勒盟"]),
        ("新疆生产建设兵团第七师125团", Level.COUNTY, ["125团", "第七师", "新疆生产建设兵团"]),
        ("国家税务总局", Level.DEPARTMENT, ["国家税务总局"]),
        ("中国证监会", Level.DEPARTMENT, ["中国证监会"]),
        ("交通运输部", Level.DEPARTMENT, ["交通运输部"]),
        ("市司法局", Level.DEPARTMENT, ["市司法局"]),
    ],
)
def test_bodies(text: str, level: Level, names: list[str]) -> None:
    body = parse_body(text)
    assert body is not None
    assert body.jurisdiction.level is level
    assert chain(body.jurisdiction)[: len(names)] == names


@pytest.mark.parametrize(
    "text", ["", "我市", "扎实推进依法行政", "启东市扎实推进", "人民政府", "公安分局工作", "2023年"]
)
def test_what_is_no_body(text: str) -> None:
    assert parse_body(text) is None


def test_the_context_decides_only_where_it_names_one() -> None:
    assert chain(parse_body("鼓楼区人民政府", context="徐州市委、市政府").jurisdiction)[1:] == ["徐州市", "江苏省"]  # type: ignore[union-attr]
    for context in ("徐州市政府和福州市政府", "赴徐州市考察", ""):
        assert chain(parse_body("鼓楼区人民政府", context=context).jurisdiction) == ["鼓楼区"]  # type: ignore[union-attr]


@given(st.text(alphabet="中共南京市鼓楼区人民政府司法局管委会（）镇街道办事处兵团第一师海关省 、", max_size=40))
def test_no_name_is_too_odd(text: str) -> None:
    body = parse_body(text, as_of=dt.date(2023, 12, 31), context=text)
    assert body is None or body.text == text


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("启东市", "启东"),
        ("广西壮族自治区", "广西"),
        ("恩施土家族苗族自治州", "恩施"),
        ("雄县", "雄县"),
        ("巴音郭楞蒙古自治州", "巴音郭楞"),
    ],
)
def test_short_names(name: str, short: str) -> None:
    assert stem(name) == short
