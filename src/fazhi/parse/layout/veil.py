"""Marks and spaces that hide the text's own characters: zero width, Markdown, letter-spacing (零宽字符、排版标记)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fazhi.parse.layout.offsets import Cut

__all__ = ["veils"]

_ZERO_WIDTH = (
    "\u00ad\u034f\u061c\u115f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb"
)
_CONTROL = "\x00-\x08\x0e-\x1b\x1f\x7f"
_TAGS = "table|thead|tbody|tr|td|th|p|div|span|br|sup|sub|strong|center|html|body"
_CELL = ("<td", "<th", "</td", "</th")
_LINE = ("<br", "<tr", "</tr", "<p", "</p", "<div", "</div")
_HIDDEN = re.compile(
    f"[{_ZERO_WIDTH}{_CONTROL}]+"
    r"|!\[[^\]\n]{0,200}\]\([^)\n]{0,500}\)"  # a picture in Markdown
    r"|\\(?=[.\-+*#_()\[\]!~>、%$])"  # an escaped mark
    r"|(?<!\*)\*\*\*?(?!\*)|(?<!_)__(?!_)"  # bold
    rf"|</?(?:{_TAGS})(?:\s[^<>\n]{{0,200}})?/?>"
    r"|\$(?=[\d.,%\\ ]{1,30}\$)|(?<=[\d%])\$(?![\d.])",  # a number set as a formula, `$99.7\%$`
)
_SUSPECT = re.compile(rf"[{_ZERO_WIDTH}{_CONTROL}]|!\[|\\|\*\*|__|</?(?:{_TAGS})\b|\$")

_PAIR = re.compile(r"(?<=\S)[ \u3000](?=\S)")
# Each search begins at a space, of which most texts have few.
_SPACED = re.compile(r"[ \u3000](?<=[\u4e00-\u9fff，。、\d].)(?=[^\s][ \u3000][^\s][ \u3000][^\s])")
_SPACED_DATE = re.compile(r"[ \u3000](?<=\d.)(?:\d[ \u3000]){3}[-./]")
_DATE = re.compile(r"(?:19|20)\d\d([-./])\d{1,2}\1\d{1,2}(?:\d\d:\d\d(?::\d\d)?)?")
_HAN = re.compile(r"[\u4e00-\u9fff]")


def _letter_spaced(line: str) -> bool:
    """Whether a space stands between (nearly) all characters of `line`."""
    spaces = line.count(" ") + line.count("\u3000")
    if spaces * 2.4 < len(line) or spaces < 4:
        return False
    tokens = line.split()
    singles = sum(len(token) == 1 for token in tokens)
    return singles >= 0.9 * len(tokens) and len(_HAN.findall(line)) >= max(3, 0.3 * len(tokens))


def _all_single(line: str, whatever: bool) -> bool:
    """Whether `line` holds nothing but single characters, and `whatever` they are, or a date."""
    tokens = line.split()
    return all(len(token) == 1 for token in tokens) and (whatever or _DATE.fullmatch("".join(tokens)) is not None)


def _spacing(text: str) -> Iterator[Cut]:
    lines = text.split("\n")
    spaced = [_letter_spaced(line) for line in lines]
    # Where most of the text is letter-spaced, so are its short lines, such as `减 6 0 % 。`
    most = sum(len(line) for line, is_spaced in zip(lines, spaced, strict=True) if is_spaced) > 0.6 * len(text)
    start = 0
    for line, is_spaced in zip(lines, spaced, strict=True):
        if is_spaced or ((most or _SPACED_DATE.search(line)) and _all_single(line, most)):
            for space in _PAIR.finditer(line):
                yield start + space.start(), start + space.end(), ""
        start += len(line) + 1


def _hidden(text: str) -> Iterator[Cut]:
    start = 0
    # An odd number of bold marks is no bold: `**次` is a number left blank.
    paired = text.count("**") % 2 == 0
    for line in text.split("\n"):
        if _SUSPECT.search(line):
            bold = paired or line.count("**") % 2 == 0
            for hit in _HIDDEN.finditer(line):
                if bold or hit[0][0] != "*":
                    tag = hit[0].lower()
                    put = "\n" if tag.startswith(_LINE) else " " if tag.startswith(_CELL) else ""
                    yield start + hit.start(), start + hit.end(), put
        start += len(line) + 1


def veils(text: str) -> list[Cut]:
    """The cuts that bring the text's own characters together."""
    cuts: list[Cut] = []
    if _SUSPECT.search(text):
        cuts += _hidden(text)
    if _SPACED.search(text):
        cuts += _spacing(text)
        cuts.sort()
    return cuts
