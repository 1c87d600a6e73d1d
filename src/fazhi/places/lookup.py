"""Look-up of places by name, date and the place they lie in."""

from __future__ import annotations

import datetime as dt

from fazhi.model import Jurisdiction, Level
from fazhi.places.table import Place, Table, stem, table

__all__ = ["candidates", "find_place", "jurisdiction", "successor"]


def find_place(
    name: str, *, as_of: dt.date | None = None, within: str | Jurisdiction | None = None
) -> Jurisdiction | None:
    """The place called `name` (full, as 启东市, or short, as 启东) with its chain of parents and its GB/T 2260 code.

    `as_of` asks for the state of that day, else for today's; a name that was not valid then is found where it was valid
    nearest to that day, and the result's `as_of` says when. `within` names a place above it. A full name that several
    places share (鼓楼区) gives the name and level alone, without parent and code; a short name that is not safe gives
    None, as does an unknown name.

    >>> place = find_place("启东")
    >>> place.name, place.code, place.parent.name, place.parent.parent.name
    ('启东市', '320681', '南通市', '江苏省')
    >>> find_place("鼓楼区").parent is None, find_place("鼓楼区", within="福州市").code
    (True, '350102')
    >>> find_place("通州区", as_of=dt.date(2012, 1, 1), within="南通").code
    '320612'
    """
    data = table()
    name = name.strip()
    found = candidates(name, as_of, within)
    if not found:
        return None
    if len(found) > 1:
        levels = {p.level for p in found}
        shared = name in data and len(levels) == 1
        return Jurisdiction(name, levels.pop(), as_of=as_of) if shared else None
    return jurisdiction(found[0], as_of)


def candidates(name: str, as_of: dt.date | None = None, within: str | Jurisdiction | None = None) -> list[Place]:
    """Every place that `name` may mean on the day; those valid nearest to it where none was valid then."""
    data = table()
    rows = data.named(name) or (_short(data, name) if len(name) > 1 else [])
    if within is not None:
        rows = [p for p in rows if _lies_within(data, p, _day(p, as_of), within)]
    valid = [p for p in rows if p.valid(as_of)]
    if not valid and rows:
        nearest = min(_distance(p, as_of) for p in rows)
        valid = [p for p in rows if _distance(p, as_of) == nearest]
    return _one_a_code(valid)


def _short(data: Table, name: str) -> list[Place]:
    """The places with this short name; 河北 and 海南 mean the province, but 吉林 may be the city."""
    rows = data.short(name)
    provinces = [p for p in rows if p.level is Level.PROVINCE]
    cities = any(p.level is Level.PREFECTURE and p.name.endswith("市") for p in rows)
    return provinces if provinces and not cities else rows


def jurisdiction(place: Place, as_of: dt.date | None) -> Jurisdiction:
    """The place as a `Jurisdiction` with its parents, as of the day, or as of the nearest on which it was valid."""
    data = table()
    day = _day(place, as_of)
    above: Jurisdiction | None = None
    for p in reversed(data.chain(place, day)):
        above = Jurisdiction(p.name, p.level, above, p.code, day)
    return Jurisdiction(place.name, place.level, above, place.code, day)


def successor(place: Jurisdiction) -> Jurisdiction | None:
    """What took the place of a recoded, renamed or merged one; None where it is in force or nothing is recorded.

    >>> successor(find_place("海门市", as_of=dt.date(2019, 1, 1))).name
    '海门区'
    """
    data = table()
    for row in data.coded(place.code or ""):
        if row.name == place.name and row.until and row.successor:
            after = row.last
            heirs = [p for p in data.coded(row.successor) if p is not row and p.last > after]
            if heirs:
                heir = min(heirs, key=lambda p: p.first)
                return jurisdiction(heir, max(heir.first, after + dt.timedelta(days=1)))
    return None


def _day(place: Place, as_of: dt.date | None) -> dt.date | None:
    """The day nearest to `as_of` on which the place was valid."""
    if place.valid(as_of):
        return as_of
    return place.last if as_of is None or as_of > place.last else place.first


def _distance(place: Place, as_of: dt.date | None) -> int:
    day = _day(place, as_of)
    return 0 if day is None else abs(((as_of or dt.date.max) - day).days)


def _one_a_code(rows: list[Place]) -> list[Place]:
    """In the year of a change two rows of one place may both be valid: the newer one stays."""
    return [p for p in rows if not (p.until and any(q.code == p.successor and q is not p for q in rows))]


def _lies_within(data: Table, place: Place, day: dt.date | None, within: str | Jurisdiction) -> bool:
    chain = data.chain(place, day)
    if isinstance(within, Jurisdiction) and within.code is not None:
        return any(p.code == within.code for p in chain)
    name = within.name if isinstance(within, Jurisdiction) else within
    return any(name in (p.name, stem(p.name)) for p in chain)
