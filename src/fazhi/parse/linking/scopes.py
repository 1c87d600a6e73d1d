"""Scope (统计口径): whether a place in the text speaks of the whole jurisdiction, its own level, or a part of it."""

from __future__ import annotations

import re

from attrs import frozen

from fazhi.model import Jurisdiction, Scope, ScopeKind

__all__ = ["ScopeMark", "Scopes", "scope_marks", "scope_of"]

_WHOLE = Scope()
_OWN_LEVEL = Scope(ScopeKind.OWN_LEVEL)

_HAN = r"[\u4e00-\u9fff]"
# A subject that acts: what is no verb or number behind the name makes it an attribute (通州区知识产权工作).
_ACTS = (
    r"(?=共|累计|全年|分别|收到|新收|受理|审结|办结|办理|制定|出台|发布|审查|审核|报备|报送|备案|清理|保留|废止|修改|开展|组织|立案|"
    r"建成|查出|查处|发现|排查|调解|化解|作出|依法|实施|代理|有|为|现有|\d|近\d|约\d|超\d|行政复议案件|行政应诉案件|行政诉讼案件)"
)
_NAME = (
    r"(?P<place>(?![^，。；：、（）]{0,6}?(?:市政府|区政府|县政府|人民政府))"
    rf"各?{_HAN}{{1,5}}?(?:自治县|[市区县旗镇乡]|街道|苏木|开发区|园区))"
)
# Offices of one field. Those whose statistics are the government's own by their task (司法局, 信访局, 审计局,
# 政务服务局, 热线中心 …) are left out: their figures are those of the whole.
_FIELDS = (
    "公安|交通运输|交通|城市管理|城管|综合行政执法|综合执法|市场监管|市场监督管理|卫生健康|卫健|人社|人力资源和社会保障|教育|民政|"
    "财政|住建|住房城乡建设|农业农村|水利|水务|文旅|文化和旅游|文广旅|应急管理|应急|生态环境|自然资源|自然资源和规划|税务|"
    "消防救援|海事|渔政|烟草|气象"
)
_OFFICE = (
    rf"(?P<office>[省市区县]?(?:{_FIELDS})(?:局|委|厅|支队|大队|部门|分局|机关)|国家税务总局{_HAN}{{2,8}}?税务局|"
    rf"(?:{_HAN}{{0,8}}?)(?:律师事务所|公司法律部|公司|集团))"
)
_MARK = re.compile(
    rf"(?P<which>其中(?=[，：]?[省市区县镇州盟旗]本级|[，：]?{_HAN}{{1,5}}[市区县旗镇乡])|(?:\A|(?<=[，；。]))其中)|"
    rf"(?P<below>(?:(?<=[，；。：])|^)各?(?:县（市、区）|县（市）区|县市区|旗县市区|旗县|县市|县区|区县|市县|市州|地市){_ACTS})|"
    rf"(?P<own>[省市区县镇州盟旗]本级|(?<![\u4e00-\u9fff])本级|(?<=政府)本级|[省市区县州]级(?:各)?(?:机关|部门|单位))|"
    rf"(?P<whole>全[省市区县镇州盟旗](?!域)|[我本][省市区县镇州盟旗]|各级|两级)|"
    rf"(?:(?<=[，。；：、（\n])|^)(?:[12]\d{{3}}年度?，?)?(?:{_OFFICE}{_ACTS}|{_NAME}{_ACTS})"
)
_NO_PLACE = re.compile(
    r"(?:[本我全两辖该社园片景库厂城矿山灾校小地市乡][区市县镇乡]|各[区市县])\Z|^(?:全|我|本|两|该)|下乡|返乡|征集区|示范区|上市|超市|集市|股市|城市|城镇|乡镇|区镇|村镇|县区|市区|市县"
)

_MARKS_BACK = 40  # marks looked back at within one sentence


@frozen
class ScopeMark:
    """A word that sets the scope of what follows it, at [start, end) of the text; `listed` where 其中 stands before."""

    start: int
    end: int
    scope: Scope
    listed: bool = False


