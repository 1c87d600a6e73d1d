"""Numbers that name rather than count: hotlines, versions, document numbers, ids, addresses (编号)."""

from __future__ import annotations

import re

from fazhi.parse.scanning.wording import either, words

__all__ = [
    "CODE_BEFORE",
    "DOCUMENT_NUMBER",
    "code_end",
    "is_counter",
    "is_extension",
    "is_hotline",
    "is_label",
    "is_naming",
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
_NAMING = re.compile(
    "团(?![队组购体员圆年费次])|师(?![傅生资])|[国省县乡]道|路(?:公交|车|快线)"
    "|号线|单元(?=[ ]?[0-9])|[大中]队(?!伍)|中院|中法|分[院检局]"
    "|小(?:场所|行业)|天不打烊|期叠加|年行动"
)
_NAMING_FIRST = frozenset("团师国省县乡路号单大中分小天期年")
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


def is_naming(text: str, at: int) -> bool:
    """Whether the word at `at` makes the number before it the name of a body or a road: 102团, 3中院, 202国道."""
    return text[at : at + 1] in _NAMING_FIRST and _NAMING.match(text, at) is not None


def is_extension(text: str, at: int) -> bool:
    """Whether the number at `at` is the tail of a longer one: 号-1, 65203456转8012."""
    joint, before = text[at - 1], text[at - 2 : at - 1]
    return before == "号" if joint in "-－—" else joint == "转" and before.isdigit()


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
