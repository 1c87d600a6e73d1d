"""What the one pass has found so far."""

from __future__ import annotations

from attrs import define, field

from fazhi.parse.tokens import Mention, Name, TimeMention

__all__ = ["Found"]


@define
class Found:
    """Growing lists of figures, times and names, each in the order of the text."""

    mentions: list[Mention] = field(factory=list)
    times: list[TimeMention] = field(factory=list)
    names: list[Name] = field(factory=list)
