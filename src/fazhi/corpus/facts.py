"""What comparisons across reports need of one report, small enough to be kept for a million.

These are screens: they tell which reports need not be compared, since nothing in them can clash. The others are read
again and given to the rules of `fazhi.check` themselves, which alone decide.
"""

from __future__ import annotations

import hashlib
from fractions import Fraction
from typing import Any

from fazhi.check.changes import find_changes
from fazhi.check.page import Item, Page
from fazhi.check.rules.hierarchy import _WHOLE, _values
from fazhi.check.rules.yearly import _sentences
from fazhi.model import Jurisdiction, Level, Report
from fazhi.places.table import table
from fazhi.quantity.truth import ALL_MODES, Interval, truths

__all__ = ["facts_of", "interval", "place_key"]

Facts = dict[str, Any]


def facts_of(report: Report) -> Facts | None:
    """The facts, as plain data; None where place or year is unknown, so that the report cannot be compared."""
    place, year = report.jurisdiction, report.year
    key = place_key(place)
    if place is None or key is None or year is None:
        return None
    above, ups = place.parent, []
    while above is not None:
        ups.append(place_key(above) or above.name)
        above = above.parent
    page = Page(report)
    return {
        "file": report.name,
        "key": key,
        "ups": ups,
        "year": year,
        "values": {name: _value(page, item) for name, item in sorted(_values(page).items())},
        "changes": _changes(page),
        "copied": {_short(words): len(items) for words, items in _sentences(page).items()},
    }


def place_key(place: Jurisdiction | None) -> str | None:
    """What tells a place from all others: its code, else its name below its parent.

    A name alone will do only where no two places can have it, so 鼓楼区 without a city and towns without a county have
    none: two of them might be compared as one.

    >>> place_key(Jurisdiction("启东市", code="320681")), place_key(Jurisdiction("鼓楼区", Level.COUNTY))
    ('320681', None)
    """
    if place is None:
        return None
    if place.code is not None:
        return place.code
    above = place_key(place.parent)
    if above is not None:
        return f"{above}/{place.name}"
    if place.level in (Level.TOWNSHIP, Level.ZONE, Level.DEPARTMENT, None) or place.name in table():
        return None
    return place.name


def interval(data: list[Any]) -> Interval:
    """An interval back from its plain form."""
    low, high, low_open, high_open, whole = data
    return Interval(
        None if low is None else Fraction(low), None if high is None else Fraction(high), low_open, high_open, whole
    )


def _plain(truth: Interval) -> list[Any]:
    low, high = (None if end is None else str(Fraction(end)) for end in (truth.low, truth.high))
    return [low, high, truth.low_open, truth.high_open, truth.whole]


def _truth(item: Item) -> list[Any]:
    return _plain(truths(item.figure.quantity, ALL_MODES, hard=True))


def _value(page: Page, item: Item) -> dict[str, Any]:
    unit = item.figure.quantity.unit
    spoken = "".join(other.before for other in page.chains[item.chain] if other.at <= item.at)
    return {
        "unit": item.unit,
        "way": [unit.dimension, "次" in item.unit],
        "whole": _WHOLE.search(spoken) is not None,
        "truth": _truth(item),
    }


def _changes(page: Page) -> list[dict[str, Any]]:
    out = []
    for change in find_changes(page):
        current = change.current
        if current is None or not change.certain:
            continue
        names = [indicator.name for indicator in current.indicators if not indicator.target]
        if names:
            out.append(
                {
                    "names": names,
                    "unit": current.unit,
                    "current": _truth(current),
                    "by": _truth(change.by) if change.by is not None else None,
                    "rate": _truth(change.rate) if change.rate is not None else None,
                    "up": change.up,
                }
            )
    return out


def _short(words: str) -> str:
    return hashlib.blake2b(words.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
