"""Public bodies named in running text (机构): departments, governments, courts, with the place word before them."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from fazhi.places.table import table

__all__ = ["bodies"]

_LEVEL = frozenset("省市区县州盟旗镇乡我各")
_ABOVE = ("中央", "全国", "国家", "最高", "各级", "上级")
_QUOTED = re.compile(r"《[^《》]*》|“[^“”]*”")
_LONGEST_PLACE = 15
_LONGEST_ENDING = 14
# `人大代表`, `政协委员`, `法院法官` name people or things rather than the body
_NO_BODY = re.compile(r"代表|委员(?!会)|建议|提案|议案|主席|主任|局长|部长|书记|领导")
_SHORT = frozenset({"人大", "政协", "法院", "检察院", "党委", "党校"})


@cache
def _endings() -> tuple[frozenset[str], dict[str, tuple[int, ...]], re.Pattern[str]]:
    """The endings of names, their lengths from the longest on by their last character, and those characters."""
    text = (files("fazhi") / "data" / "bodies.txt").read_text(encoding="utf-8")
    words = frozenset(w for line in text.splitlines() if not line.startswith("#") for w in line.split())
    lengths: dict[str, set[int]] = {}
    for word in words:
        lengths.setdefault(word[-1], set()).add(len(word))
    by_last = {last: tuple(sorted(found, reverse=True)) for last, found in lengths.items()}
    return words, by_last, re.compile("[" + "".join(sorted(by_last)) + "]")


def bodies(text: str) -> tuple[str, ...]:
    """The public bodies that `text` names, each once, in order, with the word for their place where it has one.

    >>> bodies("市司法局会同区人民法院、各镇司法所开展督察，办理人大代表建议112件。")
    ('市司法局', '区人民法院', '各镇司法所')
    """
    words, by_last, last = _endings()
    text = _QUOTED.sub(lambda quoted: " " * len(quoted[0]), text)
    found: dict[str, None] = {}
    done = 0
    for hit in last.finditer(text):
        end = hit.end()
        length = next((n for n in by_last[hit[0]] if end - n >= done and text[end - n : end] in words), 0)
        if not length or _longer(text, end - length, length, words):
            continue
        core = end - length
        if text[core:end] in _SHORT and _NO_BODY.match(text, end):
            continue
        start = _with_place(text, core, done)
        if start == core and text[core:end] in _SHORT:
            continue
        found.setdefault(text[start:end])
        done = end
    return tuple(found)


def _longer(text: str, start: int, length: int, words: frozenset[str]) -> bool:
    """Whether the name goes on: `政府办` of `政府办公室`, `编委` of `编委会`."""
    return any(text[start : start + n] in words for n in range(length + 1, _LONGEST_ENDING + 1))


def _with_place(text: str, core: int, low: int) -> int:
    """Where the name begins that goes on with the ending at `core`: with its place, or the word for its level."""
    places = table()
    for length in range(min(_LONGEST_PLACE, core - low), 2, -1):
        if text[core - length : core] in places:
            return core - length
    if core - 2 >= low and text[core - 2 : core] in _ABOVE:
        return core - 2
    if core > low and text[core - 1] in _LEVEL:
        return core - 2 if core - 1 > low and text[core - 2] in "各全" else core - 1
    return core
