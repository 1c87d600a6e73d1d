"""The words of `data/relations.toml`, compiled once: which counts belong together."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from attrs import frozen

__all__ = ["ClosedSet", "Lexicon", "Overlap", "RateWords", "Stage", "lexicon"]


@frozen
class ClosedSet:
    """Classes that exhaust their whole; `proof` where a miss may be an error, `carry` where cases are carried over."""

    id: str
    zh: str
    en: str
    members: tuple[tuple[str, re.Pattern[str]], ...]
    needs: tuple[frozenset[str], ...]
    proof: bool
    carry: bool
    whole: re.Pattern[str] | None

    def member(self, words: str) -> str | None:
        """The class that `words` name: of several the one named last before the number, then the longest."""
        best: tuple[int, int, str] | None = None
        for name, pattern in self.members:
            for m in pattern.finditer(words):
                key = (m.end(), m.end() - m.start(), name)
                if best is None or key > best:
                    best = key
        return best[2] if best else None

    def complete(self, found: set[str]) -> bool:
        return all(need & found for need in self.needs)


@frozen
class Stage:
    id: str
    small: re.Pattern[str]
    large: re.Pattern[str]


@frozen
class RateWords:
    """A family of rates: what comes before 率, and the words that name its part and its whole."""

    stem: re.Pattern[str]
    part: re.Pattern[str]
    whole: re.Pattern[str] | None
    loose: re.Pattern[str] | None
    proof: str
    silent: bool


@frozen
class Overlap:
    """Why classes need not add up: the text says so, people belong to several, one event reaches several targets.

    `flow` names what came and went in the year, `exclusion` what is left out of a base.
    """

    said: re.Pattern[str]
    people: re.Pattern[str]
    reach: re.Pattern[str]
    flow: re.Pattern[str]
    exclusion: re.Pattern[str]


@frozen
class Lexicon:
    closed: tuple[ClosedSet, ...]
    stages: tuple[Stage, ...]
    outcomes: tuple[Stage, ...]
    rates: tuple[RateWords, ...]
    bounds: tuple[tuple[str, str], ...]
    hierarchy: tuple[tuple[str, tuple[str, ...]], ...]
    additive: frozenset[str]
    carry: tuple[tuple[str, str], ...]
    classes: re.Pattern[str]
    persons: re.Pattern[str]
    overlap: Overlap
    kin: tuple[re.Pattern[str], ...]  # names of things of one kind
    steps: re.Pattern[str]  # of a process, that a text names again before it lists what became of its cases


def _any(words: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(w) for w in sorted(set(words), key=lambda w: (-len(w), w))))


@cache
def lexicon() -> Lexicon:
    """The compiled data; read once."""
    data: dict[str, Any] = tomllib.loads(files("fazhi").joinpath("data/relations.toml").read_text(encoding="utf-8"))
    closed = tuple(
        ClosedSet(
            c["id"],
            c["zh"],
            c["en"],
            tuple((name, _any(words)) for name, words in c["members"].items()),
            tuple(frozenset(need) for need in c["needs"]),
            c["proof"],
            c.get("carry", False),
            _any(c["whole"]) if "whole" in c else None,
        )
        for c in data["closed"]
    )
    outcomes = tuple(Stage(o["id"], _any(o["part"]), _any(o["whole"])) for o in data["outcome"])
    every = [w for c in data["closed"] for words in c["members"].values() for w in words]
    every += [w for o in data["outcome"] for w in (*o["part"], *o["whole"])]
    every += [w for s in data["stage"] for w in (*s["small"], *s["large"])]
    steps = [w for s in data["stage"] for w in (*s["small"], *s["large"])]
    steps += [w for o in data["outcome"] for w in o["whole"]]
    steps += [w for c in data["closed"] for w in c.get("whole", ())]
    return Lexicon(
        closed,
        tuple(Stage(s["id"], _any(s["small"]), _any(s["large"])) for s in data["stage"]),
        outcomes,
        tuple(
            RateWords(
                _any(r["stem"]),
                _any(r["part"]),
                _any(r["whole"]) if r["whole"] else None,
                _any(r["loose"]) if "loose" in r else None,
                r.get("proof", "never"),
                r.get("silent", False),
            )
            for r in data["rate"]
        ),
        tuple((b["small"], b["large"]) for b in data["indicator_bound"]),
        tuple((h["name"], tuple(h["parts"])) for h in data["hierarchy"]),
        frozenset(data["additive"]["names"]),
        tuple((c["out"], c["into"]) for c in data["carry"]),
        _any(every),
        re.compile(f"(?:^|其中|有|含|为)(?:{_any(data['persons']['words']).pattern})$"),
        Overlap(
            re.compile("|".join(data["overlap"]["said"])),
            _any(data["overlap"]["people"]),
            re.compile(f"^(?:其中|包括)?(?P<verb>{_any(data['overlap']['reach']).pattern})"),
            _any(data["overlap"]["flow"]),
            _any(data["overlap"]["exclusion"]),
        ),
        tuple(_any(k["words"]) for k in data["kin"]),
        _any(steps),
    )
