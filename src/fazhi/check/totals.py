"""Lists whose total stands apart from them: after the parts (合计), or sentences before a list by kinds (按领域分)."""

from __future__ import annotations

import re

from fazhi.check.page import Item, Page
from fazhi.check.parts import JOINS, Parts, adds_up

__all__ = ["OTHER", "by_kinds", "classes", "totals_after"]

_TOTAL_AFTER = re.compile(
    r"^[，、；：—]?(?:以上|上述)?(?:(?P<n>[两三四五六七八九十\d]{1,2})[类项种者级轮])?(?:案件)?(?P<how>合计|共计|总计|总共|共)(?:为|达|有)?"
    r"(?P<what>[\u4e00-\u9fff]{0,4})$"
)
_COUNTED = re.compile(r"^(?P<how>合计|共计|总计|总共|共)(?:为|达|有)?(?P<what>[\u4e00-\u9fff]{0,6})$")
_ABOVE = re.compile(r"(?:以上|上述)$")
_NUMERALS = {c: n for n, c in enumerate("一二三四五六七八九十", 1)} | {"两": 2}
_CLASSES = re.compile(r"(?:分为|分成|划分为|归为|可分)(?:以下)?$")
_CLASSES_IN_WORDS = re.compile(r"(?:分为|分成|划分为|归为)(?:以下)?(?P<n>[两三四五六七八九十])(?:大)?[类种级档]")
_KINDS = re.compile(
    r"(?:^|[，；：])(?:其中，?)?(?:若|如)?(?:按照?|从|依|以)[^，；：。]{1,14}?(?:分|看|划分|来看|来说|统计|分类|区分)[，：]"
)
# A last class that takes in all that is left.
OTHER = re.compile(
    r"(?:^|等|作|作出|以及|及|其中|和)(?:其他|其它)(?!.*(?:移送|移交|提出|发现))[^，。；、：（）]{0,10}$"
    r"|(?:其余|剩余|余下)[^，。；、：（）]{0,10}$"
)
_BEFORE = 4  # sentences in which the total of a list by kinds is looked for
_COUNTERS = frozenset("类项种者级轮批件次")


def totals_after(chain: list[Item]) -> list[Parts]:
    """`A3件、B5件，合计8件`, `A12件、3万元；B8件、2万元；两项合计20件、5万元`: a total that follows its parts."""
    out: list[Parts] = []
    for k, total in enumerate(chain):
        if not total.countable or k < 2:
            continue
        number, m = None, _TOTAL_AFTER.match(total.before)
        upto = chain[:k]
        counter = chain[k - 1]
        if m is not None and (counter.unit not in _COUNTERS or not _COUNTED.match(total.before)):
            number = _numeral(m["n"])
        elif (m := _COUNTED.match(total.before)) is not None or _above(counter, total):
            if counter.value.denominator != 1 or counter.unit not in _COUNTERS or not 2 <= counter.value <= 20:
                continue
            number, upto = counter.value.numerator, chain[: k - 1]
        else:
            continue
        how, what = (m["how"], m["what"]) if m is not None else ("以上", "")
        out += _one_total(upto, total, number, how, what)
        for n, other in enumerate(chain[k + 1 : k + 3]):
            if other.before not in ("、", "，", "和", "及") or not other.countable or other.unit == total.unit:
                break
            same = [i for i in upto if i.countable and i.unit == other.unit and i.depth == other.depth]
            if number is not None and len(same) == number and n < 2:
                out.append(Parts(other, same, same, "total_after", closed="words", proof=True))
    return out


def _above(counter: Item, total: Item) -> bool:
    """以上三类案件3581件: the number of classes stands right before their total."""
    return (
        _ABOVE.search(counter.before) is not None and re.fullmatch(r"[\u4e00-\u9fff]{0,4}（?", total.before) is not None
    )


def _numeral(text: str | None) -> int | None:
    if not text:
        return None
    return int(text) if text.isascii() and text.isdigit() else _NUMERALS.get(text)


