"""Numbers that name rather than count: hotlines, versions, document numbers, ids, addresses (编号)."""

from __future__ import annotations

import re

from fazhi.parse.scanning.wording import either, words

__all__ = [
    "CODE_BEFORE",
    "DOCUMENT_NUMBER",
    "code_end",
    "is_counter",
    "is_hotline",
    "is_label",
    "is_numbered",
    "named_day_end",
]

CODE_BEFORE = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+_/\\=@#&?.:%$*×xX~’'")
"""An Arabic digit right behind one of these continues a code (V3.0, 1+13, http://…/2023)."""

_CODE = re.compile(r"[0-9A-Za-z.+\-_/@:%#?&=~*×·]+")
DOCUMENT_NUMBER = re.compile(r"(?P<y>(?:19|20)[0-9]{2})[ ]?[〕\]）)】﹞][ ]?(?:第[ ]?)?(?P<n>[0-9]{1,5})[ ]?号")
"""From the year on, inside its bracket: 2022〕18号."""

_HOTLINES = frozenset(words("hotlines"))
_LABEL_BEHIND = re.compile("[ ]?" + either("named"))
_COUNTERS = words("counters")
_PAGE = re.compile("页[ ，,/|]*共$")
_NUMBERED = words("numbered")
_NAMED_DAY = re.compile(
    '(?:0?[1-9]|1[0-2])[.·．](?:0?[1-9]|[12][0-9]|3[01])[ ]?[”"]?'
    f"(?={either('days')}[\u4e00-\u9fff]{{0,10}}?(?:日|周|月|宣传|活动|专项|主题))"
)


def code_end(text: str, at: int) -> int:
    """Where the run of digits, letters and joints at `at` ends."""
    match = _CODE.match(text, at)
    return match.end() if match else at + 1


def named_day_end(text: str, at: int) -> int:
    """Where a day that names itself (4.15国家安全教育日) ends its digits, or 0."""
    match = _NAMED_DAY.match(text, at)
    return match.end() if match else 0


def is_numbered(text: str, at: int) -> bool:
    """Whether the word before the number at `at` makes it a number in a series (附件3, 表1, 邮编…)."""
    end = at
    while end and at - end < 3 and text[end - 1] in " ：:":
        end -= 1
    return (end == at and text[end - 1 : end] in ("表", "图", "注")) or text.endswith(_NUMBERED, 0, end)


def is_counter(text: str, at: int) -> bool:
    """Whether the number at `at` is a page counter of a web site (浏览次数：1256) or of pages (第1页 共12页)."""
    before = text[at - 1 : at]
    if before == " ":
        at -= 1
        before = text[at - 1 : at]
    if before in ("：", ":"):
        return text.endswith(_COUNTERS, 0, at)
    return before == "共" and _PAGE.search(text, max(0, at - 8), at) is not None


def is_hotline(digits: str) -> bool:
    """Whether these digits are a public service number (短号码)."""
    return digits in _HOTLINES


def is_label(text: str, at: int) -> bool:
    """Whether what stands at `at`, behind a number, makes the number a name (12345热线, 3.0版)."""
    return _LABEL_BEHIND.match(text, at) is not None
