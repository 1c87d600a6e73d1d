"""Lists of counts and the whole they belong to, as the words say: 其中, 其余, 合计, brackets, closed classes."""

from __future__ import annotations

import re
from itertools import combinations

from fazhi.check.lexicon import ClosedSet, Lexicon, lexicon
from fazhi.check.page import Item, Page
from fazhi.check.parts import JOINS, Parts, adds_up
from fazhi.check.totals import OTHER, by_kinds, classes, totals_after
from fazhi.check.unmarked import adding_up, side_by_side

__all__ = ["Parts", "find_lists", "same_thing"]

_OF_WHICH = re.compile(r"其中|当中|包括|包含")
_REMAINDER = re.compile(
    r"(?:其余|剩余|余下|剩下)[^，。；：、（）]{0,12}$"
    r"|(?:等|作|作出|其中)?(?:其他|其它)(?:的|类|类型|类别|方式|处理|处置|情形|情况|事项|问题|案件|结果|人员|单位|原因|渠道|途径|领域)*$"
)
_TOTAL = re.compile(
    r"^[，、；：—]?(?:以上|上述)?(?:[两三四五六七八九十\d]{1,2}[类项种者])?(?:案件)?(?:合计|共计|总计|总共|共)"
)
_INCLUDED = re.compile(r"（(?:其中)?(?:含|包含|包括)[^，。；（）]*$")
_EXCLUDED = re.compile(
    r"不含|不包括|除|另有|另外|上年|去年|同期|\d年|往年|占|较|比|截至|累计|历年|见|附|第|目标|计划|满分"
)
_WITHIN = re.compile(
    r"(?:^|[，；。：])(?:在|已|所)?(?P<stage>[\u4e00-\u9fff]{2,4}?)的?(?:[\u4e00-\u9fff]{0,6}(?:案件|申请|纠纷|诉求|文件|件))?"
    r"(?:的?[\u4e00-\u9fff]{0,3}(?<![集其当])中，?|，)(?=[^，；]*$)"
)
_LOOSE = re.compile(r"主要|集中在|前[三五十]|最多|占比|涉及|等[^，。；、]{0,4}$|提出|发现|整改|移送|奖励|罚款")
_EARLIER = re.compile(r"上年|去年|同期|往年|累计|历年")
# Words before a number that counts a whole, of which a list may follow without 其中.
_COLLECTS = re.compile(
    "共|总|收|答|复|处|结|判|作|调|发现|现有|隐患|受理|接|办|审|查|清理|梳理|公开|发布|开展|组织|完成|发生|排查|培训|参|设|聘|有|建|制定|出台|抽|评|涉|配"
)
_PERSONS = ("人", "名", "位")
_LEFT = re.compile("其余|剩余|余下|剩下")
_CLEAN_UP = re.compile("清理|评估|梳理|文件|规章|法规")
_REACH = 12  # counts before a remainder among which its whole is looked for
_FEW = 6  # members between a whole and the remainder that are tried in every combination


def same_thing(whole: Item, part: Item, lex: Lexicon) -> bool:
    """Whether the words let `part` count the same things as `whole`: a shared noun, or the name of a class or stage."""
    words = part.words
    if lex.classes.search(words) or re.search(r"[类级型性]$", part.head) or _REMAINDER.search(part.head):
        return True
    if part.unit in _PERSONS and lex.persons.search(part.head):
        return True
    have = whole.head + whole.noun[:12]
    if any(k.search(have) and k.search(part.head) for k in lex.kin):
        return True
    pairs = {have[i : i + 2] for i in range(len(have) - 1)}
    return any(words[i : i + 2] in pairs for i in range(len(words) - 1))


