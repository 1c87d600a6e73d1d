"""Figures written in Arabic digits: what the digits found at a place are, and what they count."""

from __future__ import annotations

import re

from fazhi.model import Period, TimeKind
from fazhi.parse.scanning.codes import (
    CODE_BEFORE,
    DOCUMENT_NUMBER,
    code_end,
    is_counter,
    is_extension,
    is_hotline,
    is_label,
    is_naming,
    is_numbered,
    named_day_end,
)
from fazhi.parse.scanning.found import Found
from fazhi.parse.scanning.plain import read_plain
from fazhi.parse.scanning.times import read_time
from fazhi.parse.tokens import Mention, Name, TimeMention
from fazhi.quantity.bound import Bound
from fazhi.quantity.expression import UnitMatch, build, read_unit
from fazhi.quantity.modifiers import modifier_before
from fazhi.quantity.numerals import Numeral, read_arabic
from fazhi.quantity.quantity import Quantity
from fazhi.quantity.ratios import read_ratio
from fazhi.quantity.unit import Unit
from fazhi.quantity.unit_table import unit_named, unit_table

__all__ = ["read_digits"]

_RUN = re.compile("[0-9]+")
_LITERAL = re.compile("[0-9][0-9,.．]*")
_TABLE = unit_table()
_SLOGAN = re.compile("一(?![级等类流线]|[\u4e00-\u9fff]?[件个])|100%")
"""Behind n个 a slogan of n parts: 9个一, 6个100%."""
_PROPORTION = re.compile("[0-9.:：∶]+")
_ONE_EACH = re.compile("1([\u4e00-\u9fff]{1,2})1[\u4e00-\u9fff]")
"""1村1顾问, as 一村一顾问."""
_SIGNED = re.compile(r"[0-9]+(?:\.[0-9]+)?(?:[%％‰]|个?百分点)")
_RANGE = re.compile(r"[ ]?(?:[-—–－─~～至到]|——|──)[ ]?(?=[0-9])")
_ARTICLE = frozenset("条款项目章节编")
_STOP = frozenset(
    "的每了和与及或并而且但在于是为有无被把从到至由向对比较同等其共均各占达约近超以可能将已未不也都就还再又更最很经按照通过根据中这那此该全某使让令请受审办增减提升降实推开完制出"
    "另总合包含如若则即因故所自给做作用去来上下前后左右里内外起止间余多几分成变立形组织进行化得到获"
    "第，。；：、！？（）【】《》“”‘’「」…—-·,.;:!?()[]<>\"' \n\t|/~％%"
)
_NOUNS = re.compile(
    "(?:(?:重点|主要|基层|政府|职能|行政|执法|市直|县直|区直|省直|直属|成员|牵头|责任|街道|乡镇)(?:部门|单位|企业|领域|行业|项目|事项))"
)
_COLUMN = ("数", "量", "率", "额")
_CUES = frozenset("达为是至到由从于得占约近超计即比")


def read_digits(text: str, at: int, found: Found, quoted_until: int = 0) -> int:
    """Read the Arabic digits at `at`; what they are goes into `found`. Returns where to go on."""
    if not quoted_until:
        plain = read_plain(text, at)
        if plain is not None:
            found.mentions.append(plain)
            return plain.end
    before = text[at - 1] if at else "\n"
    if before in CODE_BEFORE and not _is_boundary(text, at):
        return code_end(text, at)
    run_end = _RUN.match(text, at).end()  # type: ignore[union-attr]
    following = text[run_end : run_end + 1]
    if following == "":
        return run_end if run_end - at > 40 else _figure(text, at, found, quoted_until)
    if following == " ":
        following = text[run_end + 1 : run_end + 2]
    length = run_end - at
    if following in _TIME_FOLLOWS and length <= _TIME_FOLLOWS[following]:
        time = read_time(text, at) if length == 4 or following not in _FOUR_DIGITS else None
        if time is not None:
            found.times.append(time)
            return time.end
        if length == 4 and before in "〔[（(【﹝" and following in "〕]）)】﹞":
            number = DOCUMENT_NUMBER.match(text, at)
            if number is not None:
                year = Period.year(int(number["y"]))
                found.times.append(TimeMention(at - 1, number.end(), TimeKind.DOCUMENT_NUMBER, year, int(number["n"])))
                return number.end()
        if following in "〕]）)】﹞" and before in "〔[（(【﹝":
            return run_end + 1
    return _figure(text, at, found, quoted_until)


