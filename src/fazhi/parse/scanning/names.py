"""Names that hold no figures (专名): 《titles》 and “quoted” slogans, found in one pass over the brackets."""

from __future__ import annotations

import re

from fazhi.parse.tokens import Name

__all__ = ["bracketed_names"]

_MARKS = re.compile('[《》“”「」『』"\n]')
_CLOSE = {"“": "”", "「": "」", "『": "』", '"': '"'}
_LONGEST_TITLE = 160
_LONGEST_NAME = 40
_LONGEST_PLAIN = 24
"""Of a name in straight quotes, whose ends are easily confused with their beginnings."""
_LONGEST_QUOTE = 400
_SENTENCE = re.compile("[。；！？]")


_CLAUSES = re.compile("，[^”\n]*[0-9]|[0-9][^”\n]*，")


def _may_be_a_name(text: str, start: int, end: int) -> bool:
    """Whether what stands between quotes is short and no sentence; with a comma and digits it tells something."""
    if end - start - 1 > (_LONGEST_PLAIN if text[end] == '"' else _LONGEST_NAME):
        return False
    return _SENTENCE.search(text, start, end) is None and _CLAUSES.search(text, start, end) is None


def bracketed_names(text: str) -> list[Name]:
    """Every 《title》 and every quoted stretch short enough to be a name, in order, none inside another.

    A mark without its partner in the same paragraph opens nothing.

    >>> bracketed_names("印发《办法》，推行“一件事一次办”")
    [Name(start=2, end=6, kind='title'), Name(start=9, end=17, kind='quote')]
    """
    found: list[Name] = []
    title = quote = -1  # where the open bracket of each kind stands
    depth = 0
    closing = ""
    for match in _MARKS.finditer(text):
        mark = match[0]
        at = match.start()
        if mark == "\n":
            title = quote = -1
        elif mark == "《":
            if title < 0 or at - title > _LONGEST_TITLE:
                title, depth = at, 0
            depth += 1
        elif mark == "》":
            depth -= 1
            if title >= 0 and depth <= 0:
                if at - title <= _LONGEST_TITLE:
                    found.append(Name(title, at + 1, "title"))
                title = -1
        elif quote >= 0 and mark == closing:
            if _may_be_a_name(text, quote, at):
                while found and found[-1].start > quote:
                    found.pop()
                if not found or found[-1].end <= quote:
                    found.append(Name(quote, at + 1, "quote"))
            quote = -1
        elif mark in _CLOSE and (quote < 0 or _CLOSE[mark] == closing or at - quote > _LONGEST_QUOTE):
            quote, closing = at, _CLOSE[mark]
    # a quote within a title was recorded before the title closed
    kept: list[Name] = []
    for name in found:
        while kept and kept[-1].start >= name.start:
            kept.pop()
        kept.append(name)
    return kept
