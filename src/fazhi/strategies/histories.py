"""Invented reports of real places over many years, whose figures hold together within and across reports.

Plain, seeded and fast: for benchmarks, teaching, and tests of one's own programs. A place's figures follow from its
last year's, a city's are at least those of its counties, and faults stand where they were planted.

>>> few = list(histories(4, seed=1, years=range(2021, 2025)))
>>> [(issue.place, issue.year) for issue in few]
[('北京市', 2021), ('北京市', 2022), ('北京市', 2023), ('北京市', 2024)]
>>> few == list(histories(4, seed=1, years=range(2021, 2025)))
True
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import islice

from attrs import field, frozen

from fazhi.model import Level
from fazhi.places.table import Place, table
from fazhi.strategies import wordings
from fazhi.strategies.faults import slips
from fazhi.strategies.layouts import LAYOUTS, laid_out
from fazhi.strategies.reports import Draft, _aid, _clean_up, _files, _training, _Writer

__all__ = ["Issue", "Plant", "histories"]

# Figures that no growth is told of: what a report says of last year must follow from last year's report.
_TOPICS: tuple[Callable[[_Writer], None], ...] = (_clean_up, _training, _aid, _files)
_OFFICES = ("司法局", "市场监督管理局", "城市管理局", "卫生健康委员会", "应急管理局", "生态环境局")
_HEADINGS = (
    "推进行政复议与应诉工作",
    "化解社会矛盾纠纷",
    "健全依法行政制度体系",
    "提高公共法律服务水平",
    "规范行政执法",
    "加强队伍建设",
    "强化执法监督",
)


@frozen
class Plant:
    """A fault in a report: `sum` (a closed list no longer adds up: an error) or `year` (the growth does not follow from
    last year's report: a warning across reports), and the figure as printed."""

    kind: str
    text: str


@frozen
class Issue:
    """One report: its file name, text, place, year, how it is laid out, and the fault planted in it, if any."""

    file: str
    text: str = field(repr=False)
    place: str
    code: str | None
    year: int
    layout: str
    plant: Plant | None = None


@frozen
class _Counts:
    """What a place counted in a year; `carried` cases came from the year before."""

    received: int
    accepted: int
    carried: int
    concluded: int
    disputes: int
    settled: int

    @property
    def pending(self) -> int:
        return self.carried + self.accepted - self.concluded


@frozen
class _Author:
    """Who reports: the place by its code, its name as titles give it, and what it counted year by year."""

    code: str
    name: str
    title: str
    whole: str
    counts: tuple[_Counts, ...]


def histories(
    count: int,
    *,
    seed: int = 0,
    years: Sequence[int] = range(2015, 2025),
    length: int = 5000,
    faults: float = 0.0,
    departments: int = 0,
    layouts: Sequence[str] = LAYOUTS,
) -> Iterator[Issue]:
    """The first `count` reports of a nation: each province, its prefectures and counties, year by year.

    `length` is about the number of characters of a report; `faults` the share of reports with one planted fault;
    `departments` how many offices of each place report too. The same arguments give the same reports. At most as many
    come as there are places, offices and years.
    """
    return islice(_nation(seed, tuple(years), length, faults, departments, tuple(layouts)), count)


def _nation(
    seed: int, years: tuple[int, ...], length: int, faults: float, departments: int, layouts: tuple[str, ...]
) -> Iterator[Issue]:
    for province, places in _tree(min(years)):
        chance = random.Random(f"{seed} {province.code}")
        authors = _authors(chance, province, places, len(years))
        for author in authors:
            for at, year in enumerate(years):
                yield _issue(f"{seed} {author.code} {year}", author, at, year, length, faults, layouts)
            for office in _OFFICES[:departments]:
                for year in years:
                    yield _department(f"{seed} {author.code} {office} {year}", author, office, year, length, layouts)


@lru_cache(maxsize=4)
def _tree(first: int) -> list[tuple[Place, list[Place]]]:
    """Each province with its places in force since before the first year, in the order of codes."""
    data = table()
    day = dt.date(first, 1, 1)
    every = {p.code: p for name in data.names() for p in data.named(name) if p.valid(None) and p.first <= day}
    provinces = [p for p in every.values() if p.level is Level.PROVINCE and p.code < "700000"]
    return [
        (province, sorted((p for p in every.values() if _inside(p, province)), key=lambda p: p.code))
        for province in sorted(provinces, key=lambda p: p.code)
    ]


def _inside(place: Place, province: Place) -> bool:
    return place.code[:2] == province.code[:2] and place is not province and place.name not in ("市辖区", "县")


def _authors(chance: random.Random, province: Place, places: list[Place], years: int) -> list[_Author]:
    """The province, each prefecture and its counties behind it, with the counts of the counties inside the others'."""
    counts: dict[str, tuple[_Counts, ...]] = {}
    for level in (Level.COUNTY, Level.PREFECTURE, Level.PROVINCE):
        for place in [*places, province]:
            if place.level is level:
                inside = [counts[p.code] for p in places if _above(p, places, province) == place.code]
                counts[place.code] = _course(chance, years, inside)
    names = {p.code: p.name for p in [province, *places]}
    shared = _shared_names()
    authors = []
    for place in [province, *places]:
        above = names.get(_above(place, places, province), "")
        title = above + place.name if place.name in shared else place.name
        rank = "州" if place.name.endswith("自治州") else place.name[-1]
        whole = f"全{rank}" if rank in "省市区县州盟旗" else "全区"
        authors.append(_Author(place.code, place.name, title, whole, counts[place.code]))
    return authors


def _above(place: Place, places: list[Place], province: Place) -> str:
    """The code of the place directly above; none above a province."""
    if place is province:
        return ""
    prefecture = place.code[:4] + "00"
    if place.level is Level.COUNTY and any(p.code == prefecture for p in places):
        return prefecture
    return province.code


@lru_cache(maxsize=1)
def _shared_names() -> frozenset[str]:
    data = table()
    return frozenset(name for name in data.names() if len(data.named(name)) > 1)


def _course(chance: random.Random, years: int, inside: list[tuple[_Counts, ...]]) -> tuple[_Counts, ...]:
    """Year after year of one place: those of the places inside, and its own level's on top."""
    own = chance.randint(30, 400)
    pending, course = chance.randint(1, 12), []
    for at in range(years):
        own = max(24, own + chance.randint(-own // 8, own // 5 + 2))
        received = own + chance.randint(2, 9)
        accepted = received - chance.randint(1, max(1, received // 12))
        carried = pending
        concluded = max(1, accepted + carried - chance.randint(1, max(1, accepted // 15)))
        pending = carried + accepted - concluded
        disputes = own * chance.randint(8, 30)
        mine = _Counts(received, accepted, carried, concluded, disputes, disputes - chance.randint(1, disputes // 20))
        course.append(_total([mine, *(other[at] for other in inside)]))
    return tuple(course)


def _total(counts: list[_Counts]) -> _Counts:
    return _Counts(
        sum(c.received for c in counts),
        sum(c.accepted for c in counts),
        sum(c.carried for c in counts),
        sum(c.concluded for c in counts),
        sum(c.disputes for c in counts),
        sum(c.settled for c in counts),
    )


def _issue(
    seed: str, author: _Author, at: int, year: int, length: int, faults: float, layouts: tuple[str, ...]
) -> Issue:
    chance = random.Random(seed)
    w = _Writer(chance, cut=chance.random() < 0.3)
    faulty = chance.random() < faults
    # Every second year only: two such faults in a row share a figure, and are one finding of `check`.
    years_fault = faulty and at % 2 == 1 and chance.random() < 0.4
    counts, before = author.counts[at], author.counts[at - 1] if at else None
    false = _misremembered(chance, before.received, counts.received) if before and years_fault else None
    topics = list(chance.sample(_TOPICS, chance.randint(2, len(_TOPICS))))
    own: list[Callable[[_Writer], None]] = [
        lambda w: _cases(w, author.whole, counts, before.received if before and false is None else false),
        lambda w: _disputes(w, author.whole, counts),
    ]
    wordings.head(w, f"{author.title}人民政府", author.title, year)
    wordings.body(w, _HEADINGS, [*own, *topics], length)
    wordings.tail(w, f"{author.title}人民政府", year)
    draft = Draft("".join(w.parts), tuple(w.figures), tuple(w.ties), year)
    text, plant = draft.text, Plant("year", f"{false}件") if false is not None else None
    if faulty and not years_fault:
        text, plant = _with_slip(chance, draft)
    layout = chance.choice(layouts)
    folder = f"{author.code[:2]}0000"
    file = f"{folder}/{year}/{author.code}-{author.name}.txt"
    return Issue(file, laid_out(text, layout), author.name, author.code, year, layout, plant)


def _department(seed: str, author: _Author, office: str, year: int, length: int, layouts: tuple[str, ...]) -> Issue:
    chance = random.Random(seed)
    w = _Writer(chance, cut=chance.random() < 0.3)
    name = author.title + office
    wordings.head(w, name, name, year)
    wordings.body(w, _HEADINGS[2:], list(chance.sample(_TOPICS, chance.randint(2, len(_TOPICS)))), length)
    wordings.tail(w, name, year)
    layout = chance.choice(layouts)
    file = f"{author.code[:2]}0000/{year}/{author.code}-{name}.txt"
    return Issue(file, laid_out("".join(w.parts), layout), name, None, year, layout)


def _misremembered(chance: random.Random, count: int, now: int) -> int:
    """Another count for last year, well off the true one, and not this year's, so that a change is told."""
    sign = chance.choice((-1, 1))
    false = max(2, count + sign * chance.randint(max(3, count // 20), max(4, count // 6)))
    return false + sign if false == now else false


def _cases(w: _Writer, whole: str, now: _Counts, before: int | None) -> None:
    w.say(whole, "各级行政复议机关", w.pick("共收到", "收到"), "行政复议申请")
    total = w.put(now.received, "件")
    if before is not None and before != now.received:
        up = now.received > before
        w.say(w.pick("，较上年", "，比上年"), "增加" if up else "减少")
        by = w.put(abs(now.received - before), "件")
        w.say("，", "增长" if up else "下降")
        rate = w.put(w.rate(abs(now.received - before), before, w.chance.choice((1, 2))), "")
        w.tie("growth", total, by, rate)
    w.say("；受理")
    accepted = w.put(now.accepted, "件")
    w.tie("bound", total, accepted, provable=False)
    w.say(w.pick("。上年结转", "；上年结转"))
    carried = w.put(now.carried, "件")
    w.say(w.pick("，本年审结", "，审结"))
    concluded = w.put(now.concluded, "件")
    w.say(w.pick("，年末未结", "，尚未审结"))
    pending = w.put(now.pending, "件")
    w.tie("balance", accepted, carried, concluded, pending, provable=False)
    w.say("。")


def _disputes(w: _Writer, whole: str, now: _Counts) -> None:
    w.say(whole, w.pick("各级人民调解组织受理矛盾纠纷", "各级调解组织受理矛盾纠纷"))
    total = w.put(now.disputes, "件")
    w.say(w.pick("，调解成功", "，成功调解"))
    settled = w.put(now.settled, "件")
    w.say("，调解成功率", w.pick("", "达"))
    rate = w.put(w.rate(now.settled, now.disputes, w.chance.choice((1, 2))), "")
    w.tie("rate", settled, total, rate)
    w.say("。")


def _with_slip(chance: random.Random, draft: Draft) -> tuple[str, Plant | None]:
    """The text with one slip in a list that its words close."""
    sums = [tie for tie in draft.ties if tie.kind == "sum" and tie.provable]
    if not sums:
        return draft.text, None
    at = chance.choice(chance.choice(sums).figures)
    kinds = ("digit", "swap", "drop", "double")
    choices = [slip.text for slip in slips(draft.figures[at].text) if slip.kind in kinds]
    text = chance.choice(choices)
    return draft.with_fault(at, text), Plant("sum", text)