_FOUR_DIGITS = frozenset("、和与及.．/〕]）)】﹞")
"""Behind these only a year (of four digits) begins a time: 2024.3.1, 2021、2022年."""
_TIME_FOLLOWS = (
    dict.fromkeys("年月日号时点度-—–－─~～至到", 4) | dict.fromkeys(":：", 2) | dict.fromkeys(_FOUR_DIGITS, 4)
)
"""What may stand behind the digits that begin a time, with the most digits there may be."""


def _is_boundary(text: str, at: int) -> bool:
    """Whether the sign before the digits at `at` is no part of a code: a dash or point in running Chinese text."""
    before = text[at - 1]
    if before == "'" or before == "’":
        return True
    if before == "+" and at > 1 and "\u4e00" <= text[at - 2] <= "\u9fff" and _SIGNED.match(text, at) is not None:
        return True  # 环比+3.2%
    if before in "+" and at > 1 and text[at - 2] not in _ASCII_WORD and text[at - 2] not in "”N":
        return False
    if before in ".*:=":
        return at > 1 and text[at - 2] not in _ASCII_WORD and before in ".:"
    if before == "/":
        return at > 1 and "\u4e00" <= text[at - 2] <= "\u9fff"
    return before == "%"


_ASCII_WORD = frozenset("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz+_")


def _figure(text: str, at: int, found: Found, quoted_until: int) -> int:
    numeral = read_arabic(text, at)
    if numeral is None:
        return _LITERAL.match(text, at).end()  # type: ignore[union-attr]
    end = numeral.end
    before = text[at - 1] if at else "\n"
    following = text[end : end + 1]
    if following in _ODD_BEHIND:
        stop = _odd(text, at, numeral, before, following, found)
        if stop:
            return stop
    if "." in text[at:end] and following and following in _DAY_BEHIND:
        day = named_day_end(text, at)
        if day:
            found.times.append(TimeMention(at, day, TimeKind.DATE))
            return day
    if before in "-－—转" and at > 1 and is_extension(text, at):
        return end
    if is_naming(text, end) and text[at:end].isdigit():
        return end + 1
    if following in ":：" and following and text[end + 1 : end + 2].isdigit() and numeral.value < 1900:
        return _PROPORTION.match(text, at).end()  # type: ignore[union-attr]
    if end == at + 1 and text[at] == "1":
        slogan = _ONE_EACH.match(text, at)
        if slogan is not None and slogan[1][0] not in _TABLE.after_chinese:
            found.names.append(Name(at, slogan.end(), "set_phrase"))
            return slogan.end()
    digits = text[at:end]
    if len(digits) > 1 and digits[0] == "0" and digits[1].isdigit():
        unit = read_unit(text, end)
        return unit.end if unit else end
    if before in "：: 共" and is_counter(text, at):
        unit = read_unit(text, end)
        return unit.end if unit else end
    span = _RANGE.match(text, end) if following in _RANGE_FIRST else None
    unit = read_unit(text, end)
    if span is None and unit is not None:
        span = _RANGE.match(text, unit.end) if text[unit.end : unit.end + 1] in _RANGE_FIRST else None
    if span is not None:
        stop = _range(text, at, numeral, unit, span.end(), found)
        if stop:
            return stop
    if is_hotline(digits) and (unit is None or is_label(text, end)):
        return end
    if unit is None:
        unit = _noun(text, at, numeral)
        if unit is None and not _may_stand_alone(text, at, numeral, found):
            return end
    elif not _fits(text, at, numeral, unit):
        return unit.end
    if quoted_until and not _counts_in_quotes(text, before, numeral, unit, quoted_until):
        return unit.end if unit else end
    quantity, end, extent_start, extent_end = build(text, at, numeral, unit)
    start = at
    if before in "-－−" and before and quantity.unit.dimension == "ratio" and _is_minus(text, at):
        quantity = quantity.negated()
        start, extent_start = at - 1, min(extent_start, at - 1)
    found.mentions.append(Mention(start, end, extent_start, extent_end, quantity))
    return max(end, extent_end)


