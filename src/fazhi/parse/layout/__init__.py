"""Layout repair (版面修复): from the text as given to the text a reader would see, with the way back.

1. Widths: digits and letters become ASCII, spaces one kind, Chinese punctuation full-width (`folding`).
2. What hides the text's own characters goes: zero-width characters, Markdown bold, letter-spacing (`veil`).
3. Lines lose their marks; rules, page numbers and repeated page heads go (`lines`).
4. Each line end is a wrap or the end of a paragraph (`wraps`, `breaks`).
5. Stray spaces inside paragraphs go; digits grouped by spaces come together (`spaces`).
"""

from __future__ import annotations

from bisect import bisect_right

from fazhi.parse.layout.breaks import paragraph_ends
from fazhi.parse.layout.folding import fold_characters, fold_marks
from fazhi.parse.layout.lines import lines
from fazhi.parse.layout.offsets import Cut, compose, excise
from fazhi.parse.layout.spaces import gap, stray_spaces
from fazhi.parse.layout.veil import veils
from fazhi.span import Reading

__all__ = ["repair"]


def repair(text: str) -> Reading:
    """The reading text of `text`: paragraphs separated by single newlines, without the damage of pages and screens.

    Apart from white space, page furniture and layout marks, every character stays; each one of the reading is one
    character of the source, so spans lead back exactly.

    >>> reading = repair("## 一、主要成效\\n\\n全年受理诉求 1 108\\u00a0280 余件,办结\\n率９９．７％。")
    >>> reading.text
    '一、主要成效\\n全年受理诉求1108280余件，办结率99.7%。'
    >>> reading.span(13, 20).of("## 一、主要成效\\n\\n全年受理诉求 1 108\\u00a0280 余件,办结\\n率９９．７％。")
    '1 108\\xa0280'
    """
    folded = fold_characters(text)
    cuts = veils(folded)
    bare, unveiled = excise(folded, cuts) if cuts else (folded, None)
    bare = fold_marks(bare)
    found = lines(bare)
    removed: list[Cut] = []
    marked: list[tuple[int, int]] = []
    done, broken = 0, False
    for line, ends in zip(found, paragraph_ends(found, bare), strict=True):
        if line.start > done:
            put = "" if not done else "\n" if broken else gap(bare[done - 1], line.text[0])
            removed.append((done, line.start, put))
        if line.level:
            marked.append((line.start, line.level))
        if " " in line.text or "\t" in line.text or "\u3000" in line.text:
            removed += stray_spaces(line.text, line.start)
        done, broken = line.end, ends
    removed.append((done, len(bare), ""))
    reading, offsets = excise(bare, removed)
    headings = []
    for start, level in marked:
        run = bisect_right(offsets.there, start) - 1
        headings.append((offsets.here[run] + start - offsets.there[run], level))
    if unveiled is not None:
        offsets = compose(offsets, unveiled, len(reading))
    return Reading(reading, offsets, tuple(headings), text)
