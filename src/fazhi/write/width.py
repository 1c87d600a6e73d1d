"""How wide text stands in a terminal (显示宽度): Chinese characters take two columns, marks that combine take none."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

__all__ = ["char_width", "pad", "printable", "width"]

# What must not reach a terminal: controls, and marks that reorder or hide the text around them.
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


@lru_cache(maxsize=4096)
def char_width(char: str) -> int:
    """The columns that one character takes.

    >>> [char_width(c) for c in "件a，\u200b"]
    [2, 1, 2, 0]
    """
    if unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def width(text: str) -> int:
    """The columns that `text` takes.

    >>> width("受理12件")
    8
    """
    return sum(map(char_width, text))


def pad(text: str, columns: int, *, right: bool = False) -> str:
    """`text` with spaces after it, or before it (`right`), up to `columns`."""
    space = " " * max(0, columns - width(text))
    return space + text if right else text + space


def printable(text: str) -> str:
    """`text` with tabs and other controls each replaced by one space, so that a terminal shows it as it is.

    >>> printable("a\\tb\\x1b[31m")
    'a b [31m'
    """
    return _UNPRINTABLE.sub(" ", text)
