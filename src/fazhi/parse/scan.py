"""One pass over the reading text: figures, times and names.

A compiled character set finds each digit, Chinese numeral and 第; what stands there is read by looking around it.
"""

from __future__ import annotations

import re

from attrs import evolve

from fazhi.parse.numbering import run_in_marks
from fazhi.parse.scanning.arabic import read_digits
from fazhi.parse.scanning.chinese import read_han
from fazhi.parse.scanning.found import Found
from fazhi.parse.scanning.names import bracketed_names
from fazhi.parse.scanning.ordinals import read_ordinal
from fazhi.parse.scanning.times import read_time, read_word_time
from fazhi.parse.tokens import Mention, Name, Scan
from fazhi.quantity.chinese import DIGITS, POWERS
from fazhi.quantity.unit_table import unit_table

__all__ = ["scan"]

_NUMERALS = "".join(sorted((set(DIGITS) | set(POWERS)) - set("一")))
_BEHIND = "".join(
    sorted({word[0] for word in unit_table().after_chinese} | set(_NUMERALS) | set("一余多来点分成大季月日号至到—- "))
)
_BEHIND_ONE = "".join(sorted(set(_BEHIND) - set("大号点季-—到")))
_HIT = re.compile(
    f"[0-9第一今去本前明次当近上下{_NUMERALS}](?:(?<=[0-9第])|(?<=[{_NUMERALS}])(?=[{_BEHIND}])"
    f"|(?<=一)(?=[{_BEHIND_ONE}])(?<!进一)(?<!统一)(?<!之一)|(?<=[今去本前明次当上])(?=年)|(?<=[上下])(?=半年|个?季度|一?年度|个月)|(?<=前)(?=[0-9一二三四五六七八九十两]{{1,2}}个?[季月])|(?<=近)(?<![将接]近)(?=[一二三四五六七八九十两0-9]))"
)
_WORD_STARTS = frozenset("今去本前明次当近上下")
_END = Name(1 << 60, 1 << 60, "end")


def scan(text: str) -> Scan:
    """Everything in the reading text `text` that is a figure, a time, or a name that holds no figures."""
    found = Found()
    names = bracketed_names(text)
    names.append(_END)
    upcoming = iter(names)
    name = next(upcoming)
    numbering = run_in_marks(text)
    search = _HIT.search
    at = 0
    match = search(text, at)
    while match is not None:
        at = match.start()
        while name.end <= at:
            name = next(upcoming)
        c = text[at]
        if name.start < at:
            if name.kind == "title":
                time = read_time(text, at) if "0" <= c <= "9" and not text[at - 1].isdigit() else None
                if time is not None and time.end < name.end:
                    found.times.append(time)
                    at = time.end
                elif c == "第":
                    at = min(read_ordinal(text, at, found), name.end)
                else:
                    at += 1
                match = search(text, at)
                continue
            inside = name.end
        else:
            inside = 0
        if at in numbering:
            at += len(str(numbering[at]))
        elif "0" <= c <= "9":
            at = read_digits(text, at, found, inside)
        elif c == "第":
            at = read_ordinal(text, at, found)
        elif c in _WORD_STARTS:
            word = read_word_time(text, at)
            if word is not None:
                found.times.append(word)
                at = word.end
            else:
                at += 1
        else:
            at = read_han(text, at, found, inside)
        match = search(text, at)
    names.pop()
    merged = sorted([*names, *found.names], key=lambda n: n.start)
    return Scan(tuple(_share_units(text, found.mentions)), tuple(found.times), tuple(merged))


def _share_units(text: str, mentions: list[Mention]) -> list[Mention]:
    """Numbers in a list whose unit stands only behind the last: 分别为3、5、7件."""
    for i in range(len(mentions) - 2, -1, -1):
        here, following = mentions[i], mentions[i + 1]
        number, unit = here.quantity, following.quantity.unit
        if not number.unit.name and unit.name and number.step.denominator in (1, 10, 100):
            between = text[here.extent_end : following.extent_start]
            if between in ("、", "和", "与", "及", "，", ",", "/"):
                mentions[i] = evolve(here, quantity=evolve(number, unit=unit))
    return mentions
