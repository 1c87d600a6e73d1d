"""The table of units: which words are units, longest first, and what they convert to.

The facts are in `data/units.txt`, whose head explains its notation.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from pathlib import Path

from attrs import frozen

from fazhi.quantity.unit import Unit

__all__ = ["NONE", "UnitTable", "unit_named", "unit_table"]

NONE = Unit("", "number")
"""The unit of a number that counts nothing named."""

_AGAIN = ("项目标", "项目前", "项目录", "人民警", "人大多", "期限制")
"""Where the character barred behind a word begins a word itself: 3项目标."""

_FILE = Path(__file__).parent.parent / "data" / "units.txt"


@frozen(eq=False)
class UnitTable:
    """`units` by every way to write them; `lengths` of the words by first character, longest first.

    `after_chinese` holds the words that make a quantity of a Chinese numeral before them, and `unless` the characters
    behind a word with which it is part of another word (处 in 处理).
    """

    units: dict[str, Unit]
    lengths: dict[str, tuple[int, ...]]
    after_chinese: frozenset[str]
    unless: dict[str, str]

    def match(self, text: str, at: int) -> str | None:
        """The longest word of the table that stands at `at` as a unit of its own.

        >>> unit_table().match("3件事", 1), unit_table().match("3处理", 1)
        ('件', None)
        """
        first = text[at : at + 1]
        for length in self.lengths.get(first, ()):
            word = text[at : at + length]
            if word in self.units:
                barred = self.unless.get(word)
                behind = text[at + length : at + length + 1]
                if word[-1].isascii() and word[-1].isalpha() and behind.isascii() and behind.isalnum():
                    continue
                if barred is None or not behind or behind not in barred:
                    return word
                if length == 1 and text.startswith(_AGAIN, at):
                    return word
        return None


@cache
def unit_table() -> UnitTable:
    """The table of this release, read once."""
    units: dict[str, Unit] = {}
    chinese: set[str] = set()
    unless: dict[str, str] = {}
    dimension, base = "count", None
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        if line.startswith("["):
            dimension, _, name = line[1:].partition("] ")
            base = None if name == "-" else name
        elif dimension == "after Chinese numerals":
            chinese.update(line.split())
        elif dimension == "unless followed by":
            for entry in line.split():
                word, _, barred = entry.partition(":")
                unless[word] = barred
        else:
            for entry in line.split():
                written, _, alias = entry.partition("*")
                word, _, factor = written.partition("=")
                units[word] = Unit(alias or word, dimension, Fraction(factor) if factor else None, base)
    lengths: dict[str, set[int]] = {}
    for word in units:
        lengths.setdefault(word[0], set()).add(len(word))
    ordered = {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()}
    return UnitTable(units, ordered, frozenset(chinese), unless)


def unit_named(name: str) -> Unit:
    """The unit written `name`; unknown words are counts, `X次` visits, `A/B` rates."""
    if not name:
        return NONE
    known = unit_table().units.get(name)
    if known is not None:
        return known
    if "/" in name:
        return Unit(name, "rate")
    return Unit(name, "visits" if len(name) > 1 and name.endswith("次") else "count")