def find_lists(page: Page) -> list[Parts]:
    """Every list of the report, in the order of the text."""
    lex = lexicon()
    out: list[Parts] = []
    for number, chain in enumerate(page.chains):
        counts = [i for i in chain if i.countable]
        if not counts:
            continue
        found = _of_which(page, number, chain)
        found += _brackets(chain)
        found += _remainders(chain, found)
        found += totals_after(chain)
        found += classes(chain)
        found += _within(page, number, chain, lex)
        _close_by_data(found, chain, lex)
        found += _by_data(page, number, chain, found, lex)
        found += by_kinds(page, number, chain, found)
        found += adding_up(page, number, chain, found)
        found += _by_noun(counts, found)
        found += _outcomes(counts, found, lex)
        found += side_by_side(chain, found)
        out.extend(found)
    return out


def _whole_before(chain: list[Item], part: Item) -> Item | None:
    """The nearest earlier count of the same unit in the chain."""
    for item in reversed(chain):
        if item.at < part.at and item.countable and item.unit == part.unit and item.depth <= part.depth:
            if _EARLIER.search(item.head):
                continue
            return item
    return None


def _of_which(page: Page, number: int, chain: list[Item]) -> list[Parts]:
    """Lists after 其中: each part is at most the whole."""
    out: list[Parts] = []
    for k, first in enumerate(chain):
        if not first.countable:
            continue
        marks = list(_OF_WHICH.finditer(first.before))
        if not marks or "；" in first.before[marks[-1].end() :] or "不包括" in first.before:
            continue
        if marks[-1].group() in ("包括", "包含") and not re.match(r"[^，；]{0,12}$", first.before[marks[-1].end() :]):
            continue
        if k == 0:
            if not re.match(r"[，、]?其中", first.before) or number == 0:
                continue
            earlier = page.chains[number - 1]
            if earlier[-1].paragraph != first.paragraph:
                continue
            whole = _whole_before(earlier, first)
        else:
            whole = _whole_before(chain, first)
        if whole is None:
            continue
        parts, tight, loose = [first], [first], False
        for item in chain[k + 1 :]:
            if item.depth < first.depth or _OF_WHICH.search(item.before):
                break
            if "；" in item.before and (len(parts) > 1 and "；" not in parts[-1].before):
                break
            if _TOTAL.match(item.before) or _EARLIER.search(item.head):
                break
            if not item.countable or item.unit != first.unit or item.depth > first.depth:
                continue
            loose = loose or item.before[:1] not in JOINS
            parts.append(item)
            if not loose:
                tight.append(item)
        flow = lexicon().overlap.flow
        if not flow.search(first.head) and not adds_up(whole, parts):
            # 共有529名，其中持证499名，今年新增47名: what came and went in the year is no part of what there is
            end = next((n for n, i in enumerate(parts) if i.before[:1] == "，" and flow.search(i.head)), len(parts))
            parts = parts[:end]
            tight = [i for i in tight if i in parts]
        between = [i for i in chain if whole.at < i.at < first.at and i.countable]
        out.append(Parts(whole, parts, tight, "of_which", missing=bool(between)))
    return out


def _brackets(chain: list[Item]) -> list[Parts]:
    """`20名（甲镇12名、乙镇8名）`: a bracket right behind a count lists its parts."""
    out: list[Parts] = []
    for k in range(len(chain) - 1):
        whole, first = chain[k], chain[k + 1]
        if not whole.countable or first.depth <= whole.depth or "（" not in first.before:
            continue
        lead, _, inside = first.before.partition("（")
        if len(lead) > 12 or _CUT_MARK.search(lead) or first.unit != whole.unit or not first.countable:
            continue
        if "其中" in inside:
            continue  # read as a list after 其中
        if _INCLUDED.search(first.before):
            out.append(Parts(whole, [first], [first], "inclusive"))
            continue
        parts = []
        for item in chain[k + 1 :]:
            if item.depth < first.depth or (item.at > first.at and "）" in item.before):
                break
            parts.append(item)
        if any(not p.countable or p.unit != whole.unit or not p.words.strip("|") for p in parts) or len(parts) < 2:
            continue
        if any(_EXCLUDED.search(p.head) or _LOOSE.search(p.words) for p in parts):
            continue
        out.append(Parts(whole, parts, parts, "bracket", closed="words"))
    return out


