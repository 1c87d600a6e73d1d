"""Lists that no word marks: counts that add up to a count near them, and classes named right after their whole.

Nothing here accuses anyone. What adds up is worth recording; what does not may not be a list.
"""

from __future__ import annotations

import re

from fazhi.check.page import Item, Page
from fazhi.check.parts import JOINS, Parts

__all__ = ["adding_up", "side_by_side"]

_LEAST = 10  # smaller totals are met by chance
_BACK = 10  # counts before a run among which its total is looked for
_LONG = 12  # members of a run
_VERB = re.compile("印发|出台|制定|召开|举办|开展|培训|查处|立案|罚|整改|提出|收到|受理|审结|办结|移送|奖励|采纳|审查")
_ACROSS = re.compile(r"较|比|累计|目标|计划")


def adding_up(page: Page, number: int, chain: list[Item], found: list[Parts]) -> list[Parts]:
    """Runs of counts, one after another, that make exactly a count before or right after them."""
    known = [{f.whole.at, *(p.at for p in f.parts)} for f in found if f.closed or f.marker == "of_which"]
    out: list[Parts] = []
    by_unit: dict[tuple[str, int], list[Item]] = {}
    for item in chain:
        if item.countable and item.figure.quantity.modifier is None and item.value.denominator == 1 and item.value > 0:
            by_unit.setdefault((item.unit, item.depth), []).append(item)
    for (unit, _), run in by_unit.items():
        if len(run) < 2:
            continue
        above = [
            i
            for n in range(max(0, number - 2), number)
            if page.chains[n][-1].paragraph == run[0].paragraph
            for i in page.chains[n]
            if i.unit == unit and i.countable
        ][-_BACK:]
        used = -1
        for a in range(len(run) - 1):
            if run[a].at <= used:
                continue
            wholes = {i.value: i for i in [*above, *run[max(0, a - _BACK) : a]]}
            total, best = run[a].value, None
            for b in range(a + 1, min(len(run), a + _LONG)):
                if _ACROSS.search(run[b].head):
                    break
                total += run[b].value
                behind = run[b + 1] if b + 1 < len(run) else None
                whole = wholes.get(total) or (behind if behind is not None and behind.value == total else None)
                if whole is not None and total >= _LEAST:
                    best = (whole, run[a : b + 1])
            if best is None:
                continue
            at = {best[0].at, *(i.at for i in best[1])}
            if any(at <= k for k in known):
                continue
            used = best[1][-1].at
            out.append(Parts(best[0], best[1], best[1], "exact", closed="arithmetic"))
    return out


def side_by_side(chain: list[Item], found: list[Parts]) -> list[Parts]:
    """`事项1738项，行政许可326项、公共服务358项`: classes without a verb, right after what they are classes of."""
    used = {p.at for f in found for p in f.parts} | {f.whole.at for f in found if f.closed}
    out: list[Parts] = []
    k = 0
    while k < len(chain):
        whole = chain[k]
        k += 1
        if not whole.countable or whole.at in used:
            continue
        parts: list[Item] = []
        for item in chain[k:]:
            marks = ("，", "；", "：", "（", *JOINS) if not parts else ("，", *JOINS)
            if not item.countable or item.unit != whole.unit or item.before.lstrip("）")[:1] not in (*marks, "其"):
                break
            if item.value > whole.value or item.before.count("，") > 1 or _VERB.search(item.head):
                break
            parts.append(item)
        if len(parts) >= 2 and all(p.at not in used for p in parts):
            out.append(Parts(whole, parts, [], "beside"))
            k += len(parts)
    return out
