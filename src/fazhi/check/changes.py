"""Changes of the text (增减): which figure changes, by how much, from what."""

from __future__ import annotations

import re

from attrs import define

from fazhi.check.page import Item, Page

__all__ = ["Change", "find_changes"]

_UP = re.compile(r"增加|增长|增幅|上升|提高|提升|上涨|涨幅|升幅|[增升涨]")
_DOWN = re.compile(r"减少|下降|降低|降幅|缩减|压缩|压减|下滑|回落|减幅|缩短|[减降]")
# Between a figure and its change only words of comparison may stand; any noun would make it the change of that noun.
_ONLY_COMPARISON = re.compile(
    r"^[，、（；]?(?:数量|总量|总数)?(?:同比|环比|(?:与|和|较|比|同)?(?:上一?年度?|去年度?|前年|上年|上一年|20\d\d年)?(?:全年)?(?:同期)?(?:数)?(?:相比|比)?)?"
    r"(?:[，、])?(?:呈|共|净|约|近|则|又|再|大幅|小幅|略|同比|有所|均)*"
    r"(?:增加|增长|上升|提高|提升|上涨|增|升|涨|减少|下降|降低|缩减|下滑|回落|减|降)(?:了|幅度|幅|率)?(?:约|近|为|达|达到|了|：)*$"
)
_RATE_AFTER = re.compile(
    r"^[，、（]?(?:同比|同时)?(?:增幅|增长|增长率|增速|上升|涨幅|升幅|降幅|下降|减幅|减少|降低|上升率|下降率|提高|增|降|升)(?:幅度|率)?(?:为|达|达到|约|了|：)*$"
)
_PREVIOUS = re.compile(r"(?:上年|去年|上一年|前一年|上年同期|去年同期)(?:度)?(?:同期)?(?:数)?(?:为|是|的|共|有|：)*$")
_PREVIOUS_YEAR_BRACKET = re.compile(r"^（(?:20\d\d)?年?(?:同期)?(?:为)?$")
# What stands before the value of the year compared with, and between that value and its change.
_COMPARED = re.compile(
    r"^[，、（；]?(?:而|相)?(?:[较比与同和]|相较于?|相比于?|对比)?(?:同比（?|20\d\d年度?|上一?年度?|去年度?|前一?年)(?:全年|同期)?"
    r"(?:数量|总数|总量|数)?(?:的|为|是|有|共|仅|：)*$"
)
_COMPARATOR = re.compile("[较比与同和]|上一?年|去年|前一年")
_YEAR_LED = re.compile(r"(?:^|[，；：])(?P<year>20\d\d|上|去|今|本)年(?:度)?[^，；：]{0,12}$")
_PAST_LED = re.compile(r"(?:^|[，；：])(?:上|去)一?年(?:度|同期)?[^，；：]{0,12}$")
_COMPARED_TAIL = re.compile(r"[较比与同](?:20\d\d年度?|上一?年度?|去年度?|前一?年)(?:全年|同期)?(?:的|为)?$")
_CHANGED = re.compile(r"^[）]?(?:相比)?[，、]?(?:同比|环比|总体|净|大幅|小幅|略)*(?:增|上升|提|涨|升|减|下|降|缩|回落)")
_REACHED = re.compile(r"^[，、]?(?:达到?|共|共计|总数达?|总量达?|为|增至|升至|降至|减至)+$")
_FROM = re.compile(r"(?:由|从)(?:[\u4e00-\u9fff0-9]{0,8}?的)?$")
_TO = re.compile(
    r"^(?:[\u4e00-\u9fff]{0,2})?(?:增加|增长|上升|提高|提升|增|升|扩大|扩展|减少|下降|降低|减|降|压缩|缩减)(?:至|到|为)"
)
_NAMED = re.compile(
    r"^[，；]([\u4e00-\u9fff]{2,6}?)(?:案件)?(?:数量|总数|件数|数|量)(?=同比|环比|比|较|与|增|减|上升|下降)"
)
_DENIED = re.compile(r"不予|未|没有")
_MEAN = re.compile(r"均值|平均|以来|五年|三年|往年|历年|高于|低于|目标|计划|占")
_VECTOR = re.compile(r"分别|双双|均")


@define
class Change:
    """`current` changed from `previous` by `by` (same unit) or by `rate` per cent, as far as printed; `up` or down."""

    current: Item | None
    previous: Item | None = None
    by: Item | None = None
    rate: Item | None = None
    up: bool = True
    certain: bool = False