_CUT_MARK = re.compile(r"[，。；、：]")


def _remainders(chain: list[Item], found: list[Parts]) -> list[Parts]:
    """Lists that 其余, 其他 … close. Where several wholes are possible, the one that fits is meant."""
    out: list[Parts] = []
    for k, last in enumerate(chain):
        if not last.countable:
            continue
        sure = _REMAINDER.search(last.head) is not None
        if not sure and not OTHER.search(last.head):
            continue
        before = [i for i in chain[:k] if i.countable and i.unit == last.unit and i.depth == last.depth][-_REACH:]
        listed = next((f for f in found if f.marker in ("of_which", "bracket") and last in f.parts), None)
        if listed is not None:
            upto = [p for p in listed.parts if p.at <= last.at]
            if len(upto) >= 2:
                listed.parts, listed.tight = upto, upto
                listed.closed, listed.proof = "words", not listed.missing and not _followed(chain, k, last)
                if not adds_up(listed.whole, upto) and not listed.proof:
                    more = [i for i in chain[k + 1 :] if i.countable and i.unit == last.unit]
                    for end in range(1, len(more) + 1):
                        if adds_up(listed.whole, [*upto, *more[:end]]):
                            listed.parts = listed.tight = [*upto, *more[:end]]
                            break
                whole_list = listed.proof and all(p.before[:1] in ("，", *JOINS) for p in listed.parts[1:])
                if not adds_up(listed.whole, listed.parts) and not whole_list:
                    other = _fitting(before, last)
                    if other is not None:
                        listed.whole, listed.parts, listed.tight = other[0], other[1], other[1]
            continue
        if len(before) < 2 or not sure:
            continue
        fit = _fitting(before, last)
        if fit is not None:
            out.append(Parts(fit[0], fit[1], fit[1], "remainder", closed="words", proof=True))
            continue
        if _followed(chain, k, last):
            more = [i for i in chain[k + 1 :] if i.countable and i.unit == last.unit and i.depth == last.depth]
            fit = _fitting([*before, last], more[0])
            if fit is not None:
                out.append(Parts(fit[0], fit[1], fit[1], "remainder", closed="words"))
            continue
        whole, parts = before[0], [*before[1:], last]
        proof = all(p.value <= whole.value or lexicon().classes.search(p.head) for p in parts) and not any(
            p.before[:1] == "同" for p in parts
        )
        plain = _LEFT.search(last.head) is not None and whole.value > max(p.value for p in parts)
        if not (plain or _COLLECTS.search(whole.head)) or re.search("[类级型]$", whole.head):
            continue  # 机构职能类80条，规划类59条，其它50条: the first is a class like the others
        strangers = [i for i in chain[:k] if i.at > whole.at and i.countable and i.unit != last.unit]
        out.append(Parts(whole, parts, parts, "remainder", closed="words", proof=proof and not strangers))
    return out


def _followed(chain: list[Item], k: int, last: Item) -> bool:
    """Whether the list goes on after its 其他, so that it is no remainder of what came before."""
    return any(
        i.countable
        and i.unit == last.unit
        and i.depth == last.depth
        and i.before[:1] in ("，", *JOINS)
        and "中，" not in i.before
        for i in chain[k + 1 : k + 2]
    )


def _fitting(before: list[Item], last: Item) -> tuple[Item, list[Item]] | None:
    """A whole among `before` and members after it that, with `last`, add up to it exactly; the fullest first."""
    for m, whole in enumerate(before):
        between = before[m + 1 :][-_FEW:]
        for size in range(len(between), 0, -1):
            for members in combinations(between, size):
                if sum((i.value for i in members), last.value) == whole.value:
                    return whole, [*members, last]
    return None


