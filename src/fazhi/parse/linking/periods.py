"""The period a figure is about: the reported year unless the sentence names another (统计期)."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Sequence

from fazhi.model import Period, TimeKind
from fazhi.parse.tokens import TimeMention

__all__ = ["OTHER", "Periods"]

OTHER = Period(dt.date.min, dt.date.min)
"""Some other period, of which the text does not say when it begins and ends."""

# A stretch of years up to now, or the year before; 较上年, 上年结转 and 今年以来 are none.
_YEARS_BACK = re.compile(
    r"(?:近|过去|前|最近)[二两三四五六七八九十\d]{1,2}年|[二两三四五六七八九十]年(?:来|间|多来)|(?<!今)年以来累计|十[一二三四五]五”?(?:期间|时期|以来)|任期|届以来|成立以来|实施以来"
)
_LAST_YEAR = re.compile(r"(?<![较比与同和超])(?:去年|上年度?|上一年度?|前年)(?!结转|度?结转|转|未结|底)")
_EARLIER = re.compile(r"上一?年|去年|同期")
_YEAR = re.compile(r"(?:19|20)\d\d")
_BACK = re.compile(r"(?:近|最近|过去)(?P<n>[二两三四五六七八九])个?年")
_COUNT = "零一二三四五六七八九"


class Periods:
    """The years that a text names, and what they mean for the figures behind them."""

    def __init__(self, times: Sequence[TimeMention], year: int | None, text: str) -> None:
        self._times = [t for t in times if t.kind is TimeKind.YEAR and t.period is not None]
        self._starts = [t.start for t in self._times]
        self.own = self._own = Period.year(year) if year is not None else None
        self._every = [t for t in times if t.kind in (TimeKind.YEAR, TimeKind.PERIOD)]
        self._every_start = [t.start for t in self._every]
        self._text = text

    def named(self, base: str, start: int, end: int) -> Period | None:
        """The earlier period in [start, end) or in the word `base`: 上年, 2021年; `OTHER` where none is named."""
        i = bisect_left(self._starts, end) - 1
        if i >= 0 and self._times[i].start >= start:
            return self._times[i].period
        if match := _YEAR.search(base):
            return Period.year(int(match[0]))
        last = base == "同比" or _EARLIER.search(base) or _EARLIER.search(self._text, start, end)
        return Period.year(self._own.start.year - 1) if last and self._own is not None else OTHER

    def vector(self, sentence: int, place: int, size: int) -> list[Period] | None:
        """The years of `size` figures in a row, where the sentence names as many before them: 2021至2023年分别为."""
        named: list[TimeMention] = []
        i = bisect_left(self._every_start, place) - 1
        while i >= 0 and self._every[i].start >= sentence:
            named.append(self._every[i])
            i -= 1
        if not named:
            return None
        last = named[0]
        if last.kind is TimeKind.PERIOD:
            if last.period is not None:
                years = range(last.period.start.year, last.period.end.year + 1)
                return [Period.year(y) for y in years] if len(years) == size else None
            back = _BACK.match(self._text, last.start)
            if back is None or self._own is None or _COUNT.find(back["n"].replace("两", "二")) != size:
                return None
            end = self._own.end.year
            return [Period.year(y) for y in range(end - size + 1, end + 1)]
        listed = [t.period for t in named[:size][::-1]]
        years_named = [p for p in listed if p is not None]
        return years_named if len(years_named) == size else None

    def at(self, sentence: int, clause: int, place: int) -> Period | None:
        """The period at `place` of the sentence and clause that begin there: the reported year (None where it is not
        known), another one that the text names, or `OTHER`.
        """
        own = self._own
        if _YEARS_BACK.search(self._text, sentence, place):
            return OTHER
        if _LAST_YEAR.search(self._text, clause, place):
            return Period.year(own.start.year - 1) if own is not None else OTHER
        i = bisect_left(self._starts, place) - 1
        if i < 0 or self._times[i].start < sentence or own is None:
            return own
        time = self._times[i]
        period = time.period
        if period is None or period == own:
            return own
        if self._text.startswith("以来", time.end):
            return Period(period.start, dt.date(own.end.year, 12, 31)) if period.start <= own.end else own
        return period if time.start >= clause else own
