"""Reports against each other at scale (跨报告核对): years of one place, and a place and those inside it.

Grouped by place and year, never all pairs. What cannot clash by the facts of each report is passed over; the rest is
read again and judged by the rules of `fazhi.check`, so that a finding means the same as one of `fazhi check`.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import IO, Any

from attrs import evolve

from fazhi.check.lexicon import lexicon
from fazhi.check.registry import rules
from fazhi.check.rule import CheckConfig
from fazhi.check.rules.yearly import _COPIED
from fazhi.check.runner import check
from fazhi.corpus.facts import Facts, interval
from fazhi.corpus.one import Row, finding_rows
from fazhi.corpus.pool import Pool, WorkerDied
from fazhi.errors import ReadError
from fazhi.quantity.truth import Interval
from fazhi.read.reader import read

__all__ = ["Groups", "clashing", "compared"]


class Groups:
    """Facts on disk, those of one province together, so that only one province at a time is in memory."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files: dict[str, IO[str]] = {}
        folder.mkdir(parents=True, exist_ok=True)

    def add(self, facts: Facts) -> None:
        top = facts["ups"][-1] if facts["ups"] else facts["key"]
        name = top[:2] if top[:2].isdigit() else f"x{zlib.crc32(top.encode()) % 64}"
        if name not in self._files:
            self._files[name] = (self._folder / f"{name}.jsonl").open("w", encoding="utf-8")
        self._files[name].write(json.dumps(facts, ensure_ascii=True) + "\n")

    def close(self) -> list[Path]:
        """The groups, in a fixed order."""
        for file in self._files.values():
            file.close()
        return [self._folder / f"{name}.jsonl" for name in sorted(self._files)]


def compared(groups: list[Path], pool: Pool, config: CheckConfig | None) -> Iterator[Row]:
    """The findings of all groups, one row each."""
    config = config or CheckConfig()
    every = {rule.id for rule in rules() if rule.across is not None}
    wanted = (every if config.only is None else every & config.only) - config.off
    if not wanted:
        return
    config = evolve(config, only=frozenset(wanted))
    for rows in pool.map(partial(_compare, config), groups):
        if not isinstance(rows, WorkerDied):
            yield from rows


def _compare(config: CheckConfig, group: Path) -> list[Row]:
    with group.open(encoding="utf-8") as file:
        facts = [json.loads(line) for line in file]
    rows: list[Row] = []
    for files in clashing(facts):
        try:
            reports = [read(name) for name in files]
        except ReadError:
            continue  # it is gone since; its first reading stays in the tables
        rows.extend(finding_rows(check(reports, config=config).findings, {r.name: r for r in reports}, across=True))
    return rows


def clashing(facts: list[Facts]) -> Iterator[list[str]]:
    """The files of each group of reports that may contradict each other, in a fixed order."""
    places: dict[tuple[str, int], Facts] = {}
    inside: dict[tuple[str, int], list[Facts]] = {}
    for one in facts:
        at = (one["key"], one["year"])
        if at in places:
            continue  # the same report from another source
        places[at] = one
        for up in one["ups"]:
            inside.setdefault((up, one["year"]), []).append(one)
    for (key, year), one in places.items():
        before = places.get((key, year - 1))
        if before is not None and _years_clash(before, one):
            yield [before["file"], one["file"]]
    for at, whole in places.items():
        parts = _outermost(inside.get(at, []))
        if parts and _places_clash(whole, parts):
            yield [whole["file"], *(part["file"] for part in parts)]


def _outermost(parts: list[Facts]) -> list[Facts]:
    keys = {part["key"] for part in parts}
    return [part for part in parts if keys.isdisjoint(part["ups"])]


def _years_clash(before: Facts, now: Facts) -> bool:
    last: Mapping[str, Any] = before["values"]
    for change in now["changes"]:
        old = next((last[name] for name in change["names"] if name in last), None)
        if old is not None and old["unit"] == change["unit"] and not _follows(change, interval(old["truth"])):
            return True
    for out, into in lexicon().carry:
        a, b = last.get(out), now["values"].get(into)
        if a and b and a["unit"] == b["unit"] and interval(a["truth"]).meet(interval(b["truth"])).empty:
            return True
    copied = sum(int(count) for words, count in now["copied"].items() if words in before["copied"])
    return copied >= _COPIED


def _follows(change: Mapping[str, Any], old: Interval) -> bool:
    """Whether the change surely fits last year's count: both counts known exactly, and the change between them."""
    current, previous = interval(change["current"]).single, old.single
    if current is None or previous is None or not previous:
        return False
    grown = (current - previous) * (1 if change["up"] else -1)
    fits = change["by"] is None or interval(change["by"]).contains(grown)
    return fits and (change["rate"] is None or interval(change["rate"]).contains(Fraction(100 * grown, 1) / previous))


def _places_clash(whole: Facts, parts: list[Facts]) -> bool:
    pieces = dict(lexicon().hierarchy)
    for name in lexicon().additive:
        total = whole["values"].get(name)
        if total is None or not total["whole"]:
            continue
        limit = interval(total["truth"])
        if limit.high is None:
            continue
        least, loose = Fraction(0), limit.high_open
        for part in parts:
            values = part["values"]
            names = [name] if name in values else list(pieces.get(name, ()))
            if all(n in values for n in names):
                for value in (values[n] for n in names):
                    if value["way"] == total["way"]:
                        low = interval(value["truth"])
                        least += low.low or 0
                        loose = loose or low.low_open
        if least > limit.high or (loose and least == limit.high):
            return True
    return False