def _odd(text: str, at: int, numeral: Numeral, before: str, following: str, found: Found) -> int:
    """What the sign behind a number may make of it: a fraction, a day, a range, a code. Its end, or 0 if nothing."""
    end = numeral.end
    if following == "几":
        return end + 1
    if following in "/／":
        ratio = read_ratio(text, at) if "\u4e00" <= before <= "\u9fff" or before in "，、" else None
        if ratio is not None:
            quantity, end, extent_start, extent_end = build(text, at, ratio.numeral, None)
            found.mentions.append(Mention(at, end, extent_start, extent_end, quantity))
            return max(end, extent_end)
        return code_end(text, at) if text[end + 1 : end + 2].isascii() else 0
    if following == "·":
        day = named_day_end(text, at)
        if day:
            found.times.append(TimeMention(at, day, TimeKind.DATE))
            return day
    if following in "-~":
        joint = _RANGE.match(text, end)
        stop = _range(text, at, numeral, None, joint.end(), found) if joint is not None else 0
        if stop:
            return stop
    return code_end(text, at) if following in _CODE_FOLLOWS and _continues_code(text, end) else 0


_RANGE_FIRST = frozenset("-—–－─~～至到 ")
_CODE_FOLLOWS = frozenset("∶ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_+×*xX@=#·-:.")

_ODD_BEHIND = _CODE_FOLLOWS | frozenset("几/／-~·")
_DAY_BEHIND = frozenset('国世全中宪消禁安税知法保防环”" ')


def _continues_code(text: str, end: int) -> bool:
    """Whether the letters or signs behind a number make it a code: 5G, 1+N, 3·15, 7×24 (but 3万+, 5km, 100+人)."""
    c = text[end]
    after = text[end + 1 : end + 2]
    if c == "+":  # 1+N, 3+“1”, 1+法治; but 100+人次
        if after and (after in "“《" or (after.isascii() and after.isalnum())):
            return True
        return (
            "\u4e00" <= after <= "\u9fff" and text[end - 1] in "1234" and not text[max(0, end - 2) : end - 1].isdigit()
        )
    if c in "∶×*xX·=#@_-:":
        return after.isdigit() or (c not in "-:" and after.isascii() and after.isalnum())
    if c == ".":
        return after.isdigit()
    unit = read_unit(text, end)
    return unit is None


def _fits(text: str, at: int, numeral: Numeral, unit: UnitMatch) -> bool:
    """Whether number and unit make a figure here: not a version, a year, a rank, a house number."""
    name = unit.written
    before = text[at - 1] if at else "\n"
    if name in _LABELS and (name in ("版", "届") or (numeral.value.denominator == 1 and name == "号")):
        return False
    if name == "年" and 1900 <= numeral.value <= 2099 and numeral.multiplier == 1 and numeral.step == 1:
        return False
    if name == "季度" or (name == "个" and _SLOGAN.match(text, unit.end) is not None):
        return False
    if name in ("日", "年") and unit.end - at >= 7 and numeral.multiplier == 1 and numeral.step == 1:
        return False  # 20211228日: a date run together
    return not (before == "前" and name in ("名", "位", "强", "个月", "季度"))


_NOT_UNITS = frozenset("大强楼室弄号版届座氧甲")
_LABELS = frozenset({"版", "届", "号", "楼", "室", "强"})


def _is_minus(text: str, at: int) -> bool:
    return at < 2 or (not text[at - 2].isdigit() and text[at - 2] not in "%-－—")


def _noun(text: str, at: int, numeral: Numeral) -> UnitMatch | None:
    """What an unknown word right behind the number counts: the noun itself is the unit (14部门, 3藤萝)."""
    start = end = numeral.end
    c = text[start : start + 1]
    if not c or not "\u4e00" <= c <= "\u9fff":
        return None
    known = _NOUNS.match(text, start)
    if known is not None:
        return UnitMatch(start, known.end(), unit_named(known[0]), known[0])
    if (
        c in _NOT_UNITS
        or c in _STOP
        or is_label(text, end)
        or is_numbered(text, at)
        or _looks_like_code(text, at, numeral)
        or not numeral.value  # 0投诉
    ):
        return None
    after = text[start + 1 : start + 2]
    stop = start + 2 if "\u4e00" <= after <= "\u9fff" and after not in _STOP else start + 1
    if stop == start + 2 and text[start + 2 : start + 3] and "\u4e00" <= text[start + 2] <= "\u9fff":
        stop = start + 1  # a longer word: the first character is the measure word
    word = text[start:stop]
    return UnitMatch(start, stop, unit_named(word), word)


