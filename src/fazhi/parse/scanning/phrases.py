"""Set phrases (固定词组) that begin with a numeral and count nothing: 三重一大, 一体化, 四个意识."""

from __future__ import annotations

import re
from pathlib import Path

__all__ = ["phrase_at"]

_FILE = Path(__file__).parents[2] / "data" / "phrases.txt"


def _by_start() -> dict[str, tuple[str, ...]]:
    """The phrases by their first two characters, longest first."""
    starts: dict[str, set[str]] = {}
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            for phrase in line.split():
                starts.setdefault(phrase[:2], set()).add(phrase)
    return {key: tuple(sorted(found, key=len, reverse=True)) for key, found in starts.items()}


_BY_START = _by_start()
_PARALLEL = re.compile("一[\u4e00-\u9fff]{1,3}[、，]?[一多两][\u4e00-\u9fff]")
_SAME = re.compile("([一二三四五六七八九十两百千万])(?![件次人起份家名])[\u4e00-\u9fff]\\1[\u4e00-\u9fff]")


def phrase_at(text: str, at: int) -> int:
    """Where the set phrase that starts with the Chinese numeral at `at` ends, or 0 where none does.

    >>> phrase_at("三重一大事项", 0), phrase_at("三次", 0)
    (4, 0)
    """
    for phrase in _BY_START.get(text[at : at + 2], ()):
        if text.startswith(phrase, at):
            return at + len(phrase)
    match = _SAME.match(text, at) or (_PARALLEL.match(text, at) if text[at] == "一" else None)
    return match.end() if match else 0
