"""Ordinals (序数): 第三届, 第15条第2款第（三）项, 第一责任人."""

from __future__ import annotations

import re

from fazhi.model import TimeKind
from fazhi.parse.scanning.found import Found
from fazhi.parse.scanning.wording import either
from fazhi.parse.tokens import TimeMention
from fazhi.quantity.chinese import DIGITS, POWERS, read_integer

__all__ = ["read_ordinal"]

_CHARS = "".join(sorted(set(DIGITS) | set(POWERS)))
_ORDINAL = re.compile(f"第[ ]?(?:（?([0-9]{{1,16}})）?|（?([{_CHARS}]{{1,12}})）?)(?:[ ]?{either('ordinals')})?")
_QUARTER = re.compile("第[一二三四1-4]季度")


def read_ordinal(text: str, at: int, found: Found) -> int:
    """Read the ordinal that 第 at `at` begins; returns where to go on."""
    match = _ORDINAL.match(text, at)
    if match is None:
        return at + 1
    arabic, chinese = match.groups()
    if arabic is not None:
        number: int | None = int(arabic)
    else:
        read = read_integer(chinese)
        number = read.value if read is not None else None
    kind = TimeKind.PERIOD if _QUARTER.match(text, at) else TimeKind.ORDINAL
    found.times.append(TimeMention(at, match.end(), kind, None, number if kind is TimeKind.ORDINAL else None))
    return match.end()
