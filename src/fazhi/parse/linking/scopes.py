"""The scope that governs a place in the text: the last subject of the sentence before it (统计口径)."""

from __future__ import annotations

import re

from fazhi.model import Jurisdiction, Scope, ScopeKind

__all__ = ["Scopes"]

_WHOLE = Scope()
_OWN_LEVEL = Scope(ScopeKind.OWN_LEVEL)
# A subject that acts: what is no verb or number behind the name makes it an attribute (通州区知识产权工作).
_ACTS = (
    r"(?=共|累计|全年|分别|收到|新收|受理|审结|办结|办理|制定|出台|发布|审查|审核|报备|备案|清理|保留|废止|修改|开展|组织|"
    r"建成|查出|查处|发现|排查|调解|化解|作出|依法|实施|有|为|现有|\d|近\d|约\d|超\d|行政复议案件|行政应诉案件|行政诉讼案件)"
)
_NAME = (
    r"(?P<part>(?![^，。；：、（）]{0,6}?(?:市政府|区政府|县政府|人民政府))"
    r"[\u4e00-\u9fff]{1,5}?(?:自治县|[市区县旗镇乡]|街道|开发区|园区))"
)
_OFFICE = (
    r"(?P<office>[省市区县]?(?:公安|交通运输|交通|城市管理|城管|综合行政执法|综合执法|市场监管|市场监督管理|卫生健康|卫健|人社|"
    r"人力资源和社会保障|教育|民政|财政|住建|住房城乡建设|农业农村|水利|水务|文旅|文化和旅游|文广旅|应急管理|应急|生态环境|"
    r"自然资源|自然资源和规划|税务|消防救援|海事|渔政|烟草|气象)(?:局|委|厅|支队|大队|部门|分局|机关))"
)
_MARK = re.compile(
    rf"(?P<own>[省市区县镇州盟旗]本级|(?<![\u4e00-\u9fff])本级)|(?P<whole>全[省市区县镇州盟旗](?!域)|[我本][省市区县镇州盟旗]|各级|两级)|"
    rf"(?:(?<=[，。；：、（\n])|^)(?:[12]\d{{3}}年度?，?)?(?:{_OFFICE}{_ACTS}|{_NAME}{_ACTS})"
)
_NO_PLACE = re.compile(
    r"(?:[本我全各两辖该]|社|园|片|景|库|厂|城|矿|山|灾|校|小|地|市|乡)[区市县镇乡]\Z|^(?:全|我|本|各|两|该)|上市|超市|集市|股市|城市|城镇|乡镇|区镇|村镇|县区|市区|市县"
)


class Scopes:
    """Scope words, looked up sentence by sentence; the marks of a sentence are found once."""

    def __init__(self, text: str, jurisdiction: Jurisdiction | None) -> None:
        self._text = text
        self._own = jurisdiction.name if jurisdiction is not None else ""
        self._from = self._to = 0
        self._marks: list[tuple[int, Scope]] = []

    def _find(self, start: int, end: int) -> None:
        """The marks in [start, end), which goes on where the last search ended."""
        for match in _MARK.finditer(self._text, start, end):
            scope = _OWN_LEVEL if match["own"] else _WHOLE
            if match["office"] or match["part"]:
                name = match["office"] or match["part"]
                if match["part"] and (_NO_PLACE.search(name) or len(name) < 3):
                    continue
                own = name in self._own or (self._own != "" and self._own in name)
                scope = _WHOLE if own else Scope(ScopeKind.PART, name)
            self._marks.append((match.start(), scope))

    def at(self, start: int, place: int) -> Scope:
        """The scope at `place` of the sentence that begins at `start`; asked for in the order of the text."""
        if start != self._from or not self._to:
            self._from = self._to = start
            self._marks = []
        if place > self._to:
            # Begin a little earlier than the last search ended, since a name may lie across that place.
            begin = max(start, self._to - 20)
            self._marks = [m for m in self._marks if m[0] < begin]
            self._find(begin, place + 6)
            self._to = place
        scope = _WHOLE
        for at, marked in self._marks:
            if at >= place:
                break
            scope = marked
        return scope