def _own_names(jurisdiction: Jurisdiction | None) -> frozenset[str]:
    if jurisdiction is None:
        return frozenset()
    name = jurisdiction.name
    return frozenset({name, f"{name}人民政府", *(s for s in [name.rpartition("市")[2]] if len(s) > 1)})


def _marks(text: str, start: int, end: int, own: frozenset[str], levels: bool = False) -> list[ScopeMark]:
    """The marks in [start, end); `levels` where the own level was named before, beside which 县市 are the rest."""
    found: list[ScopeMark] = []
    listed = False
    for match in _MARK.finditer(text, start, end):
        kind = match.lastgroup
        if kind == "which":
            listed = True
            found.append(ScopeMark(match.start(), match.end(), Scope(ScopeKind.PART, match[0]), True))
            continue
        if kind == "below":
            if not levels:
                continue
            scope = Scope(ScopeKind.PART, match["below"])
        elif kind == "own":
            scope, levels = _OWN_LEVEL, True
        elif kind == "whole":
            scope, listed = _WHOLE, False
        else:
            name = match["office"] or match["place"]
            if match["place"] and (_NO_PLACE.search(name) or (len(name) < 3 and name[0] != "各")):
                continue
            mine = name in own or any(place in name for place in own)
            scope = _WHOLE if mine else Scope(ScopeKind.PART, name)
        found.append(ScopeMark(match.start(), match.end(), scope, listed))
    return found


def scope_marks(clause: str, jurisdiction: Jurisdiction | None = None) -> tuple[ScopeMark, ...]:
    """Every word of `clause` that says how much of the jurisdiction is meant, in order.

    >>> [(m.start, m.scope.kind.value, m.scope.name) for m in scope_marks("全市受理90件，市本级受理30件，海安市12件")]
    [(0, 'whole', ''), (8, 'own_level', ''), (17, 'part', '海安市')]
    """
    return tuple(_marks(clause, 0, len(clause), _own_names(jurisdiction)))


def scope_of(text: str, jurisdiction: Jurisdiction | None = None) -> Scope:
    """The scope of a clause: the first scope word in it decides, and a clause without one speaks of the whole.

    `jurisdiction` is the report's own; without it every named place is taken for a part.

    >>> scope_of("市本级收到行政复议申请").kind.value, scope_of("全市收到行政复议申请").kind.value
    ('own_level', 'whole')
    >>> scope_of("通州区收到行政复议申请").name
    '通州区'
    >>> scope_of("通州区收到行政复议申请", Jurisdiction("通州区")).kind.value
    'whole'
    """
    marks = scope_marks(text, jurisdiction)
    return marks[0].scope if marks else _WHOLE


class Scopes:
    """The scope at places of a text, asked for in order; the marks of a sentence are found once."""

    def __init__(self, text: str, jurisdiction: Jurisdiction | None) -> None:
        self._text = text
        self._own = _own_names(jurisdiction)
        self._from = self._to = 0
        self._marks: list[ScopeMark] = []

    def at(self, start: int, place: int) -> Scope:
        """The scope at `place` of the sentence that begins at `start`: that of the last subject before it. A subject
        named after 其中 governs no further than `；`.
        """
        if start != self._from or not self._to:
            self._from = self._to = start
            self._marks = []
        if place > self._to:
            # Begin a little earlier than the last search ended, since a name may lie across that place.
            begin = max(start, self._to - 20)
            while self._marks and self._marks[-1].start >= begin:
                self._marks.pop()
            levels = any(m.scope.kind is ScopeKind.OWN_LEVEL for m in self._marks[-_MARKS_BACK:])
            self._marks += _marks(self._text, begin, place + 6, self._own, levels)
            self._to = place
        for mark in self._marks[: -_MARKS_BACK - 1 : -1]:
            if mark.start >= place or mark.scope.name == "其中":
                continue
            listed = mark.listed or self._text.startswith("其中", max(0, mark.start - 3))
            if not (listed and self._text.find("；", mark.end, place) >= 0):
                return mark.scope
        return _WHOLE
