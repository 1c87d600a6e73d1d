"""The year and period that a report is about (报告年度)."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter

from attrs import frozen

from fazhi.model import Period
from fazhi.parse.heading_title import Title

__all__ = ["Reported", "reported_period", "reported_year"]

_ZERO = "〇○零OoＯｏ0"
_DIGITS4 = rf"(?P<y>(?:19|20)\d\d|二[{_ZERO}][{_ZERO}一二][{_ZERO}一二三四五六七八九])"
_YEAR = re.compile(rf"(?<![\d—\-]){_DIGITS4}(?: ?年度?|(?=年度|度|法治))(?!\d{{1,2}}月)")
_ANNOUNCED = re.compile(rf"现(?:将|就|把)[^。\n]{{0,30}}?{_DIGITS4} ?年")
_OPENER = re.compile(rf"(?:^|[。\n ]){_DIGITS4} ?年(?:度|以来|来|全年)?，")
_HALF = re.compile(r"(?P<h>[上下])半年|(?P<q>[一二三四])季度|第(?P<q2>[一二三四])季度")
_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | dict.fromkeys(_ZERO, 0)
_MAY_LACK = 8000  # characters of the body that are counted where nothing names the year


@frozen
class Reported:
    """The year, and where it stands in the reading text."""

    value: int
    start: int
    end: int


def reported_year(text: str, title: Title | None, body: int, signing: dt.date | None) -> Reported | None:
    """The year of the report: in the title, else announced (现将2023年…), else the first sentence's, else None.

    With a signing or publication date, the year before it is taken where the body speaks of it most.
    """
    if title is not None and (found := _YEAR.search(text, title.start, title.end)) is not None:
        return _reported(found)
    end = min(len(text), body + 1500)
    for pattern in (_ANNOUNCED, _OPENER):
        if (found := pattern.search(text, body, end)) is not None:
            return _reported(found)
    if signing is None:
        return None
    hits = [_reported(m) for m in _YEAR.finditer(text, body, min(len(text), body + _MAY_LACK))]
    if hits:
        value, count = Counter(h.value for h in hits).most_common(1)[0]
        if value == signing.year - 1 and count > 1:
            return next(h for h in hits if h.value == value)
    return None


def reported_period(text: str, title: Title | None, year: Reported) -> Period:
    """The period: the whole year, or the half or quarter that the title names."""
    if (
        title is not None
        and year.start >= title.start
        and (part := _HALF.search(text, year.end, title.end)) is not None
    ):
        if part["h"]:
            first = 1 if part["h"] == "上" else 7
            return Period(dt.date(year.value, first, 1), dt.date(year.value, first + 5, 30 if first == 1 else 31))
        first = 3 * "一二三四".index(part["q"] or part["q2"]) + 1
        after = dt.date(year.value + (first == 10), (first + 2) % 12 + 1, 1)
        return Period(dt.date(year.value, first, 1), after - dt.timedelta(days=1))
    return Period.year(year.value)


def _reported(found: re.Match[str]) -> Reported:
    digits = found["y"]
    value = int("".join(c if c.isdecimal() and c.isascii() else str(_DIGITS[c]) for c in digits))
    return Reported(value, found.start("y"), found.end("y"))
