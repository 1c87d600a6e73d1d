"""Text that any XML document may hold."""

from __future__ import annotations

import re

__all__ = ["clean"]

# What no XML document may contain, whatever the escaping.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(text: str) -> str:
    """`text` with each character that XML forbids replaced by U+FFFD.

    >>> clean("受理12件\\x0b。")
    '受理12件\\ufffd。'
    """
    return _FORBIDDEN.sub("\ufffd", text)
