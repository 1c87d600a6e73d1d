"""Whose report it is (报告主体): from the title, the issuer, and how the text speaks of itself."""

from __future__ import annotations

import datetime as dt
import re

from attrs import evolve

from fazhi.model import Jurisdiction, Level
from fazhi.parse.heading_title import TOPIC
from fazhi.places import Body, find_place, parse_body, place_before

__all__ = ["report_body", "title_bodies"]

_CUT = re.compile(
    r"关于|报送|上报|呈报|(?:[12]\d{3}|二[〇○Oo0零][〇○Oo0零一二三四五六七八九]{2})(?:[—\-~至][12]?\d{1,3})?年?(?:度|全年|以来)?|(?:上|下)半年|年度|推进|推动|开展|落实|全面|加强|贯彻|深化|党政主要负责人|主要负责人|履行|领导干部|[:：]"
)
_STEM_TITLE = re.compile(r"法治([\u4e00-\u9fff]{2,6}?)建设")
_OPENER = re.compile(
    r"(?:^|[，。；：\n ])([\u4e00-\u9fff（）]{2,30}?)(?=(?:始终|一直|不断|积极|坚决|紧紧|严格|认真|深入|全面|扎实|坚持|"
    r"紧扣|围绕|以习近平|以党的|按照|根据|在[^，。]{0,20}(?:领导|指导|支持)|高度重视|贯彻|聚焦|锚定|立足|持续))"
)
_SELF = re.compile(r"[全我本](省|自治区|市|州|盟|地区|区|县|旗|镇|乡|街道|局|厅|委|办|中心|关)")
_LEVEL_WORDS = {
    "省": Level.PROVINCE,
    "自治区": Level.PROVINCE,
    "州": Level.PREFECTURE,
    "自治州": Level.PREFECTURE,
    "盟": Level.PREFECTURE,
    "地区": Level.PREFECTURE,
    "县": Level.COUNTY,
    "旗": Level.COUNTY,
    "镇": Level.TOWNSHIP,
    "乡": Level.TOWNSHIP,
    "街道": Level.TOWNSHIP,
    "局": Level.DEPARTMENT,
    "厅": Level.DEPARTMENT,
}
# A government that the table of places does not know still has a name; what 市 or 区 ranks as, the name does not tell.
_GOVERNMENT = re.compile(r"^([\u4e00-\u9fff]{1,8}?([省市县区旗镇乡]|自治州|街道))(?:人民政府|办事处)")
_KIND_OF_ZONE = re.compile(r"高新|经济|经开|工业|产业|开发区|旅游|保税|循环|现代|农业|综合")
_CONTEXT = 30_000  # characters, from both ends of the text, in which other mentions of a place are looked for
_OPENING = 800  # characters of the body in which a report introduces itself


def title_bodies(title: str, as_of: dt.date | None, context: str) -> list[tuple[int, Body]]:
    """The bodies that a title names before its topic, each with where it begins in the title."""
    topic = TOPIC.search(title)
    end = topic.start() if topic else len(title)
    out: list[tuple[int, Body]] = []
    start = 0
    for cut in (*_CUT.finditer(title, 0, end), None):
        stop = cut.start() if cut else end
        piece = title[start:stop].strip("（）、 ")
        if len(piece) > 1 and (body := parse_body(piece, as_of=as_of, context=context)) is not None:
            out.append((title.index(piece, start), body))
        start = cut.end() if cut else stop
    return out


