"""Layout repair (版面修复): from the text as given to the text a reader would see, with the way back."""

from __future__ import annotations

from fazhi.span import OffsetMap, Reading

__all__ = ["repair"]


def repair(text: str) -> Reading:
    """The reading text of `text`."""
    return Reading(text, OffsetMap((0,), (0,)))
