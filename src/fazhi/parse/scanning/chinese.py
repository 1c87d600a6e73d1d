"""Figures written in Chinese numerals: 三次, 两批, 七成, 三分之一; and the many numerals that count nothing."""

from __future__ import annotations

import re

from fazhi.model import TimeKind
from fazhi.parse.scanning.found import Found
from fazhi.parse.scanning.phrases import phrase_at
from fazhi.parse.scanning.times import read_time
from fazhi.parse.scanning.wording import either
from fazhi.parse.tokens import Mention, Name, TimeMention
from fazhi.quantity.bound import Bound
from fazhi.quantity.chinese import DIGITS, POWERS
from fazhi.quantity.expression import UnitMatch, build, read_unit
from fazhi.quantity.modifiers import modifier_after, modifier_before
from fazhi.quantity.numerals import Numeral, read_chinese
from fazhi.quantity.quantity import Quantity
from fazhi.quantity.ratios import read_ratio
from fazhi.quantity.unit_table import unit_named, unit_table

__all__ = ["read_han"]

_TABLE = unit_table()
_CHARS = "".join(sorted(set(DIGITS) | set(POWERS)))
_RUN = re.compile(f"[{_CHARS}]+")
_LONGEST = 20
"""A longer run of Chinese digits is no numeral."""

_CAPITALS = frozenset("壹贰貳叁肆伍陆陸柒捌玖拾佰仟")
_MONEY = frozenset("元圆角分")
_ENDS = frozenset("，。；：、！？）,;:)!?\n” 和及与")
_COMPLETED = frozenset("建完组形构合集编第统生促养变做")
_LEVELS_BEFORE = frozenset("省市县区镇乡村街组格户级园校院司）中部")
_AFTER_VERB = re.compile(either("verbs") + "了?$")


def read_han(text: str, at: int, found: Found, quoted_until: int = 0) -> int:
    """Read the Chinese numeral at `at`; what it is goes into `found`. Returns where to go on."""
    end = _RUN.match(text, at).end()  # type: ignore[union-attr]
    if end - at > _LONGEST:
        return end
    following = text[end : end + 1]
    if following in ("年", "月", "日", "号") and (end - at in (1, 2, 3, 4)):
        time = _time(text, at, end)
        if time:
            if time > 0:
                return _add_time(text, at, found)
            return end + 1
    if following == "季" and text[end + 1 : end + 2] == "度":
        found.times.append(TimeMention(at, end + 2, TimeKind.PERIOD))
        return end + 2
    if following == "分" and text[end + 1 : end + 2] == "之":
        return _ratio(text, at, end, found)
    phrase = phrase_at(text, at)
    if phrase:
        found.names.append(Name(at, phrase, "set_phrase"))
        return phrase
    if (following == "成" and end - at == 1) or text.startswith("分之", end):
        return _ratio(text, at, end, found)
    if quoted_until or (end == at + 1 and text[at] in _CAPITALS and following not in _MONEY):
        return end  # 队伍, 陆家镇
    numeral = read_chinese(text, at)
    if numeral is None:
        return end
    reached = end - at > 1 and text[at - 1 : at] in ("达", "到", "至", "有")  # 达百万人次
    if numeral.bare and not (reached or numeral.inner or modifier_before(text, at, power=True)):
        return end
    unit = read_unit(text, numeral.end)
    if unit is None and text[numeral.end : numeral.end + 1] in ("至", "到", "—", "-"):
        return _range(text, at, numeral, found) or end
    if unit is None:
        if following == "大":
            return _great(text, at, end, numeral, found)
        return end
    common = unit.written in _TABLE.after_chinese or unit.written.endswith("次") or numeral.inner is not None
    if not common and (numeral.value < 10000 or text[at] in "百千万"):
        return end
    if not _counts(text, at, end, numeral, unit):
        return unit.end
    quantity, end, extent_start, extent_end = build(text, at, numeral, unit)
    found.mentions.append(Mention(at, end, extent_start, extent_end, quantity))
    return max(end, extent_end)


_RANK_BEFORE = frozenset("第首前某哪几数多头")
_POINTS = ("意见", "建议", "要求", "希望", "措施", "体会", "问题", "做法", "成效", "经验", "不足")
_TO_NOW = ("来", "前", "后", "以来", "间", "级")


def _counts(text: str, at: int, end: int, numeral: Numeral, unit: UnitMatch) -> bool:
    """Whether number and measure word state a quantity here, not a rank, an idiom or an indefinite `one`."""
    before = text[at - 1 : at] or "\n"
    word = unit.written
    after = text[unit.end : unit.end + 1] or "\n"
    if before in _RANK_BEFORE or (before == "每" and (numeral.value < 2 or word == "天")):
        return False
    if text[at] in "一二" and end - at == 1 and numeral.end == end:
        return text[at] == "一" and _one(text, at, unit, before, after)
    if word == "次" and before in "届大会":  # 七届九次全会, 人大五次会议
        return after not in "会全"
    if word == "届":
        return text.endswith("连续", 0, at)
    if word == "点":
        return text.startswith(_POINTS, unit.end)
    if word == "级":
        return before in _LEVELS_BEFORE and after not in "别医甲响巡调学保0123456789"
    if word in ("年", "周年"):
        return not text.startswith(_TO_NOW, unit.end) and not (
            before in "近过前后" and word == "年" and modifier_before(text, at) is None
        )
    return word != "步" or after == "走"


