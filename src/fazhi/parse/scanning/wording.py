"""The word lists of `data/numbering.txt`, by name."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

__all__ = ["either", "words"]

_FILE = Path(__file__).parents[2] / "data" / "numbering.txt"


@cache
def _lists() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, _, entries = line.partition(":")
            found.setdefault(name, []).extend(entries.split())
    return {name: tuple(entries) for name, entries in found.items()}


def words(name: str) -> tuple[str, ...]:
    """The words of the list `name`.

    >>> "12345" in words("hotlines")
    True
    """
    return _lists()[name]


def either(name: str) -> str:
    """A pattern that matches any word of the list `name`."""
    return "(?:" + "|".join(re.escape(word) for word in words(name)) + ")"
