"""Automatic numbers of a Word document (自动编号): `一、` and `（二）` that are not typed but counted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

__all__ = ["Numbering"]

Element = Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DIGITS = "〇一二三四五六七八九"


def _chinese(number: int) -> str:
    """`十二`, `二十`, as headings count, up to 99."""
    if not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else _DIGITS[tens] + "十") + (_DIGITS[ones] if ones else "")


def _letter(first: str) -> Callable[[int], str]:
    return lambda number: chr(ord(first) + (number - 1) % 26)


def _circled(number: int) -> str:
    return chr(0x245F + number) if 0 < number <= 20 else str(number)


_FORMS: dict[str, Callable[[int], str]] = {
    "chineseCounting": _chinese,
    "chineseCountingThousand": _chinese,
    "ideographDigital": _chinese,
    "japaneseCounting": _chinese,
    "taiwaneseCounting": _chinese,
    "taiwaneseCountingThousand": _chinese,
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "upperLetter": _letter("A"),
    "lowerLetter": _letter("a"),
}
_SILENT = ("bullet", "none")


class Numbering:
    """Counts the numbered paragraphs of a document in their order."""

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        self._levels: dict[str, dict[int, Element]] = {}
        self._list_of: dict[str, str] = {}
        self._style: dict[str, tuple[str, int]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        if numbering is not None:
            for abstract in numbering.iter(W + "abstractNum"):
                self._levels[abstract.get(W + "abstractNumId", "")] = {
                    _number(level.get(W + "ilvl", "0"), 0): level for level in abstract.iter(W + "lvl")
                }
            for item in numbering.iter(W + "num"):
                self._list_of[item.get(W + "numId", "")] = _value(item, "abstractNumId") or ""
        for style in styles.iter(W + "style") if styles is not None else ():
            found = _reference(style)
            if found is not None:
                self._style[style.get(W + "styleId", "")] = found

    def label(self, paragraph: Element) -> str:
        """The number that the paragraph shows before its text, such as `一、`; empty where it has none."""
        found = _reference(paragraph) or self._style.get(_value(paragraph, "pPr", "pStyle") or "")
        if found is None or found[0] not in self._list_of:
            return ""
        levels, level = self._levels.get(self._list_of[found[0]], {}), found[1]
        if level not in levels:
            return ""
        counts = self._counts.setdefault(self._list_of[found[0]], {})
        counts[level] = counts.get(level, _start(levels[level]) - 1) + 1
        for deeper in [other for other in counts if other > level]:
            del counts[deeper]
        if _value(levels[level], "numFmt") in _SILENT:
            return ""
        text = _value(levels[level], "lvlText") or ""
        for other in sorted(levels):
            number = counts.get(other, _start(levels[other]))
            form = _FORMS.get(_value(levels[other], "numFmt") or "", str)
            text = text.replace(f"%{other + 1}", form(number))
        return text


def _value(element: Element, *path: str) -> str | None:
    """The value of the element at `path` below `element`."""
    found = element.find("/".join(W + step for step in path))
    return found.get(W + "val") if found is not None else None


def _start(level: Element) -> int:
    return _number(_value(level, "start") or "1", 1)


def _number(text: str, otherwise: int) -> int:
    """The number in an attribute; `otherwise` where it is none, or one that no list reaches."""
    return int(text) if text.isdecimal() and len(text) < 7 else otherwise


def _reference(element: Element) -> tuple[str, int] | None:
    """Which list, and at which level, a paragraph or style says it belongs to."""
    number = _value(element, "pPr", "numPr", "numId")
    if number is None:
        return None
    level = _value(element, "pPr", "numPr", "ilvl") or "0"
    return number, _number(level, 0)