def _one_total(chain: list[Item], total: Item, number: int | None, how: str, what: str) -> list[Parts]:
    same = [i for i in chain if i.countable and i.unit == total.unit and i.depth == total.depth]
    if number is not None:
        if len(same) < number or number < 2:
            return []
        run = same[-number:]
        sure = len(same) == number and all(_follows(i) for i in run[1:])
        if not sure and not adds_up(total, run):
            return []
        return [Parts(total, run, run, "total_after", closed="words", proof=sure)]
    run = []
    for item in reversed([i for i in chain if i.countable]):
        if item.unit != total.unit or item.depth != total.depth:
            break
        run.insert(0, item)
        if item.before[:1] not in ("，", *JOINS):
            break
    if len(run) < 2:
        return []
    told = not what or (len(what) > 1 and what[-2:] in run[0].head)
    sure = how != "共" and told and all(i.before[:1] in JOINS for i in run[1:])
    joined = sure
    if how != "共" and told and len(run) == sum(i.countable and i.unit == total.unit for i in chain):
        sure = True  # every count of the sentence so far is a part
    for start in range(1 if joined else len(run) - 1):
        if adds_up(total, run[start:]):
            return [Parts(total, run[start:], run[start:], "total_after", closed="words", proof=sure)]
    if not sure:
        return []  # a count of something else may follow
    return [Parts(total, run, run, "total_after", closed="words", proof=True)]


def _follows(item: Item) -> bool:
    return item.before[:1] in ("，", "；", *JOINS)


def classes(chain: list[Item]) -> list[Parts]:
    """`120件，分为三类：A类50件、B类40件、C类30件`: the number of classes closes the list."""
    out: list[Parts] = []
    for k, number in enumerate(chain):
        if k == 0:
            continue
        if _CLASSES.search(number.before) and number.value.denominator == 1:
            n, rest = number.value.numerator, chain[k + 1 :]
        elif (m := _CLASSES_IN_WORDS.search(number.before)) is not None:
            n, rest = _NUMERALS[m["n"]], chain[k:]
        else:
            continue
        whole = chain[k - 1]
        parts = [i for i in rest if i.countable and i.unit == whole.unit and i.depth == whole.depth][:n]
        if whole.countable and 2 <= n == len(parts):
            out.append(Parts(whole, parts, parts, "classes", closed="words", proof=True))
    return out


def by_kinds(page: Page, number: int, chain: list[Item], found: list[Parts]) -> list[Parts]:
    """`共受理280件。从类型看，公安类112件，占40%；…其他类27件`: kinds of a total that stands before, often far off."""
    used = {p.at for f in found if f.closed for p in f.parts}
    out: list[Parts] = []
    for k, first in enumerate(chain):
        lead = _KINDS.search(first.before)
        if not first.countable or first.at in used or (lead is None and (k or not re.search("[类型]$", first.head))):
            continue
        parts = [first]
        for item in chain[k + 1 :]:
            if item.percent:
                if "占" in item.before or item.before in ("，", "（", "、"):
                    continue
                break
            if not item.countable or item.depth > first.depth:
                continue
            if item.unit != first.unit or not _listed(item) or "其中" in item.before:
                break
            parts.append(item)
            if OTHER.search(item.head):
                break
        if len(parts) < 2:
            continue
        closing = OTHER.search(parts[-1].head) is not None
        earlier = [i for i in chain[:k] if i.countable and i.unit == first.unit]
        for n in range(number - 1, max(-1, number - 1 - _BEFORE), -1):
            if page.chains[n][-1].paragraph != first.paragraph:
                break
            earlier = [i for i in page.chains[n] if i.countable and i.unit == first.unit] + earlier
        wholes = [i for i in reversed(earlier) if i.value >= max(p.value for p in parts)]
        fitting = next((w for w in wholes if adds_up(w, parts)), None)
        if fitting is not None:
            out.append(Parts(fitting, parts, parts, "kinds", closed="words"))
        elif wholes and closing:
            out.append(Parts(wholes[0], parts, parts, "kinds", closed="words"))
        elif wholes and lead is not None:
            out.append(Parts(wholes[0], parts, [], "kinds"))
        if out and out[-1].parts is parts:
            break
    return out


def _listed(item: Item) -> bool:
    """Whether a count goes on with the list: after a comma, a semicolon or a share in brackets."""
    before = item.before.lstrip("）")
    return before[:1] in ("，", "；", *JOINS) and before.count("，") + before.count("；") <= 2
