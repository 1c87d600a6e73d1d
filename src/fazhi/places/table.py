"""The dated table of GB/T 2260 codes (中华人民共和国行政区划代码), loaded on first use.

Codes and names are those published by the Ministry of Civil Affairs (民政部); `tools/build_places.py` has the sources.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from functools import cached_property, lru_cache
from importlib.resources import files

from attrs import frozen
from dateutil.relativedelta import relativedelta

from fazhi.model import Level

__all__ = ["Place", "Table", "stem", "table"]

_PEOPLES = (
    "蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|高山|拉祜|水|东乡|纳西|景颇|柯尔克孜|"
    "土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|乌孜别克|俄罗斯|鄂温克|德昂|保安|裕固|京|塔塔尔|独龙|"
    "鄂伦春|赫哲|门巴|珞巴|基诺|各"
)
_AUTONOMOUS = re.compile(rf"(?:(?:{_PEOPLES})族)*自治[区州县旗]$|(?:维吾尔|蒙古|哈萨克|柯尔克孜)自治[州县]$")
_RANK = re.compile(r"(?:特别行政区|地区|林区|新区|[省市县区盟旗])$")


def stem(name: str) -> str:
    """The name without the words for its rank: 启东市 → 启东, 恩施土家族苗族自治州 → 恩施; 雄县 stays whole.

    >>> stem("启东市"), stem("恩施土家族苗族自治州"), stem("雄县"), stem("宁夏回族自治区")
    ('启东', '恩施', '雄县', '宁夏')
    """
    short = _AUTONOMOUS.sub("", name) if "自治" in name else _RANK.sub("", name)
    return short if len(short) > 1 else name


@frozen
class Place:
    """One name of one code, and when it was valid; an empty date is open.

    `since` and `until` name the month (`2021-04`) or only the year (`2009`) of the change. In that month or year both
    the old and the new hold.
    """

    code: str
    name: str
    since: str
    until: str
    successor: str

    @property
    def level(self) -> Level:
        if self.code.endswith("0000"):
            return Level.PROVINCE
        return Level.PREFECTURE if self.code.endswith("00") else Level.COUNTY

    @property
    def first(self) -> dt.date:
        """The first day on which it may have been valid."""
        return _edge(self.since, last=False) if self.since else dt.date.min

    @property
    def last(self) -> dt.date:
        """The last day on which it may have been valid."""
        return _edge(self.until, last=True) if self.until else dt.date.max

    def valid(self, day: dt.date | None) -> bool:
        """Whether it was valid on `day`; None asks whether it is in force."""
        if day is None:
            return not self.until
        return self.first <= day <= self.last


def _edge(text: str, *, last: bool) -> dt.date:
    year = int(text[:4])
    month = int(text[5:]) if len(text) > 4 else (12 if last else 1)
    if not last:
        return dt.date(year, month, 1)
    return dt.date(year, month, 1) + relativedelta(day=31)  # the last day, however long the month


class Table:
    """The rows by code, by full name, and by the name without its rank; rows become `Place` only when asked for."""

    def __init__(self, text: str) -> None:
        self._lines = [line for line in text.split("\n") if line and line[0] != "#"]  # sorted by code
        self._by_name: dict[str, list[str]] = {}
        for line in self._lines:
            self._by_name.setdefault(line[7 : line.index("\t", 7)], []).append(line)

    @cached_property
    def _by_stem(self) -> dict[str, list[str]]:
        stems: dict[str, list[str]] = {}
        for name, lines in self._by_name.items():
            short = stem(name)
            stems.setdefault(short, []).extend(lines)
            if name.endswith("自治州"):
                stems.setdefault(short + "州", []).extend(lines)
        return stems

    def __contains__(self, name: str) -> bool:
        """Whether `name` is the full name of a place of any time."""
        return name in self._by_name

    def names(self) -> list[str]:
        """Every full name of any time."""
        return list(self._by_name)

    def named(self, name: str) -> list[Place]:
        """The places with this full name."""
        return [Place(*line.split("\t")) for line in self._by_name.get(name, ())]

    def short(self, name: str) -> list[Place]:
        """The places with this short name: 启东, 恩施, 恩施州."""
        return [Place(*line.split("\t")) for line in self._by_stem.get(name, ())]

    def coded(self, code: str) -> list[Place]:
        """The places that had this code, in the order of time."""
        first, last = bisect_left(self._lines, code + "\t"), bisect_left(self._lines, code + "\v")
        return [Place(*line.split("\t")) for line in self._lines[first:last]]

    def at(self, code: str, day: dt.date | None) -> Place | None:
        """The place of `code` that was valid on `day`, if any."""
        return next((p for p in self.coded(code) if p.valid(day)), None)

    def parent(self, place: Place, day: dt.date | None) -> Place | None:
        """The place directly above: the prefecture of the code where there is one, else the province."""
        if place.level is Level.PROVINCE:
            return None
        above = self.at(place.code[:4] + "00", day) if place.level is Level.COUNTY else None
        return above or self.at(place.code[:2] + "0000", day)

    def chain(self, place: Place, day: dt.date | None) -> list[Place]:
        """All places above, from the nearest on."""
        out: list[Place] = []
        above = self.parent(place, day)
        while above is not None:
            out.append(above)
            above = self.parent(above, day)
        return out


@lru_cache(maxsize=1)
def table() -> Table:
    """The shipped table."""
    return Table(files("fazhi").joinpath("data/places.tsv").read_text(encoding="utf-8"))
