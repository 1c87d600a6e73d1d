"""One line of a text and what it looks like (行)."""

from __future__ import annotations

from attrs import define

from fazhi.parse.numbering import Mark

__all__ = ["BLANK", "Line"]

BLANK = " \t\u3000"
"""The characters that may stand around the content of a line."""


@define(eq=False)
class Line:
    """A line that holds text: its content [start, end) without marks and outer spaces, in the unveiled text."""

    raw: int
    start: int
    end: int
    text: str
    plain: str  # the text without its spaces
    width: int  # of the whole line, with the spaces around it
    indent: int
    level: int  # of a Markdown heading, else 0
    blanks: int  # empty lines before it
    bullet: bool
    paged: bool  # a page number stands before it
    mark: Mark | None
    bare: bool  # nothing but digits and signs, or numbers kept apart by spaces: part of a table
