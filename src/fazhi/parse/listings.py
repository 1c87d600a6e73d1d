"""Lists of names with the number that counts them (列举)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from fractions import Fraction

from attrs import frozen

from fazhi.model import Figure, Listing
from fazhi.parse.listing_items import Stretch, members, members_after, ranks
from fazhi.parse.tokens import Passage, Scan
from fazhi.quantity.quantity import Bound, Quantity
from fazhi.quantity.unit import Unit
from fazhi.span import Reading

__all__ = ["listings"]

# Measure words of kinds, steps and sides, whose number counts the names before it.
_CLASS_UNIT = re.compile(
    r"类|种|大类|级|色|方面|大|环节|关口?|阶段|步骤?|维度?|层面?|层级|领域|程序|要素|化|型|端|档|等次?"
)
_ITEM_UNIT = re.compile(r"个|项|张|支|门|条线|条主线|道|大项|小项|板块")
# Measure words of copies, cases and people: their number counts the things, and names only where these are quoted.
_COPY_UNIT = re.compile(r"[件部份篇本期首批场家次条宗例座处所]")
_CLASS_NOUN = re.compile(
    r"(?:重点|主要|关键|核心|基本|法定|具体|不同|工作|执法|行政)?(?:方面|环节|关口|阶段|步骤|维度|层面|层级|领域|程序|要素|类别|类型|种类|等次|等级|档次|模块|板块|"
    r"体系|机制|平台|部门|单位|行业|事项|项目|主题|片区|科室|区|县|镇|乡|街道|村|市|系统|专项|要件|要点|原则|举措|路径|抓手|重点)"
)
_STRICT_NOUN = re.compile(
    r"(?:重点|主要|关键|核心|基本|法定|具体|不同)?(?:方面|环节|关口|阶段|步骤|维度|层面|层级|类别|类型|种类|等次|等级|档次)"
)
_RANK_NAME = re.compile(
    r"中央|国家|[省市区县州盟旗镇乡村组户]|自治[区州县旗]|街道|社区|镇街|乡镇|网格|苏木|嘎查|兵团|师|团|连|地市|县市区?|"
    r"[省市区县乡镇村街]（[^（）]{1,8}）|楼栋|小组|村民小组|居|支部|学校|班|院|系|部|一|二|三|四|初|中|高"
)
_NO_COUNT = re.compile(
    r"(?:个?工作日|个?月|[年天日岁时分秒]|倍|成|%|‰|个?百分点|元|人|名|位|户|人次|起|亩|公里|米|小时|分钟|周|届)"
)
_OPEN_END = re.compile(r"等(?:等)?(?:一共|总共|共计|合计|共|总计|这|在内的|在内|全部|其他|相关|各类)?$")
_CLOSED_END = re.compile(r"(?:(?<=[^公总一])共|这|共计|一共|总共|形成|组成|构成|共同构成|上下)$")
_UNREAD = re.compile(
    r"(?<![第〇零○\d一二三四五六七八九十百千万.])“?(?P<n>[两二三四五六七八九十])(?P<unit>大|级|色|类|种|个|项|张|支|步|方|书|档|化|层|维|端|环节)"
)
_NUMERAL = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
_FORWARD = re.compile(r"(?P<noun>[^，。；：、\n]{0,12})[：:]")
_ORDINAL = re.compile(r"(?:(?P<n>[一二三四五六七八九十]{1,2})是|(?P<m>[①②③④⑤⑥⑦⑧⑨⑩]))")
_PAUSE = re.compile(r"[，。；：\n]")
_ANNOUNCES = re.compile(r"(?:以下|下列|如下|分为|分成|分别从|归纳为|概括为|总结为)[^，。；：]{0,6}$")
_ORDINAL_REACH = 4000  # characters over which 一是 … 二是 … may run
_MOST = 60  # names that a list can have: larger numbers count other things
_NAME_END = re.compile(r"[\u4e00-\u9fff]")
_STEP_DIGITS = "一二三四五六七八九十"


@frozen
class _Count:
    """The number at [start, end), with any word of nearness before it from `extent` on."""

    start: int
    end: int
    extent: int
    value: int
    unit: str
    figure: Figure | None
    exact: bool


def listings(
    reading: Reading, found: Scan, sentences: tuple[Passage, ...], figures: tuple[Figure, ...]
) -> tuple[Listing, ...]:
    """Every `A、B、C等n个…` and `A、B、C三类…`; `figures[i]` is the figure of `found.mentions[i]`."""
    text = reading.text
    out: list[Listing] = []
    starts = [m.start for m in found.mentions]
    for count in _counts(text, found, figures):
        read = _before(text, count) or _after(text, count)
        if read is not None:
            items, unfinished = read
            if any(bisect_left(starts, a) < bisect_left(starts, b) for a, b in items):
                continue  # 决算审计5个、责任审计9个: each has a number of its own
            if len(items) != count.value and not (unfinished and len(items) < count.value):
                pause = _PAUSE.search(text, count.end)
                if bisect_left(starts, count.end) < bisect_left(starts, pause.start() if pause else len(text)):
                    continue  # 《甲》《乙》《丙》2件规章、1件规范性文件: another number may count the rest
            figure = count.figure or _figure(reading, count)
            out.append(Listing(figure, tuple(reading.span(a, b) for a, b in items), unfinished))
    return tuple(out)


def _counts(text: str, found: Scan, figures: tuple[Figure, ...]) -> Iterator[_Count]:
    """The numbers that may count names: the scanner's, and small ones in set forms (三书同达) that it passes over."""
    read: list[_Count] = []
    for i, m in enumerate(found.mentions):
        value = m.quantity.value
        if value.denominator == 1 and 1 < value <= _MOST and i < len(figures):
            exact = m.quantity.bound is Bound.EXACT and m.extent_start == m.start
            read.append(_Count(m.start, m.end, m.extent_start, int(value), m.quantity.unit.name, figures[i], exact))
    taken = {m.start for m in found.mentions}
    for hit in _UNREAD.finditer(text):
        at = hit.start("n")
        if at not in taken and (
            hit.start() == 0 or text[hit.start() - 1] in "、等”》）" or _NAME_END.match(text, hit.start() - 1)
        ):
            read.append(_Count(at, hit.end(), hit.start(), _NUMERAL[hit["n"]], hit["unit"], None, True))
    read.sort(key=lambda c: c.start)
    yield from read


