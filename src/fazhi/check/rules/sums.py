"""Parts that must add up to their whole (分项之和等于总数).

**What.** A list of counts that is closed must add up to its whole exactly. A list is closed by its words, as
`其余`, `其他`, `等其他处理`, `合计`, `分为三类`; or because its classes are all that can happen: what a clean-up does
to a document (保留、修改、失效、废止), what becomes of an accepted case (审结、在审).

**Why.** These are the sums that every reader redoes.

**Fails.** `对现行352份文件开展清理，其中保留203份，拟修改27份，宣布失效58份，废止63份` (the four make 351).

**Passes.** `收到复议申请236件，受理189件，不予受理等其他处理47件` (189 + 47 = 236).

**Other readings.** Before a sum is called wrong, every other reading of the list is tried: that it ends earlier or
begins later, that one more count of its sentences belongs to it (`余下的18件`), that parts of a part stand beside it,
and that it belongs to the total of the level above. Where one adds up, the relation is recorded and nothing is said.
Counts that make a total nearby without any word that lists them are recorded too.

**Silent.** Lists that nothing closes (see rule `breakdown`), channels, roles and other subsets that overlap, classes
that the text calls overlapping (`一案多类`, `身份重叠`), groups that one person may belong to (妇女、农民工), units
that differ, and cases carried over: concluded + pending above accepted says that cases were carried in.

**Severity.** `error` where the list is closed by its words or by a closed set of classes and the sentence leaves no
other figure that could belong to it; `warning` for brackets, and for received = accepted + rejected that the words do
not close, since 补正 and cases settled before acceptance stand between.

**Source.** 《政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号） prescribes such 勾稽关系 for its tables;
《规章制定程序条例》第三十七条 names amendment and repeal as what a clean-up leads to.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction

from fazhi.check.claim import Claim, Ledger, number
from fazhi.check.feasible import Linear
from fazhi.check.lexicon import lexicon
from fazhi.check.lists import Parts, find_lists, same_thing
from fazhi.check.overlap import overlapping
from fazhi.check.page import Item, Page
from fazhi.check.readings import fitting_reading
from fazhi.check.rule import rule_of
from fazhi.check.slips import one_slip
from fazhi.model import Bilingual, Certainty, RelationKind, Severity

__all__ = ["RULE", "lists_of"]

_CARRY_OUT = re.compile(r"结转(?:至|到)?(?:下|次)|结转下|下年(?:度)?继续办理")
_NEW = re.compile("收到|新收|受理|接到|申请")
_DONE = re.compile("办结|办理|答复|审结|处理")
_CARRY = re.compile(r"(?:上年|去年|上一年|20\d\d年)(?:度)?(?:结转|未结|接转)|结转(?!下|至)")


def lists_of(page: Page) -> list[Parts]:
    """The lists of a page, found once."""
    found = page.memo.get("lists")
    if found is None:
        found = page.memo["lists"] = find_lists(page)
    lists: list[Parts] = found
    return lists


def examine(page: Page, ledger: Ledger) -> Iterator[Claim]:
    yield from _balances(page, ledger)
    for parts in lists_of(page):
        if parts.closed is not None:
            yield from _closed(page, ledger, parts)


def _balances(page: Page, ledger: Ledger) -> Iterator[Claim]:
    """`收到743件，上年结转21件，办结738件，结转下年26件`: what came in and what went out are equal."""
    for items in page.paragraphs.values():
        brought = [i for i in items if i.countable and _CARRY.search(i.head)]
        left = [i for i in items if i.countable and _CARRY_OUT.search(i.head)]
        if len(brought) != 1 or len(left) != 1 or left[0].unit != brought[0].unit:
            continue
        near = [i for i in items if i.countable and i.unit == left[0].unit and i.at < left[0].at]
        new = [i for i in near if _NEW.search(i.head) and i.at < brought[0].at]
        done = [i for i in near if _DONE.search(i.head) and i.at > brought[0].at]
        if len(new) == 1 and len(done) == 1:
            yield _balance(page, ledger, new[0], brought[0], done[0], left[0])


def _balance(page: Page, ledger: Ledger, new: Item, brought: Item, done: Item, left: Item) -> Claim:
    items = (new, brought, done, left)
    a, b, c, d = (ledger.figure(page.report, i.figure) for i in items)
    shown = [page.term("", i).text for i in items]
    computed = (
        f"{number(new.value)} + {number(brought.value)} = {number(new.value + brought.value)}; "
        f"{number(done.value)} + {number(left.value)} = {number(done.value + left.value)}"
    )
    return Claim(
        rule="sum",
        kind=RelationKind.SUM,
        terms=tuple(page.term(r, i) for r, i in zip(("new", "carried_in", "done", "carried_out"), items, strict=True)),
        statements=(Linear(((1, a), (1, b), (-1, c), (-1, d))),),
        figures=(a, b, c, d),
        cap=Severity.WARNING,
        closed="words",
        computed=computed,
        message=lambda: Bilingual(
            f"收支不平衡：新收{shown[0]}加上年结转{shown[1]}，不等于办结{shown[2]}加结转下年{shown[3]}（{computed}）",
            f"new {shown[0]} and carried-in {shown[1]} differ from done {shown[2]} and left {shown[3]} ({computed})",
        ),
        anchor=new.figure.span.start,
    )


def _closed(page: Page, ledger: Ledger, parts: Parts) -> Iterable[Claim]:
    total, members = parts.whole, parts.parts
    added = sum((p.value for p in members), Fraction(0))
    plain = not any(p.figure.quantity.may_be_rounded for p in (total, *members))
    differs = added != total.value
    cap: Severity | None = Severity.ERROR if parts.proof else Severity.WARNING
    certainty = Certainty.CERTAIN
    undetermined = None
    implied = None
    carry = parts.set is not None and parts.set.carry and parts.marker == "data"
    carried = _carried_in(page, parts) if carry else None
    if carried is not None and differs:
        yield from _with_carry(page, ledger, parts, carried)
        return
    if carry and added > total.value and _no_carry(page, total) is False:
        certainty, cap = Certainty.PLAUSIBLE, None
        undetermined = None if "结转" in _words(page, total) else Severity.INFO
        implied = _carried(added - total.value)
    elif differs and (not _accusable(parts, added) or overlapping(page, total, members, added)):
        certainty, cap = Certainty.PLAUSIBLE, None
    elif not differs and any(p.figure.quantity.modifier is not None for p in (total, *members)):
        certainty, cap = Certainty.PLAUSIBLE, None  # what is printed adds up: a bounding word proves nothing
    wholes = [total]
    if differs and cap is not None and (fits := fitting_reading(page, total, members)) is not None:
        certainty, cap, differs = Certainty.PLAUSIBLE, None, False
        wholes, members = fits
        added = sum((p.value for p in members), Fraction(0))
    if parts.marker == "exact":
        certainty, cap = Certainty.PLAUSIBLE, None  # by arithmetic, not by words
    variables = tuple(ledger.figure(page.report, i.figure) for i in (*wholes, *members))
    n = len(wholes)
    words = " + ".join(number(p.value) for p in members)
    sign = "=" if not differs else ("≠" if plain else "→")
    shown = " + ".join(number(w.value) for w in wholes)
    yield Claim(
        rule="sum",
        kind=RelationKind.SUM,
        terms=(*(page.term("total", w) for w in wholes), *(page.term("part", p) for p in members)),
        statements=(Linear((*((1, v) for v in variables[n:]), *((-1, v) for v in variables[:n]))),),
        figures=variables,
        certainty=certainty,
        cap=cap,
        closed=parts.closed if parts.marker != "exact" else None,
        computed=f"{words} = {number(added)} {sign} {shown}",
        message=lambda: _message(page, total, members, added),
        implied=implied,
        undetermined=undetermined if differs else None,
        anchor=total.figure.span.start,
    )


def _carried_in(page: Page, parts: Parts) -> Item | None:
    """The printed number of cases carried in (上年结转), in the same paragraph."""
    for item in page.paragraphs[parts.whole.paragraph]:
        if (
            item.countable
            and item.unit == parts.whole.unit
            and _CARRY.search(item.head)
            and item.at <= parts.parts[-1].at
        ):
            return item
    return None


def _with_carry(page: Page, ledger: Ledger, parts: Parts, carried: Item) -> Iterable[Claim]:
    """Accepted and carried-in cases together are concluded or pending."""
    members = [p for p in parts.parts if p is not carried]
    items = (parts.whole, carried, *members)
    variables = tuple(ledger.figure(page.report, i.figure) for i in items)
    have, gone = parts.whole.value + carried.value, sum((p.value for p in members), Fraction(0))
    yield Claim(
        rule="sum",
        kind=RelationKind.SUM,
        terms=(
            page.term("accepted", parts.whole),
            page.term("carried_in", carried),
            *(page.term("part", p) for p in members),
        ),
        statements=(Linear((*((1, v) for v in variables[2:]), (-1, variables[0]), (-1, variables[1]))),),
        figures=variables,
        certainty=Certainty.CERTAIN if have == gone else Certainty.PLAUSIBLE,
        cap=Severity.WARNING if have == gone else None,
        closed=parts.closed,
        computed=f"{number(parts.whole.value)} + {number(carried.value)} = {number(have)}; {number(gone)}",
        anchor=parts.whole.figure.span.start,
    )


def _accusable(parts: Parts, added: Fraction) -> bool:
    """Whether the list is evidently meant to add up: closed by proof, or off by one slip, and of one kind of things."""
    if parts.missing or (not parts.proof and not _meant_to_add_up(parts.whole, parts.parts, added)):
        return False
    if parts.marker in ("classes", "total_after", "bracket"):
        return True
    return any(same_thing(parts.whole, p, lexicon()) for p in parts.parts)


def _no_carry(page: Page, total: Item) -> bool:
    """Whether the paragraph says that nothing was carried in (上年未结转)."""
    return bool(re.search("未结转|无结转|没有结转", _words(page, total)))


def _words(page: Page, total: Item) -> str:
    """The sentence of a figure without its figures."""
    chain = page.chains[total.chain]
    return "…".join(i.before for i in chain) + chain[-1].after


def _carried(by: Fraction) -> Callable[[], Bilingual]:
    return lambda: Bilingual(f"须有上年结转的案件{number(by)}件", f"{number(by)} cases must have been carried in")


def _meant_to_add_up(total: Item, members: list[Item], added: Fraction) -> bool:
    """Whether one slip in one printed figure would make the list add up, so that it is evidently meant to."""
    off = total.value - added
    return one_slip(total.figure.quantity, added) or any(
        one_slip(p.figure.quantity, p.value + off) for p in members if p.value + off >= 0
    )


def _message(page: Page, total: Item, members: list[Item], added: Fraction) -> Bilingual:
    shown = "、".join(page.text[p.figure.span.start : p.figure.span.end] for p in members)
    whole = page.text[total.figure.span.start : total.figure.span.end]
    off = added - total.value
    words = " + ".join(number(p.value) for p in members)
    more, larger = ("多", "more") if off > 0 else ("少", "less")
    return Bilingual(
        f"分项之和与总数不符：{words} = {number(added)}，而总数为{whole}，{more}{number(abs(off))}（分项：{shown}）",
        f"the parts do not add up: {words} = {number(added)}, but the total is {whole}, {number(abs(off))} {larger}",
    )


RULE = rule_of(__doc__, "sum", "分项之和", "parts add up to their whole", Severity.ERROR, examine=examine)