def _within(page: Page, number: int, chain: list[Item], lex: Lexicon) -> list[Parts]:
    """`审结93件…；审结案件中纠错6件、化解57件`, `审结的案件，维持83件`: a stage named again before its parts."""
    out: list[Parts] = []
    for k, first in enumerate(chain):
        if not first.countable or "其中" in first.before:
            continue
        m = _WITHIN.search(first.before)
        if m is None or ("中" not in m.group() and k):
            continue
        stage = lex.steps.search(m.group("stage"))
        if stage is None:
            continue
        earlier = chain[:k]
        if number and page.chains[number - 1][-1].paragraph == first.paragraph:
            earlier = page.chains[number - 1] + earlier
        same = [i for i in earlier if i.countable and i.unit == first.unit]
        whole = next((i for i in reversed(same) if _is_stage(stage.group(), i)), None)
        if whole is None:
            continue
        parts = [first]
        for item in chain[k + 1 :]:
            if item.before[:1] not in ("，", *JOINS) or _OF_WHICH.search(item.before):
                break
            if item.countable and item.unit == first.unit:
                if item.before[:1] == "，" and not lex.classes.search(item.head):
                    break
                parts.append(item)
        out.append(Parts(whole, parts, parts, "within"))
    return out


def _is_stage(stage: str, item: Item) -> bool:
    """Whether the figure counts what reached the stage: named and not denied (未审结, 不予受理)."""
    at = item.head.rfind(stage)
    if at < 0 or item.head[at + len(stage) :].startswith("前"):
        return False
    return not item.head[:at].endswith(("未", "不", "不予", "尚未", "正在", "待"))


def _reached(stage: re.Pattern[str], item: Item) -> bool:
    """Whether the figure counts what reached one of the stages."""
    return any(_is_stage(m.group(), item) for m in stage.finditer(item.head)) or stage.search(item.noun) is not None


def _resumed(stage: re.Pattern[str], first: Item, counts: list[Item]) -> bool:
    """Whether a new sentence goes on about the stage: it names it, or begins with the cases carried in."""
    return stage.search(first.before) is not None or any(
        "结转" in i.head and "结转下" not in i.head and i.at < first.at for i in counts
    )


def _close_by_data(found: list[Parts], chain: list[Item], lex: Lexicon) -> None:
    """A list after 其中 or in brackets that names all classes of a closed set adds up, whatever the word before it."""
    for parts in found:
        if parts.closed is not None and parts.marker != "bracket":
            continue
        if parts.marker not in ("of_which", "bracket", "within"):
            continue
        for closed in lex.closed:
            names = [closed.member(p.words) for p in parts.parts]
            run: list[Item] = []
            classes: set[str] = set()
            for item, name in zip(parts.parts, names, strict=True):
                if name is None or name in classes:
                    break
                run.append(item)
                classes.add(name)
            fates = 3 if closed.id == "document-clean-up" else 2
            if len(run) < fates or not closed.complete(classes) or len(run) < len(parts.parts):
                continue
            if closed.whole is not None and not closed.whole.search(parts.whole.words):
                continue
            parts.parts, parts.tight = run, run
            parts.closed, parts.proof, parts.set = "data", closed.proof and not parts.missing, closed
            break


