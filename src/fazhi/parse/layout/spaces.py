"""Which spaces inside a paragraph are damage (多余空格), and what the join of two lines leaves between them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fazhi.parse.layout.offsets import Cut

__all__ = ["gap", "is_row", "stray_spaces"]

_RUN = re.compile(r"[ \t\u3000]+")
_BROKEN = re.compile(r"(?<![\d.,])\d{1,6}(?: \d{1,6}){1,4}(?![\d.,]|\s*\d)")
_BROKEN_POINT = re.compile(
    r" (?=\d{1,3}\.\d{1,2} ?(?:%|万|亿))(?:(?<=[^\d.,]\d )|(?<=[^\d.,]\d\d )|(?<=[^\d.,]\d\d\d ))"
)
_GROUPS = re.compile(r"\d{1,3}(?: \d{3})+")
_YEAR = re.compile(r"(?:19|20)\d\d ")
_WHOLE_YEAR = re.compile(r"(?:1 ?9|2 ?0) ?\d ?\d")
_COUNT = re.compile(
    r"[件项个宗起例次人家户名条份场期批卷处篇页类种套辆台所支队本部位岁天年月日小公平米亩吨倍成分万亿元余多%]"
)
_RUNNING = 20
"""A sentence with a comma and at least so many characters is running text."""
_SHORT_RUNNING = 8
"""So is a shorter one that ends with a stop."""
_LONGEST = 200
"""How far around a number its sentence is looked at."""
_TOKEN = re.compile(r"[^ \t\u3000]+")
_NUMERIC = re.compile(r"[\d.,%\-—/]+")
_CLAUSES = re.compile(r"[，；、]")
_SENTENCE = re.compile(r"[。，；]")
_COUNTED = re.compile(r"\d\s*[年月日时件个项名家人次条份起%万亿元余多]")
_LABEL = re.compile(r"[\u4e00-\u9fffA-Za-z]{2,8}[ \u3000]?：")
_WIDE = 3
_LATIN = re.compile(r"[0-9A-Za-z]")
_WORD = re.compile(r"[!-~]")
_POINT = re.compile(r"\.\d{1,4} ?(?:%|万|亿|个百分点|倍)")
_DECIMALS = re.compile(r"\d{1,2} ?(?:%|万|亿|个百分点|倍|分)")


def is_row(text: str) -> bool:
    """Whether a line is a row of a table: short cells, many of them numbers, no sentence."""
    if _SENTENCE.search(text) or _COUNTED.search(text):
        return False
    cells = _TOKEN.findall(text)
    if len(cells) < 3:
        return False
    numbers = sum(_NUMERIC.fullmatch(cell) is not None for cell in cells)
    return numbers >= 2 and (numbers >= 0.4 * len(cells) or len(text) < 8 * len(cells))


def _in_sentence(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] stands in a sentence with clauses or of some length, whatever stands around it."""
    low = max(text.rfind(stop, max(0, start - _LONGEST), start) for stop in "。！？") + 1
    stops = [at for at in (text.find(stop, end, end + _LONGEST) for stop in "。！？") if at >= 0]
    sentence = text[max(low, start - _LONGEST) : min(stops, default=end + _LONGEST)]
    if _CLAUSES.search(sentence) is None:
        return False
    return len(sentence) >= _RUNNING or (len(sentence) >= _SHORT_RUNNING and bool(stops) and text[min(stops)] == "。")


def _grouped(text: str) -> set[int]:
    """Where the spaces stand inside one number: grouping its digits, `1 108 280余件`, or put there, `112 7 宗`.

    Spaces between groups of three may stand in any line; others only in running text and before what is counted, where
    two bare numbers never stand side by side. A year before a number stays apart.
    """
    found: set[int] = set()
    for number in _BROKEN.finditer(text):
        before = text[max(0, number.start() - 2) : number.start()].rstrip()[-1:]
        after = text[number.end() : number.end() + 2].lstrip()[:1]
        if not after or (before and _WORD.match(before)) or (_WORD.match(after) and after != "%"):
            continue
        groups = _GROUPS.fullmatch(number[0]) is not None
        groups = groups or (after == "年" and _WHOLE_YEAR.fullmatch(number[0]) is not None)
        if groups or (_COUNT.match(after) and not _YEAR.match(number[0]) and _in_sentence(text, *number.span())):
            found.update(i for i in range(number.start(), number.end()) if text[i] == " ")
    for space in _BROKEN_POINT.finditer(text):
        if _in_sentence(text, *space.span()):
            found.add(space.start())
    return found


def gap(left: str, right: str) -> str:
    """What stands for a line end between the characters `left` and `right` of one paragraph."""
    return " " if left.isascii() and right.isascii() and left.isalpha() and right.isalpha() else ""


def stray_spaces(text: str, start: int) -> Iterator[Cut]:
    """The cuts that remove stray spaces from a paragraph, or leave one where one belongs; offset by `start`."""
    runs = list(_RUN.finditer(text))
    table = is_row(text)
    grouped = _grouped(text) if not table and len(runs) >= 1 else set()
    fields = len(text) < 200 and "。" not in text
    labelled = fields and text.count("：") >= 2
    for run in runs:
        a, b = run.span()
        if a == 0 or b == len(text):
            yield start + a, start + b, ""
            continue
        left, right = text[a - 1], text[b]
        keep = (
            table
            or (fields and b - a >= _WIDE)
            or (labelled and _LABEL.match(text, b) is not None)
            or (_WORD.match(left) is not None and _WORD.match(right) is not None and right != "%")
        )
        if left == "|" or right == "|" or (right == "." and not table and _POINT.match(text, b) and left.isdigit()):
            keep = False
        if keep and a in grouped:
            keep = False
        if keep and left in ".," and right.isdigit() and a > 1 and text[a - 2].isdigit() and not table:
            keep = _DECIMALS.match(text, b) is None if left == "." else False
        if keep and b - a == 1 and text[a] == " ":
            continue
        yield start + a, start + b, " " if keep else ""
