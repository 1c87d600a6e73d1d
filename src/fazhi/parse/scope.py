"""Scope (口径): whether a clause speaks of the whole jurisdiction, its own level only, or a part of it."""

from __future__ import annotations

import re

from attrs import frozen

from fazhi.model import Jurisdiction, Scope, ScopeKind

__all__ = ["ScopeMark", "scope_marks", "scope_of"]

_WHOLE = Scope()
_OWN_LEVEL = Scope(ScopeKind.OWN_LEVEL)

_HAN = r"[\u4e00-\u9fff]"
# Departments whose statistics are by their office those of the whole government (复议、备案、公开、信访、热线 …).
_WHOLE_OFFICES = (
    "司法局|司法厅|司法所|法制办|法制局|法制办公室|政府办|政府办公室|政府办公厅|政务办|政务服务办|政务服务局|政务服务中心|"
    "行政审批局|数据局|大数据局|信访局|审计局|审计厅|复议局|行政复议局|行政复议办公室|行政复议机构|督查室|仲裁委|仲裁委员会|"
    "法律援助中心|公共法律服务中心|热线中心|人大常委会|政协|人大|人民政府|政府|党委|政府部门|各部门"
)
_OFFICE = (
    "支队|大队|总队|海关|税务局|分局|公安局|检察院|法院|"
    "委员会|管委会|街道办事处|办事处|集团|公司|学校|医院|中心|局|厅|委|署|院"
)

_MARK = re.compile(
    rf"(?P<own>[省市区县州盟旗镇]?本级(?!政府|人大|党委|财政)|[省市区县州](?:级|直)(?:各)?(?:机关|部门|单位))"
    rf"|(?P<whole>全(?:省|自治区|市|州|盟|地区|区|县|旗|镇|乡|街道|兵团|师|局|系统|域)|[我本](?:省|自治区|市|州|盟|区|县|旗|镇|乡|街道|局)"
    rf"|(?:各级|两级|三级)(?={_HAN}{{0,10}}(?:机关|机构|部门|政府|组织)))"
    rf"|(?P<which>其中)"
    rf"|(?P<office>国家税务总局{_HAN}{{2,8}}?税务局|(?:^|(?<=[年度，。；：、（“由以]))[省市区县州盟旗]?{_HAN}{{1,8}}?(?:{_OFFICE})(?![属级外面员部副长际域志势限]))"
    rf"|(?P<place>(?:^|(?<=[年度，。；：、（由]))(?:各)?{_HAN}{{1,6}}?(?:自治县|街道|苏木|[市区县旗镇乡])(?=[^域级委分场民内际长村容区]|$))"
)
_WHOLE_OFFICE = re.compile(rf"[省市区县州盟旗]?(?:{_WHOLE_OFFICES})$")
# Words that end like a place or an office and are neither.
_NO_PLACE = re.compile(
    r"^[以由]|(?:[地社园片校景小库厂辖林矿城新老山灾禁特湖全本我县省开保牧]区|[本我全县省上门超股楼菜夜都入集城]市|[城乡下返家回村区]镇|[城下返家回]乡)$"
    r"|(?:乡镇|城镇|村镇|区镇|两区|各市|市区|县市区|县区|全省市)$"
)


@frozen
class ScopeMark:
    """A word that sets the scope of what follows it, at [start, end) of the clause."""

    start: int
    end: int
    scope: Scope


def scope_marks(clause: str, jurisdiction: Jurisdiction | None = None) -> tuple[ScopeMark, ...]:
    """Every word of `clause` that says how much of the jurisdiction is meant, in order.

    >>> [(m.start, m.scope.kind.value, m.scope.name) for m in scope_marks("全市受理90件，市本级受理30件，海安市12件")]
    [(0, 'whole', ''), (8, 'own_level', ''), (17, 'part', '海安市')]
    """
    marks: list[ScopeMark] = []
    own = _own_names(jurisdiction)
    for found in _MARK.finditer(clause):
        word = found.group()
        match found.lastgroup:
            case "own":
                scope = _OWN_LEVEL
            case "whole":
                scope = _WHOLE
            case "which":
                scope = Scope(ScopeKind.PART, word)
            case "office":
                scope = _WHOLE if _WHOLE_OFFICE.search(word) or word in own else Scope(ScopeKind.PART, word)
            case _:
                if _NO_PLACE.search(word) or (len(word) < 3 and word[0] != "各"):
                    continue
                scope = _WHOLE if word in own else Scope(ScopeKind.PART, word)
        marks.append(ScopeMark(found.start(), found.end(), scope))
    return tuple(marks)


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


def _own_names(jurisdiction: Jurisdiction | None) -> frozenset[str]:
    if jurisdiction is None:
        return frozenset()
    name = jurisdiction.name
    return frozenset({name, f"{name}人民政府", *(s for s in [name.rpartition("市")[2]] if len(s) > 1)})
