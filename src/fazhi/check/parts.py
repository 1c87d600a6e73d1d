"""A whole and its parts, as the words of a sentence list them."""

from __future__ import annotations

from attrs import define

from fazhi.check.lexicon import ClosedSet
from fazhi.check.page import Item

__all__ = ["JOINS", "Parts", "adds_up"]

JOINS = ("、", "和", "及", "与", "以")


@define
class Parts:
    """A whole and its parts. `tight` parts certainly belong to it; `closed` says why they must add up, if they must."""

    whole: Item
    parts: list[Item]
    tight: list[Item]
    marker: str
    closed: str | None = None
    proof: bool = False
    set: ClosedSet | None = None
    missing: bool = False  # a same-unit figure of the sentence stands between and is no part


def adds_up(whole: Item, parts: list[Item]) -> bool:
    return sum((p.value for p in parts), whole.value * 0) == whole.value
