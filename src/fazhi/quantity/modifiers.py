"""Words around a number that make it a bound or an approximation (概数词): 近, 约, 超, 余, 以上, 以内 …"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from fazhi.quantity.bound import Bound

__all__ = [
    "AFTER_FIRST",
    "SOFT",
    "Modifier",
    "combine",
    "is_after_word",
    "is_before_word",
    "modifier_after",
    "modifier_before",
]


class Modifier(NamedTuple):
    """A modifier `word` with its bound; it starts at `start` and ends at `end` of the text."""

    bound: Bound
    word: str
    start: int
    end: int


SOFT = frozenset(
    {"余", "多", "来", "+", "有余", "近", "将近", "接近", "约", "大约", "大概", "约摸", "左右", "上下", "前后"}
)
"""Modifiers that move the truth only a little (within the grain); the others are open on one side."""

# word, and the characters before it with which it is part of another word (节约, 附近, 高超)
_BEFORE: dict[Bound, tuple[tuple[str, str], ...]] = {
    Bound.UPPER: (
        ("近", "附就最邻临靠新贴亲远将接"),
        ("将近", ""),
        ("接近", ""),
        ("不到", "得看找收听等达做想办见碰遇追管顾"),
        ("不足", "力题板距在点项短和与及、摆验给手源量据"),
        ("不超过", ""),
        ("未超过", ""),
        ("不超", ""),
        ("不得超过", ""),
        ("不能超过", ""),
        ("不应超过", ""),
        ("没有超过", ""),
        ("不得高于", ""),
        ("不得多于", ""),
        ("少于", "不"),
        ("低于", "不"),
        ("不高于", ""),
        ("不多于", ""),
        ("不大于", ""),
        ("小于", "不"),
        ("至多", ""),
        ("最多", ""),
        ("不满", ""),
        ("未满", ""),
        ("未达", ""),
        ("不及", ""),
        ("≤", ""),
        ("<", ""),
    ),
    Bound.LOWER: (
        ("超", "高赶反不未"),
        ("超过", "不未"),
        ("超越", ""),
        ("逾", ""),
        ("突破", "点新现得攻大个项"),
        ("跨过", ""),
        ("不少于", ""),
        ("不低于", ""),
        ("不小于", ""),
        ("不得少于", ""),
        ("不得低于", ""),
        ("不能少于", ""),
        ("不能低于", ""),
        ("不应少于", ""),
        ("不应低于", ""),
        ("不下", ""),
        ("不下于", ""),
        ("多于", "不"),
        ("大于", "不"),
        ("高于", "不"),
        ("至少", ""),
        ("最少", ""),
        ("起码", ""),
        ("最低", ""),
        ("≥", ""),
        (">", ""),
    ),
    Bound.APPROX: (
        ("约", "节预违合公契签制特相邀集租条简隐缔婉爽要失毁续履守践解立协盟规民退应赴"),
        ("大约", ""),
        ("大概", ""),
        ("约摸", ""),
        ("≈", ""),
    ),
}
_FILE = Path(__file__).parent.parent / "data" / "whole_words.txt"
_WHOLE = frozenset(
    word for line in _FILE.read_text(encoding="utf-8").splitlines() if not line.startswith("#") for word in line.split()
)
"""Words in which the character that bars a modifier belongs to what stands before it: 损失约30万元, not 失约."""
_EMPHASIS = ("为", "达", "有", "占", "达到", "合", "计")
_ONLY_BEFORE_POWERS = ("上", "过", "破", "成")

_AFTER: tuple[tuple[str, Bound, str], ...] = tuple(
    sorted(
        (
            ("以上", Bound.LOWER, ""),
            ("及以上", Bound.LOWER, ""),
            ("(含)以上", Bound.LOWER, ""),
            ("（含）以上", Bound.LOWER, ""),
            ("之上", Bound.LOWER, ""),
            ("起步", Bound.LOWER, ""),
            ("有余", Bound.LOWER, ""),
            ("开外", Bound.LOWER, ""),
            ("余", Bound.LOWER, ""),
            ("多", Bound.LOWER, "元年亩吨米里斤月岁天倍成时"),
            ("+", Bound.LOWER, ""),
            ("以下", Bound.UPPER, ""),
            ("及以下", Bound.UPPER, ""),
            ("（含）以下", Bound.UPPER, ""),
            ("(含)以下", Bound.UPPER, ""),
            ("以内", Bound.UPPER, ""),
            ("之内", Bound.UPPER, ""),
            ("内", Bound.UPPER, "日天年月周时钟里米秒度"),
            ("左右", Bound.APPROX, ""),
            ("上下", Bound.APPROX, ""),
            ("前后", Bound.APPROX, ""),
        ),
        key=lambda row: -len(row[0]),
    )
)
_AFTER_NOUN = re.compile(
    "[\u4e00-\u9fff]{0,4}?[^级模额职层龄岁元万千百十种以及和与或在的员导数\u0000-\u4dff](以上|以内|以下)(?=[，。；、）\n]|$)"
)
"""A bound behind the noun: 10个领域以上; but 12名科级以上, 200户规模以上 say of which kind."""
AFTER_FIRST = frozenset(word[0] for word, _, _ in _AFTER)
_NOT_AFTER = {
    "余": "额下项地震波温热味",
    "多": "家个次人地种样项方部元边头渠层年数云式名",
    "内": "部容设外在陆需资涝控务销",
    "上下": "联游级班",
}


def _by_end() -> dict[str, tuple[tuple[str, Bound, str], ...]]:
    """The words by their last two characters (or their only one), longest first."""
    table: dict[str, list[tuple[str, Bound, str]]] = {}
    for bound, words in _BEFORE.items():
        for word, barred in words:
            table.setdefault(word[-2:], []).append((word, bound, barred))
            if word[-1] in "近约超逾过足到于少":
                for emphasis in _EMPHASIS:
                    longer = word + emphasis
                    table.setdefault(longer[-2:], []).append((longer, bound, barred))
    return {end: tuple(sorted(rows, key=lambda row: -len(row[0]))) for end, rows in table.items()}


_BEFORE_END = _by_end()
_WORD_OF = {word + e: word for words in _BEFORE.values() for word, _ in words for e in (*_EMPHASIS, "")}


_PLAIN_BEFORE = frozenset(word for words in _BEFORE.values() for word, _ in words)
_PLAIN_AFTER = frozenset(word for word, _, _ in _AFTER)


def modifier_before(text: str, at: int, *, power: bool = False) -> Modifier | None:
    """The modifier that ends where the number at `at` begins (a space may stand between).

    `power` says that the number is a Chinese power without digit, before which 上 and 过 are bounds (上百, 过万).

    >>> modifier_before("总额近5629万元", 3).word, modifier_before("节约5629万元", 2) is None
    ('近', True)
    """
    end = at
    if end and text[end - 1] == " ":
        end -= 1
    if not end:
        return None
    last = text[end - 1]
    if last == "币" and end > 3 and text.startswith("人民", end - 3):  # 约人民币350万元
        end -= 3
        last = text[end - 1]
    for key in (text[max(0, end - 2) : end], last):
        for word, bound, barred in _BEFORE_END.get(key, ()):
            if text.endswith(word, 0, end):
                start = end - len(word)
                if start and barred and text[start - 1] in barred and text[max(0, start - 2) : start] not in _WHOLE:
                    continue
                return Modifier(bound, _WORD_OF[word], start, end)
    if power and last in _ONLY_BEFORE_POWERS and text[end - 2 : end - 1] not in ("通", "超", "经", "不", "以"):
        return Modifier(Bound.LOWER, last, end - 1, end)
    return None


def modifier_after(text: str, at: int, unit: str) -> Modifier | None:
    """The modifier that begins at `at`, right behind the unit written `unit`.

    >>> modifier_after("15日内报备", 3, "日").word, modifier_after("3个部门内部", 4, "个") is None
    ('内', True)
    """
    c = text[at : at + 1]
    if c == " ":
        at += 1
        c = text[at : at + 1]
    if not c:
        return None
    if c not in AFTER_FIRST:
        if not "\u4e00" <= c <= "\u9fff":
            return None
        behind = _AFTER_NOUN.match(text, at) if text.find("以", at, at + 6) > 0 else None
        if behind is None:
            return None
        bound = Bound.LOWER if behind[1] == "以上" else Bound.UPPER
        return Modifier(bound, behind[1], behind.start(1), behind.end())
    for word, bound, units in _AFTER:
        if text.startswith(word, at):
            end = at + len(word)
            if units and (not unit or unit[-1] not in units):
                continue
            following = text[end : end + 1]
            if following and following in _NOT_AFTER.get(word, ""):
                continue
            if word == "+" and following and (following.isascii() and following.isalnum()):
                continue
            return Modifier(bound, word.replace("（含）", "").replace("(含)", "").removeprefix("及"), at, end)
    return None


def is_before_word(word: str) -> bool:
    """Whether `word` is a modifier that stands before a number of any form."""
    return word in _PLAIN_BEFORE


def is_after_word(word: str) -> bool:
    """Whether `word` is a modifier that stands behind the unit."""
    return word in _PLAIN_AFTER


def combine(modifiers: Iterable[Modifier]) -> tuple[Bound, str | None]:
    """The bound that several modifiers make together, widest where they contradict, and their words joined by `…`.

    >>> combine([Modifier(Bound.UPPER, "近", 0, 1), Modifier(Bound.LOWER, "余", 3, 4)])
    (<Bound.APPROX: 'approx'>, '近…余')
    """
    words = list(modifiers)
    if not words:
        return Bound.EXACT, None
    bounds = {m.bound for m in words}
    bound = bounds.pop() if len(bounds) == 1 else Bound.APPROX
    return bound, "…".join(m.word for m in words)
