"""Folding of widths and kinds of space (全角、半角): every step keeps the length of the text, so offsets stay."""

from __future__ import annotations

import re

__all__ = ["fold_characters", "fold_marks"]

_FULL: dict[int, str] = {
    code: chr(code - 0xFEE0) for first, last in ("０９", "ＡＺ", "ａｚ") for code in range(ord(first), ord(last) + 1)
}
_FULL |= {ord("％"): "%", ord("＋"): "+", ord("－"): "-", ord("｡"): "。", ord("､"): "、"}
_SPACES = dict.fromkeys([0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F], " ")
_LINE_ENDS = dict.fromkeys(map(ord, "\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"), "\n")
_TABLE = _FULL | _SPACES | _LINE_ENDS

_ODD = re.compile("[" + "".join(re.escape(chr(c)) for c in _TABLE) + "]")
_RETURN = re.compile(r"\r(\n?)")
_FULL_POINT = re.compile(r"(?<=\d)．(?=\d)")

_PUNCTUATION = dict(zip(",;:()?!", "，；：（）？！", strict=True))
# What a half-width mark is depends on its neighbours: between two Latin letters or digits it belongs to them, and
# `12, 077` is one number whose comma a stray space or line end follows.
# (Each alternative begins with the mark itself and then looks back, so that the search runs from mark to mark.)
_HALF = re.compile(
    r"[()]|[;:?!](?![0-9A-Za-z/]|\s{1,3}\d\d(?!\d))|,(?![0-9A-Za-z]|\s{1,4}\d{3}(?!\d))"
    r"|[,;:?!](?<![0-9A-Za-z].)(?<!\d\n.)(?<!\d \n.)(?<!\d\n\n.)"
)
# A point behind a numeral that begins a line numbers a heading.
_STOP = re.compile(
    r"\.(?:(?<=[\u4e00-\u9fff”’）】》%]\.)(?![.\w])"
    r"|(?<=[\u4e00-\u9fff]\.)(?<!^[一二三四五六七八九十]\.)(?<!^十[一二三四五六七八九]\.)(?=[\u4e00-\u9fff“《]))",
    re.MULTILINE,
)
_MARK = re.compile(r"[,;:()?!]")
_ADDRESS = re.compile(r"(?:https?://|www\.)[\w./?=&%#:;,~+@()!-]+|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)


def fold_characters(text: str) -> str:
    """`text` with ASCII digits, letters and `%`, one kind of narrow space, and `\\n` as its only line end.

    >>> fold_characters("２０２３年\\r\\n１３．６３％")
    '2023年 \\n13.63%'
    """
    if "\r" in text:
        text = _RETURN.sub(lambda m: " \n" if m[1] else "\n", text)
    if _ODD.search(text):
        text = text.translate(_TABLE)
    return _FULL_POINT.sub(".", text) if "．" in text else text


def _fold(text: str) -> str:
    if _MARK.search(text):
        text = _HALF.sub(lambda m: _PUNCTUATION[m[0]], text)
    return _STOP.sub("。", text) if "." in text else text


def fold_marks(text: str) -> str:
    """`text` with Chinese punctuation in full width, except between digits or Latin letters and in web addresses.

    >>> fold_marks("受理1,405件(含结转);网址:https://a.cn/b?c=1,2")
    '受理1,405件（含结转）；网址：https://a.cn/b?c=1,2'
    """
    if "://" not in text and "www." not in text and "@" not in text:
        return _fold(text)
    parts: list[str] = []
    done = 0
    for address in _ADDRESS.finditer(text):
        parts += _fold(text[done : address.start()]), address[0]
        done = address.end()
    return "".join([*parts, _fold(text[done:])])