def _looks_like_code(text: str, at: int, numeral: Numeral) -> bool:
    digits = text[at : numeral.end]
    return digits.isdigit() and (1900 <= int(digits) <= 2099 or len(digits) >= 5)


def _may_stand_alone(text: str, at: int, numeral: Numeral, found: Found) -> bool:
    """Whether a number without a unit is a figure: 复议诉讼比值达1.2, 许可12、处罚8."""
    end = numeral.end
    before = text[at - 1 : at] or "\n"
    after = text[end : end + 1] or "\n"
    digits = text[at:end]
    if numeral.multiplier > 1 or numeral.inner:
        return True
    if after == "第":
        return False  # 41第二十条, the cells of a table in one line
    if is_label(text, end) or is_numbered(text, at):
        return False
    if before == " ":
        before = text[at - 2 : at - 1] or "\n"
        if before.isdigit() or after == " ":
            return False  # a cell of a row
    if digits.isdigit():
        if 1900 <= int(digits) <= 2099 or len(digits) >= 7 or is_hotline(digits):
            return False
        if after in ".．、）)" and before in "\n。；：（(“ ":
            return False
        if after in ".．" and not text[end + 1 : end + 2].isdigit() and before not in _CUES:
            return False
    elif text[end - 2 : end] == ".0":
        return False
    if before in _CUES or modifier_before(text, at) is not None:
        return True
    if before in "座楼栋幢室号级路第前":
        return False
    if before in "、，," and after in "、，,和与及":
        return bool(found.mentions) and found.mentions[-1].extent_end == at - 1  # 分别为3、5、7件
    if not "\u4e00" <= before <= "\u9fff":
        return before == "、" or (before in "：:" and text[at - 2 : at - 1] in _COLUMN and after in "，。；,;\n")
    return after in "，。；、）,;)\n" or after in "的和与至到"


def _counts_in_quotes(text: str, before: str, numeral: Numeral, unit: UnitMatch | None, until: int) -> bool:
    """Whether a quantity inside short quotes is stated, not part of a name: it ends the quote and says something."""
    if unit is None or before in "个双零全":
        return False
    if unit.unit.dimension in ("ratio", "money"):
        return True
    at_start = before in '“"「『'
    if unit.end == until - 1 and at_start and "\u4e00" <= text[until : until + 1] <= "\u9fff":
        return False  # “15分钟”服务圈
    if unit.end < until - 1 and "\u4e00" <= text[unit.end] <= "\u9fff":
        return False
    return numeral.value >= 10


def _range(text: str, at: int, first: Numeral, unit: UnitMatch | None, second_at: int, found: Found) -> int:
    """A range `3—5个`: two figures, at least the one and at most the other. Returns its end, or 0 if it is none."""
    second = read_arabic(text, second_at)
    if second is None:
        return 0
    second_unit = read_unit(text, second.end)
    if second_unit is None:
        return 0
    if unit is not None and unit.unit != second_unit.unit:
        return 0
    if text[at - 1 : at] in ("从", "由", "自"):
        return 0
    value, step, grain = first.value, first.step, first.grain
    if unit is None and first.multiplier == 1 and second.multiplier > 1:
        value, step, grain = value * second.multiplier, step * second.multiplier, grain * second.multiplier
    if value >= second.value or not _fits(text, second_at, second, second_unit):
        return 0
    end = second_unit.end
    joint = text[(unit.end if unit else first.end) : second_at].strip()
    of: Unit = second_unit.unit
    low = Quantity(value, of, Bound.LOWER, joint, step, None, text[at : unit.end if unit else first.end])
    high = Quantity(second.value, of, Bound.UPPER, joint, second.step, None, text[second_at:end])
    low_end = unit.end if unit else first.end
    found.mentions.append(Mention(at, low_end, at, low_end, low))
    found.mentions.append(Mention(second_at, end, second_at, end, high))
    return end