def find_changes(page: Page) -> list[Change]:
    """Every change of a count or an amount by a number or a percentage, in the order of the text."""
    out: list[Change] = []
    for chain in page.chains:
        used: set[int] = set()
        for k, item in enumerate(chain):
            if item.at in used:
                continue
            paired = _paired(chain, k)
            if paired:
                out.extend(paired)
                used.update(c.rate.at for c in paired if c.rate is not None)
                continue
            change = _from_to(chain, k) or _compared(chain, k) or _change(chain, k)
            if change is None:
                continue
            used.update(i.at for i in (change.by, change.rate, change.previous, change.current) if i is not None)
            out.append(change)
    return out


def _paired(chain: list[Item], k: int) -> list[Change]:
    """`46批903人次，同比分别下降11.5%和8.7%`: the last counts, in order."""
    first = chain[k]
    if not (first.percent and first.changes and "分别" in first.before) or _MEAN.search(first.before):
        return []
    run = [first]
    for item in chain[k + 1 :]:
        if not item.percent or not re.fullmatch(
            r"(?:[、和，及与]|以及)(?:上升|增长|增加|提高|下降|减少|降低)?", item.before
        ):
            break
        run.append(item)
    n = len(run)
    counts = chain[max(0, k - n) : k]
    if n < 2 or len(counts) < n or not all(c.countable_then for c in counts):
        return []
    before: list[Item] | list[None] = [None] * n
    newer = chain[max(0, k - 2 * n) : k - n]
    if len(newer) == n and _years_apart(counts[0], newer[0], turned=True):
        # 2024年收案720件、审结698件，2023年收案600件、审结576件，分别增长…: the year before stands last
        if [i.unit for i in newer] != [i.unit for i in counts] or not all(i.countable for i in newer):
            return []
        counts, before = newer, counts
    elif not all(c.countable for c in counts) or any(_PAST_LED.search(c.before) for c in counts):
        return []
    lead = _ONLY_COMPARISON.match(first.before.replace("分别", ""))
    out, up = [], bool(_UP.search(first.before))
    for count, previous, rate in zip(counts, before, run, strict=True):
        if _UP.search(rate.before) or _DOWN.search(rate.before):
            up = not _DOWN.search(rate.before)
        out.append(Change(count, previous, None, rate, up, lead is not None and count.figure.quantity.modifier is None))
    return out


def _from_to(chain: list[Item], k: int) -> Change | None:
    """`由100件增加到120件，增长20%`."""
    if k + 2 >= len(chain):
        return None
    first, second, third = chain[k], chain[k + 1], chain[k + 2]
    if not (_FROM.search(first.before) and _TO.match(second.before)) or first.unit != second.unit or first.percent:
        return None
    if not (third.percent and _RATE_AFTER.match(third.before)) or _VECTOR.search(third.before):
        return None
    up = second.value >= first.value
    if bool(_DOWN.search(third.before)) == up:
        return None
    return Change(second, first, None, third, up, True)


def _compared(chain: list[Item], k: int) -> Change | None:
    """`1327件，比2022年的1109件增长19.66%`, `76件（上年度58件），同比上升31%`: with the value of the year before."""
    item = chain[k]
    if k == 0 or not item.changes or _VECTOR.search(item.before) or _MEAN.search(item.before):
        return None
    previous = chain[k - 1]
    told = _COMPARED.match(previous.before) is not None
    named = told and _COMPARATOR.search(previous.before) is not None
    if not previous.countable_then or not (previous.earlier or named) or not _CHANGED.match(item.before):
        return None
    up, down = _UP.search(item.before), _DOWN.search(item.before)
    if bool(up) == bool(down):
        return None
    current = None
    for near in reversed(chain[: k - 1]):
        if near.countable:
            current = near if near.unit == previous.unit else None
            break
    linked = previous.figure.changes
    if current is not None and linked is not None and linked.start != current.figure.span.start:
        current, told = next((i for i in chain if i.figure.span.start == linked.start), current), False
    after = chain[k + 1] if k + 1 < len(chain) else None
    if current is None or (linked is None and not told):
        tail = _COMPARED_TAIL.search(previous.before)
        if after is None or after.unit != previous.unit or not _REACHED.match(after.before) or tail is None:
            return None
        current, told = after, True
    certain = told and current.figure.quantity.modifier is None and item.figure.quantity.modifier is None
    change = Change(current, previous, up=bool(up), certain=certain)
    if item.percent:
        change.rate = item
    elif item.unit == current.unit:
        change.by = item
        if after is not None and after.percent and _RATE_AFTER.match(after.before):
            change.rate = after if bool(_DOWN.search(after.before)) != bool(up) else None
    else:
        return None
    return change