def _by_data(page: Page, number: int, chain: list[Item], found: list[Parts], lex: Lexicon) -> list[Parts]:
    """Closed classes that follow their whole directly: `42件…，保留31件，废止11件`."""
    out: list[Parts] = []
    taken = {p.at for f in found if f.closed for p in f.parts}
    counts = [i for i in chain if i.countable]
    if len(counts) < 2:
        return out
    earlier: list[Item] = []
    if number and page.chains[number - 1][-1].paragraph == chain[0].paragraph:
        earlier = [i for i in page.chains[number - 1] if i.countable]
    for closed in lex.closed:
        names = [closed.member(i.words) for i in counts]
        if sum(n is not None for n in names) < 2:
            continue
        k = 0
        while k < len(counts):
            first = names[k]
            if first is None or counts[k].at in taken:
                k += 1
                continue
            run, classes = [counts[k]], {first}
            j = k + 1
            while j < len(counts) and counts[j].unit == counts[k].unit:
                if counts[j].depth > counts[k].depth:
                    j += 1  # in a bracket behind one of the classes
                    continue
                name = names[j]
                if name is None or name in classes or "其中" in counts[j].before:
                    break
                run.append(counts[j])
                classes.add(name)
                j += 1
            before = counts[k - 1] if k else None
            if closed.whole is not None:
                pool = earlier + counts[:k]
                before = next(
                    (
                        i
                        for i in reversed(pool)
                        if i.unit == run[0].unit and closed.member(i.words) is None and _reached(closed.whole, i)
                    ),
                    None,
                )
                if before is not None and before.chain != run[0].chain and not _resumed(closed.whole, run[0], counts):
                    before = None
            if (
                before is not None
                and len(run) >= 2
                and closed.complete(classes)
                and before.unit == run[0].unit
                and (closed.whole is not None or closed.member(before.head) is None)
                and not any(f.whole is before and f.parts[0] is run[0] and f.closed for f in found)
            ):
                out.append(_closed_run(before, run, counts[j:], closed, chain))
            k = max(j, k + 1)
    return out


def _closed_run(whole: Item, run: list[Item], rest: list[Item], closed: ClosedSet, chain: list[Item]) -> Parts:
    """The run as parts of its whole; figures that follow it may belong to it too."""
    more = []
    for item in rest:
        if item.unit != whole.unit or item.before[:1] not in ("，", *JOINS) or "其中" in item.before:
            break
        more.append(item)
    for end in range(1, len(more) + 1):
        if not adds_up(whole, run) and adds_up(whole, [*run, *more[:end]]):
            run, more = [*run, *more[:end]], []
            break
    topic = closed.id != "document-clean-up" or any(_CLEAN_UP.search(i.before + i.after) for i in chain)
    between = [i for i in chain if whole.at < i.at < run[0].at and i.countable and i.unit == whole.unit]
    marker = "data"
    if closed.whole is not None and (m := closed.whole.search(run[0].before)) is not None:
        between = []  # 受理的案件中，审结…: the whole is named again, and what follows is part of it
        marker = "within" if "中" in run[0].before[m.end() :] else "data"
    sure = closed.proof and topic and not more and not between
    return Parts(whole, run, run, marker, "data", sure, closed, missing=bool(more or between))


def _by_noun(counts: list[Item], found: list[Parts]) -> list[Parts]:
    """`2278个事项进驻，2254个事项网办、488个事项容缺办`: the same noun again; such subsets may overlap."""
    out: list[Parts] = []
    used = {id(p) for f in found for p in f.parts}
    k = 0
    while k < len(counts):
        whole = counts[k]
        noun = whole.noun
        parts = []
        for item in counts[k + 1 :]:
            if item.unit != whole.unit or id(item) in used or len(item.noun) < 2 or item.noun[:2] not in noun[:10]:
                break
            parts.append(item)
        if len(parts) >= 2 and len(noun) >= 2:
            out.append(Parts(whole, parts, [], "noun"))
            k += len(parts)
        k += 1
    return out


def _outcomes(counts: list[Item], found: list[Parts], lex: Lexicon) -> list[Parts]:
    """Outcomes after a stage: `审结93件，撤销5件、维持70件`; each is at most the whole."""
    out: list[Parts] = []
    used = {id(p) for f in found for p in f.parts}
    for outcome in lex.outcomes:
        for k, whole in enumerate(counts):
            if not outcome.large.search(whole.words) or outcome.small.search(whole.head):
                continue
            parts = []
            for item in counts[k + 1 :]:
                if outcome.large.search(item.words):
                    break
                if item.unit == whole.unit and id(item) not in used and outcome.small.search(item.words):
                    parts.append(item)
            if parts:
                out.append(Parts(whole, parts, [], "outcome"))
    return out
