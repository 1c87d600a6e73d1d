"""Numbering of headings and list items (序号): its styles, and the number that a mark stands for."""

from __future__ import annotations

import re

from attrs import frozen

__all__ = ["Mark", "Style", "han_number", "leading_mark", "run_in_marks"]

_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")}
_HAN = "[一二三四五六七八九十]{1,3}"

Style = str
"""The name of a style: `chapter`, `han`, `han_paren`, `arabic`, `arabic_paren`, `circled`, `ordinal`, `bracket`,
`dash`, `point`."""

# A mark at the start of a stretch. Each style is one way of writing numbers; `1.` and `1、` are the same style,
# since reports mix them freely. An Arabic number followed by another digit (`1.5万`) is no mark.
_MARK = re.compile(
    rf"第(?P<chapter>{_HAN})(?:章|部分|篇)[:：、，]?"
    rf"|(?P<han>{_HAN})[、．.]"
    rf"|[（(](?P<han_paren>{_HAN})[）)](?![项款目])[、.．]?"
    r"|[（(](?P<arabic_paren>\d{1,2})[）)](?![项款目])[、.．]?"
    r"|(?P<arabic>\d{1,2})(?:[.．](?!\d)|、|[）)])"
    r"|(?P<circled>[①-⑳❶-❿⑴-⒇⒈-⒛㈠-㈩])[、.．]?"
    rf"|第(?P<ordinal>{_HAN})(?=[,，、])[,，、]|(?P<word>首先|其次|再次|最后)[,，]"
    r"|(?P<bracket>【)(?=[^】\n]{2,40}】)"
    r"|(?P<dash>——|--)(?=[^—\-\s])"
    rf"|(?P<point>{_HAN})(?:是(?!否)|要(?!求|素|点|件|么|闻|害))"
)
# `…落实责任1、加强领导…`: a number that may begin an item where line breaks were lost
_RUN_IN = re.compile(
    r"[、.．](?=[\u4e00-\u9fff“《])"
    r"(?:(?<=[^\d.,第〔年月—\n-]\d[、.．])|(?<=[^\d.,第〔年月—\n-]\d\d[、.．]))"
)
"""The mark behind one or two digits within a line; marks are rarer than digits, so they are looked for first."""
_CLAUSE = re.compile(r"[，。；：\n]")
_NEAREST = 8
"""Items are longer than this; figures may stand side by side, as in `许可1、处罚2、强制3`."""
_FIRST = frozenset("第一二三四五六七八九十（(0123456789首其再最【—-①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
_FIRST |= {chr(code) for first, last in ("❶❿", "⑴⑿", "⒀⒇", "⒈⒛", "㈠㈩") for code in range(ord(first), ord(last) + 1)}
"""What a mark may begin with; a look at one character spares most matches."""
_CIRCLED = {"①": "①", "❶": "❶", "⑴": "⑴", "⒈": "⒈", "㈠": "㈠"}


@frozen
class Mark:
    """A numbering mark: its style, the number it stands for (None for a bracket or dash), its text and its end."""

    style: Style
    number: int | None
    text: str
    end: int


def han_number(text: str) -> int | None:
    """The number that at most three Chinese numerals stand for.

    >>> [han_number(t) for t in ("七", "十", "十二", "二十", "三十一", "一二")]
    [7, 10, 12, 20, 31, None]
    """
    if "十" not in text:
        return _DIGITS.get(text)
    tens, _, ones = text.partition("十")
    if (tens and tens not in _DIGITS) or (ones and ones not in _DIGITS):
        return None
    return _DIGITS.get(tens, 1) * 10 + _DIGITS.get(ones, 0)


def _circled(char: str) -> int:
    for first in "⒈⑴①❶㈠":
        if 0 <= ord(char) - ord(first) < 20:
            return ord(char) - ord(first) + 1
    return 0


def leading_mark(text: str, start: int = 0) -> Mark | None:
    """The numbering mark that stands at `start` of `text`, if any.

    >>> leading_mark("（三）规范执法")
    Mark(style='han_paren', number=3, text='（三）', end=3)
    >>> leading_mark("12.5万件") is None
    True
    """
    if text[start : start + 1] not in _FIRST:
        return None
    m = _MARK.match(text, start)
    if m is None:
        return None
    style = m.lastgroup or ""
    body = m[style]
    if style in ("arabic", "arabic_paren"):
        number: int | None = int(body)
    elif style == "circled":
        number = _circled(body)
    elif style == "word":
        style, number = "ordinal", {"首先": 1, "其次": 2, "再次": 3, "最后": None}[body]
    elif style in ("bracket", "dash"):
        number = None
    else:
        number = han_number(body)
        if number is None:
            return None
    return Mark(style, number, m[0], m.end())


def run_in_marks(text: str) -> dict[int, int]:
    """Where numbers such as `1、` number the items of a text that lost its line breaks: their starts and numbers.

    Only numbers that count up from one are taken, with a clause or more between them.

    >>> run_in_marks("明确责任1、加强领导，开会3次。2、加强监督，检查4次。")
    {4: 1, 16: 2}
    >>> run_in_marks("许可1、处罚2、强制3、其他4件。")
    {}
    """
    found: dict[int, int] = {}
    chain: list[tuple[int, int]] = []
    for hit in _RUN_IN.finditer(text):
        mark = hit.start()
        start = mark - 2 if text[mark - 2].isdecimal() else mark - 1
        number = int(text[start:mark])
        if chain and number == len(chain) + 1:
            last = chain[-1][1]
            if start - last >= _NEAREST and _CLAUSE.search(text, last, start) is not None:
                chain.append((start, hit.end()))
                if number == 2:
                    found[chain[0][0]] = 1
                found[start] = number
        elif number == 1:
            chain = [(start, hit.end())]
    return found