def _before(text: str, count: _Count) -> tuple[list[Stretch], bool] | None:
    """The list that ends at the number, with whether 等 leaves it open."""
    end = count.extent
    window = text[max(0, end - 8) : end]
    if not window or window[-1] in "，。；：！？\n（“《":
        return None
    unfinished = False
    if (tail := _OPEN_END.search(window)) is not None:
        unfinished = True
        end -= len(tail.group())
    elif (tail := _CLOSED_END.search(window)) is not None:
        end -= len(tail.group())
    elif not count.exact:
        return None
    if _NO_COUNT.fullmatch(count.unit):
        return None
    if count.unit == "级" and len(named := ranks(text, end)) == count.value:
        return named, unfinished
    read = members(text, end)
    if read is None:
        return None
    items, doubtful = read
    return (items, unfinished) if _counts_names(text, count, items, unfinished, doubtful, end) else None


def _counts_names(text: str, count: _Count, items: list[Stretch], unfinished: bool, doubtful: bool, end: int) -> bool:
    """Whether the number counts the names, and not what the last of them is about."""
    named, n = len(items), count.value
    quoted = all(text[a] in "《“" and text[b - 1] in "》”" for a, b in items)
    quoted_list = text[items[0][0] - 1 : items[0][0]] == "“" and text[items[-1][1] : items[-1][1] + 1] == "”"
    kinds = _CLASS_UNIT.fullmatch(count.unit) is not None or _names_class(text, count)
    copies = _COPY_UNIT.fullmatch(count.unit) is not None
    items_unit = _ITEM_UNIT.fullmatch(count.unit) is not None
    if copies and not quoted:
        bodies = count.unit == "家" and text.startswith(("单位", "部门", "机构"), count.end)
        return bodies and (named <= n if unfinished else named == n > 1)
    if not (items_unit or copies or kinds):
        # An unknown word (三书同达) counts names only where it stands right behind a list of just as many.
        return count.figure is None and named == n > 2 and not unfinished
    if unfinished:
        if named == 1:
            return _names_something(text, items[0], end)
        return named <= n or (kinds and named <= 12 and not doubtful and _alike(items))
    if named == n:
        if named == 2 and not kinds and not quoted:
            lengths = [b - a for a, b in items]
            return items_unit and (max(lengths) <= 8 if doubtful else lengths[0] == lengths[1] <= 4)
        return named > 1
    if doubtful and named - 1 == n:
        return False  # 和 may stand inside the last name
    # Fewer or more names than the number says: a finding, so only where nothing else can be meant.
    if count.unit == "级" and not all(_RANK_NAME.fullmatch(text, a, b) for a, b in items):
        return False  # 教育、医疗、养老三级网络: the number is the network's own
    strict = _CLASS_UNIT.fullmatch(count.unit) or _STRICT_NOUN.match(text, count.end) or quoted or quoted_list
    return named > 2 and bool(strict) and not doubtful and _alike(items)


