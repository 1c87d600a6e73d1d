"""Set phrases (固定词组) that begin with a numeral and count nothing: 三重一大, 一体化, 四个意识."""

from __future__ import annotations

import re
from pathlib import Path

from fazhi.quantity.chinese import NUMERAL_CHARACTERS

__all__ = ["phrase_at"]

_FILE = Path(__file__).parents[2] / "data" / "phrases.txt"


def _by_start() -> dict[str, tuple[tuple[str, str], ...]]:
    """The phrases by two characters from the first numeral on, longest first, each with what stands before it."""
    starts: dict[str, set[tuple[str, str]]] = {}
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            for phrase in line.split():
                numeral = _NUMERAL.search(phrase)
                if numeral is not None:
                    lead, rest = phrase[: numeral.start()], phrase[numeral.start() :]
                    starts.setdefault(rest[:2], set()).add((lead, rest))
    return {start: tuple(sorted(rows, key=lambda row: -len(row[1]))) for start, rows in starts.items()}


_NUMERAL = re.compile(f"[{''.join(sorted(NUMERAL_CHARACTERS))}]")
_BY_START = _by_start()
_COUNTED = "件次人起份家名场批期年月天日周"
_PATTERNS = (
    # 一村一法律顾问, 一案双查, 双随机、一公开; but 一场考试、两次讲座 are two figures
    re.compile(
        f"一(?:(?![十百千万亿])[\u4e00-\u9fff](?=[一多两双])|(?![{_COUNTED}十百千万亿])[\u4e00-\u9fff]{{2,3}}[、，]?)[一多两双][\u4e00-\u9fff]"
    ),
    # 四所一庭一中心, 三级四同, 千企帮千村
    re.compile(
        f"[一二三四五六七八九十两百千万](?![{_COUNTED}位户个项条部成分十百千万亿])[\u4e00-\u9fff]"
        f"(?:[一二三四五六七八九两](?![{_COUNTED}位户个项条部十百千万亿成])[\u4e00-\u9fff])+"
    ),
    re.compile(
        f"([一二三四五六七八九十两百千万])(?:(?![件次人起份家名十百千万亿])[\u4e00-\u9fff]"
        f"|(?![{_COUNTED}位户个项条部十百千万亿])[\u4e00-\u9fff]{{2,3}})\\1[\u4e00-\u9fff]"
    ),
    # 八里庄, 三间房, 十八里店, 四道口镇
    re.compile(
        "[二三四五六七八九十百两]{1,3}(?:[里间道门岔站](?:[庄桥屯堡河坪沟营塘甸堰桩岔圩滩洲庙寺亭墩镇湾坎坡岭洼集]"
        "|[店房口村](?![铺屋头民内里中产源]))|家[屯堡河沟渠坪湾塘])"
    ),
    # 三年两审
    re.compile("[一二三四五六七八九]年[一二三四五六七八九两][审评检考训修](?![件次])"),
    # 一中院, 三分检
    re.compile("[一二三四五六七八九十]{1,3}(?:中院|中级|中法|分检|检分|分院|分局|监区|团场)"),
    # 半小时通勤圈, 一刻钟便民圈
    re.compile("[一二三四五六七八九十两](?:小时|分钟|刻钟|公里)[\u4e00-\u9fff]{0,8}?圈"),
)


def phrase_at(text: str, at: int) -> int:
    """Where the set phrase that starts with the Chinese numeral at `at` ends, or 0 where none does.

    >>> phrase_at("三重一大事项", 0), phrase_at("三次", 0)
    (4, 0)
    """
    for lead, rest in _BY_START.get(text[at : at + 2], ()):
        if text.startswith(rest, at) and (not lead or text.endswith(lead, 0, at)):
            return at + len(rest)
    for pattern in _PATTERNS:
        match = pattern.match(text, at)
        if match is not None:
            return match.end()
    return 0