def _range(text: str, at: int, first: Numeral, found: Found) -> int:
    """三至五年: two figures, at least the one and at most the other. Returns its end, or 0 if it is none."""
    start = first.end + 1
    if text[start : start + 1] not in _CHARS or not text[start : start + 1] or text[at - 1 : at] in ("从", "由", "自"):
        return 0
    second = read_chinese(text, start)
    if second is None or second.end - start > _LONGEST:
        return 0
    unit = read_unit(text, second.end)
    if unit is None or unit.written not in _TABLE.after_chinese or first.value >= second.value or unit.written == "级":
        return 0
    joint = text[first.end]
    low = Quantity(first.value, unit.unit, Bound.LOWER, joint, first.step, None, text[at : first.end])
    high = Quantity(second.value, unit.unit, Bound.UPPER, joint, second.step, None, text[start : unit.end])
    found.mentions.append(Mention(at, first.end, at, first.end, low))
    found.mentions.append(Mention(start, unit.end, start, unit.end, high))
    return unit.end


_IN_WORDS = frozenset("跑查办只仅填交访这那进统同唯之第某每任逐另上下单不万专初周其近历再新随哪头")
_WHOLE_ONE = frozenset(["倍", "百分点", "个百分点", "个月", "个多月"])
_INDEFINITE_END = frozenset("个种类样步级天日年周对副片")
_INDEFINITE = _INDEFINITE_END | frozenset("条项套批所处间块株位座幅页")


def _one(text: str, at: int, unit: UnitMatch, before: str, after: str) -> bool:
    """Whether 一 with a measure word counts: 开展清理一次，组建一支…, but not 一个…的过程, 进一步, 这一项."""
    word = unit.written
    if unit.half or word in _WHOLE_ONE:
        return True
    if word == "番":
        return before in "翻了再" or modifier_before(text, at) is not None
    if before in _IN_WORDS or after in "般化体性样切定":
        return False
    if modifier_before(text, at) is not None or (
        after in "以内之" and modifier_after(text, unit.end, word) is not None
    ):
        return True  # 不到一年, 一年以内
    if after in _ENDS:
        return "\u4e00" <= before <= "\u9fff" and word not in _INDEFINITE_END
    return word not in _INDEFINITE and _AFTER_VERB.search(text, max(0, at - 4), at) is not None


def _time(text: str, at: int, end: int) -> int:
    """1 where a calendar time starts at `at`, -1 where 年, 月, 日 make a phrase, 0 where a duration may stand."""
    following = text[end]
    run = text[at:end]
    if following == "年":
        return 1 if end - at == 4 and run[0] in "一二" and not any(c in POWERS for c in run) else 0
    if following == "月":
        return 1 if run in _MONTHS else 0
    if following == "号":
        return -1
    if text.startswith(("内", "以内", "之内"), end + 1) or text[at - 1 : at] in ("续", "为", "期"):
        return 0
    return -1


_MONTHS = frozenset(["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"])


def _add_time(text: str, at: int, found: Found) -> int:
    time = read_time(text, at)
    if time is None:
        return _RUN.match(text, at).end() + 1  # type: ignore[union-attr]
    found.times.append(time)
    return time.end


def _ratio(text: str, at: int, end: int, found: Found) -> int:
    """百分之九十, 三分之一, 七成五 — but not 建成, and 一成 only with a word that bounds it."""
    ratio = read_ratio(text, at)
    if ratio is None:
        return end + (2 if text.startswith("分之", end) else 1)
    if text[end] == "成":
        if text[at - 1 : at] in _COMPLETED:
            return end
        if text[at] == "一" and not (modifier_before(text, at) or modifier_after(text, ratio.end, "成")):
            return end
    quantity, stop, extent_start, extent_end = build(text, at, ratio.numeral, ratio.unit)
    found.mentions.append(Mention(at, stop, extent_start, extent_end, quantity))
    return max(stop, extent_end)


_CLAUSE = re.compile("[，。；：！？\n]")
_GREAT = re.compile("[二三四五六七八九十两]大")
_GREAT_NOUN = re.compile("大(?=([\u4e00-\u9fff]{2,8})(?:[，。；、：！？）\n]|$))")


def _great(text: str, at: int, end: int, numeral: Numeral, found: Found) -> int:
    """六大平台 counts only behind the list of what it counts (A、B、C六大平台); else it is a name."""
    window = text[max(0, at - 40) : at]
    clause = _CLAUSE.split(window)[-1]
    if ("、" not in clause and not clause.endswith("等")) or _GREAT.search(clause) is not None:
        return end  # 三大运营商、四大银行 are names side by side
    noun = _GREAT_NOUN.match(text, end)
    if noun is None or numeral.value >= 100:
        return end
    stop = noun.end(1)
    name = noun[1][-2:]
    unit = UnitMatch(stop - 2, stop, unit_named(name), name)
    quantity, stop, extent_start, extent_end = build(text, at, numeral, unit)
    found.mentions.append(Mention(at, stop, extent_start, extent_end, quantity))
    return max(stop, extent_end)