def _names_class(text: str, count: _Count) -> bool:
    """Whether the counted noun is one of kinds, steps or sides: 三个环节."""
    if text.startswith("大", count.start + 1):
        return True  # 六大平台, 两大主题
    return _CLASS_NOUN.match(text, count.end) is not None or _CLASS_NOUN.fullmatch(count.unit) is not None


def _alike(items: list[Stretch]) -> bool:
    lengths = [b - a for a, b in items]
    return max(lengths) <= 8 and max(lengths) <= 2 * min(lengths) + 2


def _names_something(text: str, item: Stretch, end: int) -> bool:
    """Whether a single name before 等 is a name of its own: quoted, or a clause long enough to be one."""
    a, b = item
    return b - a >= 6 and (text[a] in "《“" or b == end) and not re.search(r"[的是有为]$", text[a:b])


def _after(text: str, count: _Count) -> tuple[list[Stretch], bool] | None:
    """The list after the number: `以下三个方面：甲、乙、丙`, `分为三类：一是…二是…三是…`."""
    if not count.exact or (colon := _FORWARD.match(text, count.end)) is None or count.value > 20:
        return None
    unit = _ITEM_UNIT.fullmatch(count.unit) or _CLASS_UNIT.fullmatch(count.unit)
    if unit is None and not _names_class(text, count):
        return None
    start = colon.end()
    ordinal = _ORDINAL.match(text, start)
    if ordinal is not None:
        items = _ordinals(text, start)
        return (items, False) if len(items) == count.value else None
    items, end = members_after(text, start)
    if (end < len(text) and text[end] in "，：") or any(a >= b or b - a > 30 for a, b in items) or len(items) < 2:
        return None
    unfinished = text[items[-1][0] : items[-1][1]].endswith("等")
    if unfinished:
        a, b = items[-1]
        items[-1] = (a, b - 1)
    if len(items) == count.value or (unfinished and len(items) < count.value):
        return items, unfinished
    return (
        (items, unfinished)
        if _ANNOUNCES.search(text[max(0, count.start - 12) : count.start]) and _alike(items)
        else None
    )


def _ordinals(text: str, start: int) -> list[Stretch]:
    """What follows 一是, 二是 … of one paragraph, each up to its first pause, as long as they count up."""
    limit = min(len(text), start + _ORDINAL_REACH)
    stop = text.find("\n", start, limit)
    items: list[Stretch] = []
    for found in _ORDINAL.finditer(text, start, stop if stop >= 0 else limit):
        number = _ordinal(found)
        if number != len(items) + 1:
            if number == 1 and items:
                break
            continue
        pause = _PAUSE.search(text, found.end())
        end = pause.start() if pause is not None else len(text)
        if end > found.end():
            items.append((found.end(), end))
    return items


def _ordinal(found: re.Match[str]) -> int:
    if found["m"]:
        return ord(found["m"]) - ord("①") + 1
    tens, ten, ones = found["n"].rpartition("十")
    if not ten:
        return _STEP_DIGITS.index(found["n"]) + 1 if len(found["n"]) == 1 else 0
    return (_STEP_DIGITS.index(tens) + 1 if tens else 1) * 10 + (_STEP_DIGITS.index(ones) + 1 if ones else 0)


def _figure(reading: Reading, count: _Count) -> Figure:
    """The number as a figure of its own, where the scanner records none."""
    span = reading.span(count.start, count.end)
    printed = reading.text[count.start : count.end]
    return Figure(span, span, Quantity(Fraction(count.value), Unit(count.unit), text=printed))
