"""The lines of a text and what each looks like (行): marks, indent, numbering."""

from __future__ import annotations

import re

from fazhi.parse.layout.furniture import (
    drop_page_numbers,
    drop_running_heads,
    is_page_number,
    is_rule,
    mark_cells,
)
from fazhi.parse.layout.line import BLANK, Line
from fazhi.parse.layout.spaces import is_row
from fazhi.parse.layout.stretches import stretches
from fazhi.parse.numbering import leading_mark

__all__ = ["lines"]

_OPENING = re.compile(r"([ \t\u3000]*)((?:>[ \t]+)*)(?:(#{1,6})[ \t]*|[-*+•●■◆▪·][ \t\u3000]+|[•●■◆▪◦][ \t]*)?(?=(.?))")
_BARE = re.compile(r"[\d.,%\s\-—/|+*]+$")


def lines(text: str) -> list[Line]:
    """The lines of `text` that hold text, without rules, page numbers and repeated page heads."""
    found: list[Line] = []
    blanks = 0
    paged = False
    for start, raw in stretches(text):
        opening = _OPENING.match(raw)
        if opening is None or not opening[4] or opening[4] in BLANK:
            blanks += 1
        elif is_page_number(raw):
            blanks, paged = blanks + 1, True
        elif is_rule(raw):
            blanks += 1
        else:
            content = raw[opening.end() :].rstrip(BLANK)
            indent = sum(2 if c == "\u3000" else 4 if c == "\t" else 1 for c in opening[1])
            level = len(opening[3] or "")
            if level:
                content = content.rstrip("#").rstrip(BLANK) or content
            at = start + opening.end()
            plain = "".join(content.split()) if " " in content or "\u3000" in content else content
            found.append(
                Line(
                    raw=start,
                    start=at,
                    end=at + len(content),
                    text=content,
                    plain=plain,
                    width=len(raw),
                    indent=indent,
                    level=level,
                    blanks=blanks,
                    bullet=level == 0 and opening.end() > opening.end(2),
                    paged=paged,
                    mark=leading_mark(plain),
                    bare=_BARE.match(content) is not None or (plain is not content and is_row(content)),
                )
            )
            blanks = 0
            paged = False
    mark_cells(found)
    return drop_page_numbers(drop_running_heads(found))
