"""Dates, months, years, periods and clock times (时间), read at a place in Arabic or Chinese digits."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from typing import NamedTuple

from fazhi.model import Period, TimeKind
from fazhi.parse.tokens import TimeMention
from fazhi.quantity.chinese import read_integer

__all__ = ["read_time", "read_word_time"]

_C = "[〇零○Oo0一二三四五六七八九]"

_POINT = re.compile(
    r"(?:(?P<y>[12][0-9]{3})[ ]?年(?P<ye>度|底|末|初|中)?)?[ ]?"
    r"(?:(?P<m>[0-9]{1,2})[ ]?月(?P<me>份|底|末|初|上旬|中旬|下旬|中)?(?!球|嫂|饼))?[ ]?"
    r"(?:(?P<d>[0-9]{1,2})[ ]?[日号](?!线|楼|院|文|令|机|店|门|车|常))?"
)
_CHINESE_POINT = re.compile(
    rf"(?:(?P<y>[一二]{_C}{{3}})年(?P<ye>度|底|末|初|中)?)?"
    r"(?:(?P<m>十[一二]?|[一二三四五六七八九元])月(?P<me>份|底|末|初|上旬|中旬|下旬|中)?)?"
    r"(?:(?P<d>三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])[日号](?!线|楼|院|文|令))?"
)
_PART = re.compile(
    r"(?P<half>上半年|下半年)|(?:第)?(?P<q>[一二三四1-4])季度|前(?P<first>[一二三1-3])季度|(?P<span>以来|全年|期间)"
)
_TO_ANY = r"[ ]?(?:[-—–－─~～]{1,2}|至|到)[ ]?"
_YEARS = re.compile(
    rf"(?P<a>(?:19|20)[0-9]{{2}})(?:年度?)?{_TO_ANY}(?P<b>(?:19|20)[0-9]{{2}})(?![0-9])(?:[ ]?年度?)?(?![ ]?[0-9.]*月)"
)
_MONTHS = re.compile(
    rf"(?P<a>[0-9]{{1,2}})(?:[ ]?月份?)?{_TO_ANY}(?P<b>[0-9]{{1,2}})[ ]?月(?:份|底|末)?(?![ ]?[0-9]{{1,2}}[ ]?[日号])"
)
_DAYS = re.compile(rf"(?P<a>[0-9]{{1,2}})(?:[ ]?[日号])?{_TO_ANY}(?P<b>[0-9]{{1,2}})[ ]?[日号]")
_TO = re.compile(rf"(?:（含）)?起?{_TO_ANY}")
_LISTED = re.compile("(?:19|20)[0-9]{2}(?=[、和与及](?:(?:19|20)[0-9]{2}年?[、和与及]){0,8}(?:19|20)[0-9]{2}年)")
_NUMERIC = re.compile(
    r"(?P<y>(?:19|20)[0-9]{2})(?P<s>[.\-/．])(?P<m>0?[1-9]|1[0-2])"
    r"(?:(?P=s)(?P<d>0?[1-9]|[12][0-9]|3[01]))?(?![0-9])(?:[ T]?[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)?"
)
_HOUR = "(?:[01]?[0-9]|2[0-4])"
_CLOCK = re.compile(
    rf"{_HOUR}[:：][0-5][0-9](?:[:：][0-5][0-9])?(?![0-9])"
    rf"|{_HOUR}[ ]?[时點](?:[0-5]?[0-9]分)?(?!间|常|代|刻|效|长|段)"
    rf"|(?<=[午晨晚早]){_HOUR}点(?:[0-5]?[0-9]分|整|半)?(?:[至到—-]{_HOUR}点(?:[0-5]?[0-9]分|整|半)?)?"
    rf"|{_HOUR}点(?:[0-5]?[0-9]分|整|半)?[至到—-]{_HOUR}点(?:[0-5]?[0-9]分|整|半)?"
    rf"|{_HOUR}点(?:[0-5]?[0-9]分|整|半|钟|前|至|-|—)"
)


class _Point(NamedTuple):
    end: int
    year: int | None
    month: int | None
    day: int | None
    vague: bool


def read_time(text: str, at: int) -> TimeMention | None:
    """The time expression that starts with the digits at `at`, or None where they are no time.

    >>> read_time("2022年7月至2023年6月，", 0).period
    Period(start=datetime.date(2022, 7, 1), end=datetime.date(2023, 6, 30))
    >>> read_time("15日内", 0) is None, read_time("2023件", 0) is None
    (True, True)
    """
    years = _YEARS.match(text, at)
    if years is not None and years["a"] <= years["b"] and _no_figure_behind(text, years.end()):
        first, last = int(years["a"]), int(years["b"])
        return TimeMention(at, years.end(), TimeKind.PERIOD, Period(dt.date(first, 1, 1), dt.date(last, 12, 31)))
    start = _point(text, at)
    if start is None:
        return _bare(text, at)
    if start.month is None and start.day is not None:
        days = _DAYS.match(text, at)
        if days is not None or not _is_duration(text, at, start.end):
            return TimeMention(at, days.end() if days else start.end, TimeKind.DATE)
        return None
    end = start.end
    if start.year is not None and start.month is None:
        return _after_year(text, at, start)
    joint = _TO.match(text, end)
    if joint is not None:
        stop = _point(text, joint.end())
        if stop is not None and (stop.month is not None or stop.year is not None or start.day is not None):
            return TimeMention(at, stop.end, TimeKind.PERIOD, _between(start, stop))
    if start.month is not None and start.day is None and start.year is None:
        months = _MONTHS.match(text, at)
        if months is not None:
            return TimeMention(at, months.end(), TimeKind.PERIOD)
    return TimeMention(at, end, TimeKind.DATE if start.day else TimeKind.MONTH, _covered(start))


_FIGURE_BEHIND = frozenset("件项个人次万亿元户家份条起")


def _no_figure_behind(text: str, at: int) -> bool:
    return text[at - 1] in "年度" or text[at : at + 1] not in _FIGURE_BEHIND


def _point(text: str, at: int) -> _Point | None:
    match = _POINT.match(text, at)
    chinese = False
    if match is None or match.end() == at:
        match = _CHINESE_POINT.match(text, at)
        chinese = True
        if match is None or match.end() == at:
            return None
    year, month, day = match["y"], match["m"], match["d"]
    if chinese:
        y = int("".join(str(_VALUE[c]) for c in year)) if year else None
        m = _small(month) if month else None
        d = _small(day) if day else None
    else:
        y, m, d = (int(x) if x else None for x in (year, month, day))
    if y is not None and not 1900 <= y <= 2099:
        return None
    if m is not None and not 1 <= m <= 12:
        return None
    if d is not None and not 1 <= d <= 31:
        return None
    if y is None and m is None and d is None:
        return None
    if m is None and d is not None and y is not None:  # 2023年5日: no date
        return _Point(match.start("d"), y, None, None, False)
    end = match.end()
    while text[end - 1] == " ":
        end -= 1
    return _Point(end, y, m, d, bool(match["ye"] not in (None, "度") or match["me"] not in (None, "份")))


_VALUE = {**dict.fromkeys("〇零○Oo0", 0), **{c: i for i, c in enumerate("一二三四五六七八九", 1)}}


def _small(numeral: str) -> int | None:
    if numeral == "元":
        return 1
    found = read_integer(numeral)
    return found.value if found else None


def _after_year(text: str, at: int, start: _Point) -> TimeMention:
    """A year with what may follow it: a half, a quarter, months, or 至 another point."""
    year = start.year or 0
    end = start.end
    part = _PART.match(text, end)
    if part is not None:
        if part["half"]:
            first, last = (1, 6) if part["half"] == "上半年" else (7, 12)
        elif part["q"] or part["first"]:
            quarter = _quarter(part["q"] or part["first"])
            first, last = (1 if part["first"] else 3 * quarter - 2), 3 * quarter
        else:
            return TimeMention(at, end, TimeKind.YEAR, Period.year(year))
        return TimeMention(at, part.end(), TimeKind.PERIOD, Period(dt.date(year, first, 1), _last_day(year, last)))
    months = _MONTHS.match(text, end + 1 if text[end : end + 1] == " " else end)
    if months is not None and 1 <= int(months["a"]) <= int(months["b"]) <= 12:
        period = Period(dt.date(year, int(months["a"]), 1), _last_day(year, int(months["b"])))
        return TimeMention(at, months.end(), TimeKind.PERIOD, period)
    joint = _TO.match(text, end)
    if joint is not None:
        stop = _point(text, joint.end())
        if stop is not None and stop.year is not None:
            return TimeMention(at, stop.end, TimeKind.PERIOD, _between(start, stop))
    return TimeMention(at, end, TimeKind.YEAR, None if start.vague else Period.year(year))


def _quarter(numeral: str) -> int:
    return int(numeral) if numeral.isdigit() else "一二三四".index(numeral) + 1


def _bare(text: str, at: int) -> TimeMention | None:
    """Digits without 年 or 日 behind them: 2024.3.1, 09:18, 1—9月."""
    numeric = _NUMERIC.match(text, at)
    if numeric is not None and (numeric["d"] or (text[at + 4] in "-/" and len(numeric["m"]) == 2)):
        day = int(numeric["d"]) if numeric["d"] else None
        point = _Point(numeric.end(), int(numeric["y"]), int(numeric["m"]), day, False)
        return TimeMention(at, numeric.end(), TimeKind.DATE if day else TimeKind.MONTH, _covered(point))
    months = _MONTHS.match(text, at)
    if months is not None and 1 <= int(months["a"]) <= int(months["b"]) <= 12:
        return TimeMention(at, months.end(), TimeKind.PERIOD)
    days = _DAYS.match(text, at)
    if days is not None and not _is_duration(text, at, days.end()):
        return TimeMention(at, days.end(), TimeKind.DATE)
    listed = _LISTED.match(text, at)
    if listed is not None:
        return TimeMention(at, at + 4, TimeKind.YEAR, Period.year(int(text[at : at + 4])))
    clock = _CLOCK.match(text, at)
    if clock is not None and text[at - 1 : at] not in ("比", "例"):
        end = clock.end()
        if text[end - 1] in "前至-—":
            end -= 1
        return TimeMention(at, end, TimeKind.CLOCK)
    return None


_LASTING_BEHIND = re.compile(
    "以?之?内|以上|以下|左右|期限|[缩压减提延]|游|有余|多|余|的?(?:期|时|办|宽|公示|异议)|工作|连|滚动"
)
_LASTING_BEFORE = re.compile(
    "(?:[缩压减降延][短缩减少至长]{0,2}(?:至|到|为)?|法定|拘留|时限为?|期限为?|期为?|公示|少于|超过|不足|提前|累计|连续|历时|为期|"
    "用时|间隔|平均|承诺|满|逾期|休假|停业整顿|责令|工期|近|约|仅需|只需|需|达|耗时|共|每|隔|超|逾|的)$"
)


def _is_duration(text: str, at: int, end: int) -> bool:
    """Whether `n日` says how long (15日内, 连续5日, 缩短至5日), not which day."""
    if text[end - 1] == "号":
        return False
    if _LASTING_BEHIND.match(text, end) is not None:
        return True
    return _LASTING_BEFORE.search(text, max(0, at - 6), at) is not None


def _last_day(year: int, month: int) -> dt.date:
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def _covered(point: _Point) -> Period | None:
    """The days a point covers, where it has a year and is a day of the calendar."""
    if point.year is None or point.month is None:
        return None
    if point.day is None:
        return Period(dt.date(point.year, point.month, 1), _last_day(point.year, point.month))
    if point.day > calendar.monthrange(point.year, point.month)[1]:
        return None
    day = dt.date(point.year, point.month, point.day)
    return Period(day, day)


def _between(start: _Point, stop: _Point) -> Period | None:
    """From the first day of one point to the last of another; what the second leaves out it has from the first."""
    if start.year is None:
        return None
    year = stop.year if stop.year is not None else start.year
    month = (
        stop.month if stop.month is not None else (12 if stop.year is not None and stop.day is None else start.month)
    )
    first = _covered(_Point(0, start.year, start.month or 1, start.day if start.month else None, False))
    last = _covered(_Point(0, year, month, stop.day, False))
    if first is None or last is None or first.start > last.end:
        return None
    return Period(first.start, last.end)


_WORDS = re.compile(
    r"(?:[今去本上前明次当]年度?|[近最]?近[一二三四五六七八九十两0-9]{1,3}个?[年月](?:以?来)?|[上下]半年|[上下]个?(?:月|周|季度)|前[一二三四五六七八九十两0-9]{1,2}个?(?:季度|月)|上一?年度?|下一?年度)"
)


def read_word_time(text: str, at: int) -> TimeMention | None:
    """A year in words (今年, 去年, 上半年) at `at`; its period is not known from the words alone."""
    match = _WORDS.match(text, at)
    if match is None:
        return None
    kind = TimeKind.YEAR if match[0][1] == "年" else TimeKind.PERIOD
    return TimeMention(at, match.end(), kind)