def _is_base(current: Item, previous: Item, before: str) -> bool:
    """较上年同期100件增长20%: a number right after the comparison is the base."""
    return (
        current.countable
        and previous.countable
        and current.unit == previous.unit
        and _PREVIOUS.search(previous.before) is not None
        and re.match(r"^(?:相比)?，?(?:同比|环比)?(?:增|上升|提|涨|升|减|下|降|缩)", before) is not None
    )


def _years_apart(first: Item, second: Item, *, turned: bool = False) -> bool:
    """`2008年256件，2009年187件`, `上年256件，今年187件`: two years in a row; `turned`: the later year stands first."""
    if not (first.countable_then and second.countable and first.unit == second.unit):
        return False
    a, b = _YEAR_LED.search(first.before), _YEAR_LED.search(second.before)
    if a is None or b is None or (first if turned else second).before[:1] not in ("，", "；"):
        return False
    if a["year"].isdigit() and b["year"].isdigit():
        return int(b["year"]) - int(a["year"]) == 1
    return a["year"] in ("上", "去") and b["year"] in ("今", "本")


def _calls(name: re.Pattern[str], item: Item) -> bool:
    """Whether the words before a figure name it so, and do not deny it (不予受理)."""
    return name.search(item.head) is not None and _DENIED.search(item.head) is None


def _change(chain: list[Item], k: int) -> Change | None:
    """`159件，同比上升91.6%`, `120件，较上年增加20件，增幅20%`, `120件，较上年同期100件增长20%`."""
    item = chain[k]
    if not item.changes or item.unit in ("百分点", "个百分点", "倍", "番", "‰") or k == 0:
        return None
    if not item.percent and item.figure.quantity.unit.dimension == "ratio":
        return None
    before = item.before
    if _MEAN.search(before) or _VECTOR.search(before):
        return None
    up, down = _UP.search(before), _DOWN.search(before)
    if bool(up) == bool(down):
        return None
    current, previous, gap = chain[k - 1], None, before
    if k >= 2 and _is_base(chain[k - 2], current, before):
        current, previous = chain[k - 2], current
        gap = "，" + before.lstrip("，")
    elif k >= 2 and current.depth > item.depth and _PREVIOUS_YEAR_BRACKET.match(current.before):
        # 612件（2022年为487件），同比增长25.67%
        if chain[k - 2].unit != current.unit or not chain[k - 2].countable:
            return None
        current, previous, gap = chain[k - 2], current, before.lstrip("）")
    elif k >= 2 and _years_apart(chain[k - 2], current):
        previous = chain[k - 2]
    elif k >= 2 and _years_apart(current, chain[k - 2], turned=True):
        current, previous = chain[k - 2], current
    elif _PREVIOUS.search(current.before):
        return None  # 较上年同期57件下降45%: what fell is not printed
    named = _NAMED.match(before)
    if named is not None and previous is None:
        # 受理数同比增长: the figure of that name
        wanted = re.compile(rf"(?<![不未非]){named.group(1)}")
        called = next((i for i in reversed(chain[:k]) if i.countable and _calls(wanted, i)), None)
        if called is not None:
            current, gap = called, "，" + before[named.end() :]
    if not current.countable or current.depth != item.depth:
        return None
    change = Change(current, previous, up=bool(up))
    certain = bool(_ONLY_COMPARISON.match(gap)) and current.figure.quantity.modifier is None
    if item.percent:
        change.rate = item
    elif item.unit == current.unit:
        change.by = item
        if k + 1 < len(chain):
            after = chain[k + 1]
            if after.percent and _RATE_AFTER.match(after.before) and bool(_DOWN.search(after.before)) != bool(up):
                change.rate = after
    else:
        return None
    last = change.rate or change.by
    if previous is None and last is not None:
        position = chain.index(last)
        if position + 1 < len(chain):
            after = chain[position + 1]
            if after.unit == current.unit and after.countable and _PREVIOUS.search(after.before):
                change.previous = after
    change.certain = certain and item.figure.quantity.modifier is None
    return change