def report_body(
    title: str | None, issuer: str | None, text: str, body: int, as_of: dt.date | None
) -> Jurisdiction | None:
    """The jurisdiction or department that reports.

    The title decides, then the issuer, then the first sentences; what the title leaves open (its place's parent, the
    place of `市司法局`) is taken from the others, where they speak of the same body.
    """
    opening = text[body : body + _OPENING]
    context = text if len(text) <= _CONTEXT else text[: _CONTEXT * 2 // 3] + text[-_CONTEXT // 3 :]
    named = [b.jurisdiction for _, b in title_bodies(title, as_of, context)] if title else []
    signer = parse_body(issuer.replace(" ", ""), as_of=as_of, context=context) if issuer else None
    best = _best(named)
    if best is None and title and (found := _STEM_TITLE.search(title)) is not None:
        best = find_place(found[1], as_of=as_of)
    if best is None and signer is not None:
        best = signer.jurisdiction
    if best is None:
        best = _self_named(opening, as_of, context)
    if best is None:
        return _unknown_place(title) or _unknown_place(issuer)
    if best.parent is None and best.level is not Level.PROVINCE:
        best = _with_parent(best, signer, opening, context, as_of)
    return best


def _unknown_place(text: str | None) -> Jurisdiction | None:
    """The place of a government that no table knows, by its name alone."""
    found = _GOVERNMENT.match(text.replace(" ", "")) if text else None
    if found is None:
        return None
    return Jurisdiction(found[1], _LEVEL_WORDS.get(found[2]))


def _best(named: list[Jurisdiction]) -> Jurisdiction | None:
    """Of `甲市人民政府办公室关于甲市2023年…` the place, else the first body."""
    if not named:
        return None
    first = named[0]
    if first.level is Level.DEPARTMENT:
        for other in named[1:]:
            if first.parent is not None and other.name == first.parent.name:
                return other
    return first


def _with_parent(
    best: Jurisdiction, signer: Body | None, opening: str, text: str, as_of: dt.date | None
) -> Jurisdiction:
    """The same body with the place above it, where the issuer or the text names both together."""
    if signer is not None:
        for other in (signer.jurisdiction, signer.place):
            if other is not None and other.parent is not None and _same(best, other):
                return _merged(best, other)
    for other in _openers(opening, as_of, text):
        if other.parent is not None and _same(best, other):
            return _merged(best, other)
    core = best.name.lstrip("省市区县州盟旗") if best.level is Level.DEPARTMENT else best.name
    at = text.find(core)
    for _ in range(40):
        if at < 0:
            break
        above = place_before(text, at, as_of=as_of, context=text)
        if above is not None and above.parent is not None:
            name = above.name + core if best.level is Level.DEPARTMENT else best.name
            return evolve(best, name=name, parent=above)
        at = text.find(core, at + 1)
    return best


def _merged(best: Jurisdiction, other: Jurisdiction) -> Jurisdiction:
    """The parents of `other`, and its fuller name where the title has only a kind: 高新技术产业开发区, 市司法局."""
    if best.level is Level.ZONE and not _KIND_OF_ZONE.match(best.name):
        return evolve(other, name=best.name)
    return other


def _same(one: Jurisdiction, other: Jurisdiction) -> bool:
    """Whether two names are of one body: equal, or one ends like the other, or both with the same town in brackets."""
    if one.name == other.name:
        return True
    if one.level is not other.level:
        return False
    bare = one.name.lstrip("省市区县州盟旗")
    if len(bare) > 2 and other.name.endswith(bare):
        return True
    town = re.search(r"（[^（）]{2,12}）$", one.name)
    return town is not None and other.name.endswith(town.group())


def _openers(opening: str, as_of: dt.date | None, context: str) -> list[Jurisdiction]:
    out = []
    for found in _OPENER.finditer(opening):
        body = parse_body(found[1], as_of=as_of, context=context)
        if body is not None:
            out.append(body.jurisdiction)
    return out


def _self_named(opening: str, as_of: dt.date | None, context: str) -> Jurisdiction | None:
    """The subject of the first sentences: `2023年，浦口区坚持…`."""
    openers = [
        j for j in _openers(opening, as_of, context) if not re.fullmatch(r"[省市区县州盟旗镇乡].{0,2}委.*", j.name)
    ]
    word = _SELF.search(context, 0, 6000)
    level = _LEVEL_WORDS.get(word[1]) if word else None
    for found in openers:
        if level is None or found.level is level or (word is not None and found.name.endswith(word[1])):
            return found
    return None
