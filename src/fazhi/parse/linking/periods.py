"""The period a figure is about: the reported year unless the sentence names another (统计期)."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Sequence

from fazhi.model import Period, TimeKind
from fazhi.parse.tokens import TimeMention

__all__ = ["Periods"]

_YEARS = frozenset((TimeKind.YEAR,))


class Periods:
    """The years that a text names, and what they mean for the figures behind them."""

    def __init__(self, times: Sequence[TimeMention], year: int | None, text: str) -> None:
        self._times = [t for t in times if t.kind in _YEARS and t.period is not None]
        self._starts = [t.start for t in self._times]
        self._year = year
        self._own = Period.year(year) if year is not None else None
        self._text = text

    def at(self, sentence: int, clause: int, place: int) -> Period | None:
        """The period at `place`: a year named in the clause itself, else the reported year."""
        i = bisect_left(self._starts, place) - 1
        if i < 0 or self._times[i].start < sentence or self._own is None:
            return self._own
        time = self._times[i]
        period = time.period
        if period is None or period == self._own:
            return self._own
        if self._text.startswith("以来", time.end):
            return Period(period.start, dt.date(self._own.end.year, 12, 31))
        return period if time.start >= clause else self._own
