"""Names of public bodies (机关名称): which place they name, and which office of it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from attrs import evolve, frozen
from dateutil.relativedelta import relativedelta

from fazhi.model import Jurisdiction, Level
from fazhi.places.lookup import candidates, jurisdiction
from fazhi.places.table import Place, table

__all__ = ["Body", "parse_body", "place_before"]

_HAN = r"[\u4e00-\u9fff]"
_LONGEST = 16  # characters of a place name in the table (双江拉祜族佤族布朗族傣族自治县 has 15)
_CHINA = re.compile(
    r"(?:中共|中国共产党|中华人民共和国|国家税务总局|国家统计局|国家金融监督管理总局|国家矿山安全监察局)"
)
_CORPS = re.compile(
    r"(?P<corps>新疆生产建设兵团|兵团)?(?P<division>第?[一二三四五六七八九十]{1,3}师)?(?P<regiment>[一二三四五六七八九十\d]{1,4}团)?"
)
_NO_NAME = r"委员会|人民政府|政府|党委|党工委|管委会|管理委员会|办事处|公署|行政公署"
_TOWN = re.compile(
    rf"(?!{_NO_NAME}){_HAN}{{1,9}}?(?:民族乡|街道|苏木|[镇乡])(?=人民政府|政府|党委|党工委|办事处|人大|司法所|综合|（|$)"
)
_ZONE_WORD = (
    r"(?:(?:高新技术|经济技术|高新|经济|旅游|循环经济)?(?:产业)?开发区|高新(?:技术产业)?区|经开区|高新园|新区|新城|工业园区?|产业园区?|"
    r"园区|科技城|示范区|(?:旅游)?度假区|(?:综合)?保税港?区|合作区|试验区|管理区|自贸(?:试验)?区|自由贸易(?:试验)?[区港]|"
    r"片区|集聚区|(?:风景名胜|风景|名胜|旅游)?景?区(?=管))"
)
_ZONE = re.compile(rf"(?!{_NO_NAME})(?:{_HAN}|[A-Za-z\d“”\-])" + r"{0,14}?" + _ZONE_WORD + r"(?:（[^（）]{1,12}）)?")
_ZONE_KIND = re.compile(r"(?:高新|经济|经开|工业园|开发区|保税|旅游度假)")
_GOVERNMENT = re.compile(
    r"(?:(?:人民)?政府|行政公署|公署|(?:党工委|工委)?[、]?(?:管理委员会|管委会)|党工委|街道办事处|办事处|党委|[省市区县州盟旗镇乡地师团]?委(?:员会)?)"
    r"(?:[、\s]*(?:(?:人民|[省市区县州盟旗镇乡])政府|(?:管理委员会|管委会)|办事处|行政公署))?"
)
_REGIONAL = re.compile(r"(?:海关|海事局|法院|检察院|税务局)$")
_SEAT = re.compile(r"人民政府(?=.)")
_DEPARTMENT = re.compile(
    rf"(?:{_HAN}|[、·“”\d])"
    + r"{0,24}?(?:局|厅|委|委员会|办|办公室|办公厅|部|署|处|院|庭|中心|支队|大队|总队|分局|海关|公司|监会|"
    r"集团|联社|联合会|协会|总会|馆|站|所|学校|大学|学院|队|台|社)(?:（[^（）]{1,16}）)?"
)


_AUTHORITIES = ("委", "人民政府", "政府", "人大", "政协", "司法局", "中级人民法院", "人民检察院", "公安局", "依法治市")


@frozen
class Body:
    """A public body: the deepest place it names, its office (empty for the place itself), and who it is as a whole.

    `jurisdiction` is the place for a government, a party committee or a zone's administration, and the office with the
    place as parent for a department.
    """

    text: str
    place: Jurisdiction | None
    office: str
    jurisdiction: Jurisdiction


def parse_body(text: str, *, as_of: dt.date | None = None, context: str = "") -> Body | None:
    """The body that `text`, as a whole, names; None where it names none.

    `context` is text in which the name stands: it decides between places of one name where it mentions the place above
    exactly one of them.

    >>> body = parse_body("南京市浦口区司法局")
    >>> body.place.name, body.office, body.jurisdiction.level.value, body.jurisdiction.name
    ('浦口区', '司法局', 'department', '浦口区司法局')
    >>> parse_body("昆明市五华区大观街道办事处").place.parent.parent.name
    '昆明市'
    >>> parse_body("扎实推进依法行政") is None
    True
    """
    start = found.end() if (found := _CHINA.match(text)) else 0
    national = text[:start] if start and text[:start].startswith("国家") else ""
    place, begins, rest = _places(text, start, as_of, context)
    office = text[rest:]
    if not office:
        if national:
            return Body(text, None, text, Jurisdiction(text, Level.DEPARTMENT, as_of=as_of))
        return Body(text, place, "", place) if place is not None else None
    if place is not None and _is_government(office, text, as_of, place):
        return Body(text, place, office, place)
    if _DEPARTMENT.fullmatch(office) and len(office) > 1 and (place is not None or national or len(office) > 2):
        name = text if national else text[begins:]
        return Body(text, place, office, Jurisdiction(name, Level.DEPARTMENT, place, as_of=as_of))
    return None


def place_before(text: str, end: int, *, as_of: dt.date | None = None, context: str = "") -> Jurisdiction | None:
    """The place of the table whose full name ends right before `end`: the 启东市 of 启东市近海镇."""
    data = table()
    for length in range(min(_LONGEST, end), 1, -1):
        name = text[end - length : end]
        if name in data:
            return _resolve(name, None, as_of, context)
    return None


def _is_government(office: str, text: str, as_of: dt.date | None, place: Jurisdiction) -> bool:
    """Whether the words after the place are its government or party committee, alone or both jointly."""
    if (found := _GOVERNMENT.match(office)) is None:
        return False
    rest = office[found.end() :].lstrip("、 ")
    if not rest:
        return True
    # 中共甲县委 甲县人民政府: the second body must be of the same place.
    other = parse_body(rest, as_of=as_of)
    return (
        other is not None
        and other.place is not None
        and other.place.name == place.name
        and other.jurisdiction is not None
        and other.jurisdiction.level is not Level.DEPARTMENT
    )


def _places(text: str, at: int, as_of: dt.date | None, context: str) -> tuple[Jurisdiction | None, int, int]:
    """The deepest place named from `at` on, where its own name begins, and where the office begins."""
    place: Jurisdiction | None = None
    begins = at
    corps = _CORPS.match(text, at)
    if corps is not None and corps.end() > at:
        place, at = _corps(corps, as_of)
    while at < len(text):
        if (name := _longest(text, at, as_of)) is not None:
            found = _resolve(name, place, as_of, context)
            if place is not None and place.name.endswith("师"):
                # A division and its city are one administration (师市合一).
                place = evolve(found, name=place.name + name, level=Level.PREFECTURE, parent=place.parent)
            else:
                place, begins = found, at
            at += len(name)
        elif place is not None and (seat := _SEAT.match(text, at)) and _TOWN.match(text, seat.end()):
            at = seat.end()  # 五华区人民政府大观街道办事处
        elif (town := _TOWN.match(text, at)) is not None:
            place, begins = (
                Jurisdiction(town.group(), Level.TOWNSHIP, place, as_of=as_of),
                at,
            )
            at = town.end()
        elif (zone := _ZONE.match(text, at)) is not None:
            place, begins = (
                Jurisdiction(zone.group(), Level.ZONE, _zone_parent(zone.group(), place, as_of), as_of=as_of),
                at,
            )
            at = zone.end()
        else:
            break
    if place is None and _REGIONAL.search(text):
        # 南通海关: a short name, where it is safe; the offices of governments write the full one.
        for name in _short_prefixes(text, at):
            found_short = candidates(name, as_of)
            if len(found_short) == 1:
                return jurisdiction(found_short[0], as_of), at, at + len(name)
    return place, begins, at


def _corps(found: re.Match[str], as_of: dt.date | None) -> tuple[Jurisdiction | None, int]:
    """The Production and Construction Corps (兵团), its divisions (师) and regiments (团)."""
    if found["corps"] is None and found["division"] is None:
        return None, found.start()
    region = candidates("新疆维吾尔自治区", as_of)
    above = jurisdiction(region[0], as_of) if region else None
    place = Jurisdiction("新疆生产建设兵团", Level.PROVINCE, above, as_of=as_of)
    if found["division"]:
        place = Jurisdiction(found["division"], Level.PREFECTURE, place, as_of=as_of)
    if found["regiment"]:
        place = Jurisdiction(found["regiment"], Level.COUNTY, place, as_of=as_of)
    return place, found.end()


def _zone_parent(name: str, place: Jurisdiction | None, as_of: dt.date | None) -> Jurisdiction | None:
    """The place a zone lies in: the one named before it, else the one whose short name begins its own (启东高新区).

    A county's short name must stand right before the kind of zone, since such names are also those of villages.
    """
    if place is not None:
        return place
    for short in _short_prefixes(name, 0):
        found = candidates(short, as_of)
        if len(found) == 1 and (found[0].level is not Level.COUNTY or _ZONE_KIND.match(name, len(short))):
            return jurisdiction(found[0], as_of)
    return None


def _short_prefixes(text: str, at: int) -> Iterator[str]:
    for length in (5, 4, 3, 2):
        if at + length < len(text):
            yield text[at : at + length]


def _longest(text: str, at: int, as_of: dt.date | None) -> str | None:
    """The longest full place name at `at`; a new area (新区) was a zone before it became a division."""
    data = table()
    for length in range(min(_LONGEST, len(text) - at), 1, -1):
        name = text[at : at + length]
        if name in data:
            late = (
                name.endswith("新区")
                and as_of is not None
                and all(p.first > as_of + relativedelta(years=1) for p in data.named(name))
            )
            return None if late else name
    return None


def _resolve(name: str, above: Jurisdiction | None, as_of: dt.date | None, context: str) -> Jurisdiction:
    """The place of this full name below `above`; without parent and code where several remain."""
    found = candidates(name, as_of, above) if above is not None else []
    found = found or candidates(name, as_of)
    if len(found) > 1 and context:
        found = _mentioned(found, as_of, context) or found
    if len(found) == 1:
        return jurisdiction(found[0], as_of)
    levels = {p.level for p in found}
    return Jurisdiction(name, levels.pop() if len(levels) == 1 else None, above, as_of=as_of)


def _mentioned(found: list[Place], as_of: dt.date | None, context: str) -> list[Place]:
    """The one place whose parent (or else whose province) the context speaks of as an authority above it.

    A city that is only visited or compared with is no evidence: its name must stand before the place's own or before
    an authority (徐州市委). A province is taken from any mention, since its regulations are cited all over.
    """
    data = table()
    for depth in (0, 1):
        hits = [p for p in found if len(c := data.chain(p, as_of)) > depth and _above_in(context, c[depth], p)]
        if len(hits) == 1:
            return hits
        if hits:
            return []
    return []


def _above_in(context: str, above: Place, place: Place) -> bool:
    at = context.find(above.name)
    while at >= 0:
        after = at + len(above.name)
        if above.level is Level.PROVINCE or context.startswith((place.name, *_AUTHORITIES), after):
            return True
        at = context.find(above.name, after)
    return False
