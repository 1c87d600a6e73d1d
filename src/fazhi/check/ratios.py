"""Rates and shares of the text, each with the counts that may be its part and its whole."""

from __future__ import annotations

import re
from itertools import combinations, pairwise

from attrs import define, field

from fazhi.check.lexicon import Lexicon, RateWords, lexicon
from fazhi.check.lists import Parts
from fazhi.check.page import Item, Page
from fazhi.model import Severity

__all__ = ["Ratio", "find_ratios"]

_RATE = re.compile(
    r"([\u4e00-\u9fff“”]{1,16})率(?:、[\u4e00-\u9fff]{1,10}率|和[\u4e00-\u9fff]{1,10}率)*"
    r"(?:均|都|各|全部|双双|也|已|仍|约|仅|就|则)*(?:为|是|达|至|到|保持|在|：|＝|=|有|超过|高)*$"
)
_SHARE = re.compile(r"^[，、；（]?(?:[约各共仅均也]|合计|总计|分别)*占(?P<base>[^，。；]*)$")
_SHARE_OF_HIDDEN = re.compile(r"占(?P<base>[^，。；]*)$")
_BASE_TRIM = re.compile(
    r"^(?:全部|全市|全区|全县|全省|当年|年度|比重|比例|比|到|了)*|(?:的|比重|比例|比|为|达|约|近|到|了|超|超过)*$"
)
_GENERIC = re.compile(r"^(?:总数|总量|总体|总额|总|全部|总件数|总人数|总案件数|案件总数|总数量)?$")
# Words that make another base likely than the count before: those due, those asked, those that should have.
_QUALIFIED = re.compile(
    r"期限内|按时|按期|及时|准时|限时|如期|到期|应(?!诉)|首次|初次|一次|当场|即时|平均|综合|总体|自动|同期|历年|累计|协议"
)
_RESPECTIVELY = re.compile(r"分别(?:占|为|达)")
_NEGATED = re.compile(r"[未不非无没]$")
_SUMS = 40  # sums of printed counts that are tried as a base


@define
class Ratio:
    """A percentage of a whole. `bases` are the counts it may rest on, the natural one first; `sums` unions of them."""

    rate: Item
    part: Item | None = None
    bases: list[Item] = field(factory=list)
    sums: list[tuple[Item, ...]] = field(factory=list)
    certain: bool = False
    cap: Severity | None = None
    telling: bool = False  # a misfit with the only count is worth a word
    of_whole: bool = True


def find_ratios(page: Page) -> list[Ratio]:
    """Every percentage that is a rate or a share, in the order of the text."""
    lex = lexicon()
    lists: list[Parts] = page.memo.get("lists") or []
    whole_of = {id(p): parts for parts in reversed(lists) for p in parts.parts if parts.marker != "noun"}
    out: list[Ratio] = []
    done: set[int] = set()
    for chain in page.chains:
        for k, rate in enumerate(chain):
            if not rate.percent or rate.changes or rate.at in done:
                continue
            if _RESPECTIVELY.search(rate.before):
                found = _vector(page, chain, k, whole_of)
                done.update(r.rate.at for r in found)
                out.extend(found)
                if found:
                    continue
            counts = [i for i in chain[:k] if i.countable]
            share = _SHARE.match(rate.before)
            if share is not None and counts and chain[k - 1] is counts[-1]:
                out.append(_share(page, rate, counts[-1], share.group("base"), whole_of, lex))
                continue
            named = _RATE.search(rate.before)
            if named is not None:
                ratio = _rate(page, chain, rate, counts, named.group(1), lex)
                out.append(ratio)
            elif _SHARE_OF_HIDDEN.search(rate.before):
                out.append(Ratio(rate, of_whole=False))
    return out


def _vector(page: Page, chain: list[Item], k: int, whole_of: dict[int, Parts]) -> list[Ratio]:
    """`A30件、B20件，分别占30%和20%`: in order, the last counts before."""
    run = [chain[k]]
    for item in chain[k + 1 :]:
        if not item.percent or item.before not in ("、", "和", "，", "及", "与"):
            break
        run.append(item)
    counts = [i for i in chain[:k] if i.countable][-len(run) :]
    if len(run) < 2 or len(counts) < len(run) or len({c.unit for c in counts}) != 1 or "占" not in chain[k].before:
        return []
    if any(b.at - a.at != 1 for a, b in pairwise(counts)) or counts[-1].at != chain[k].at - 1:
        return []
    out = []
    for count, rate in zip(counts, run, strict=True):
        ratio = _share(page, rate, count, "", whole_of, lexicon())
        ratio.bases = [b for b in ratio.bases if b not in counts]
        out.append(ratio)
    return out


def _candidates(page: Page, part: Item, first: list[Item]) -> list[Item]:
    """All counts of the paragraph that could be the whole of `part`: `first`, then from near to far."""
    same = [
        i
        for i in page.paragraphs[part.paragraph]
        if i is not part and i.countable and i.unit == part.unit and i.value >= part.value and i not in first
    ]
    return first + sorted(same, key=lambda i: (abs(i.at - part.at), i.at))


def _sums(page: Page, part: Item) -> list[tuple[Item, ...]]:
    """Unions of printed counts that a writer may have taken as the base: listed classes, new and carried-over."""
    same = [i for i in page.paragraphs[part.paragraph] if i.countable and i.unit == part.unit and i is not part]
    near = sorted(same, key=lambda i: abs(i.at - part.at))[:8]
    near.sort(key=lambda i: i.at)
    out: list[tuple[Item, ...]] = list(combinations(near, 2))
    for size in range(3, len(near) + 1):
        out.extend(tuple(near[i : i + size]) for i in range(len(near) - size + 1))
    return out[:_SUMS]


def _share(page: Page, rate: Item, part: Item, base: str, whole_of: dict[int, Parts], lex: Lexicon) -> Ratio:
    """`A30件，占p%` or `占受理总数的p%`."""
    base = _BASE_TRIM.sub("", _BASE_TRIM.sub("", base))
    listed = whole_of.get(id(part))
    natural = [listed.whole] if listed is not None and listed.whole is not part else []
    named = not _GENERIC.match(base)
    if named:
        stage = lex.classes.search(base)
        key = stage.group() if stage else base[-4:-1] if len(base) > 4 else base[:2]
        keys = {key, key.replace("结案", "审结"), key.replace("结案", "办结"), key.replace("审结", "结案")}
        earlier = [i for i in page.paragraphs[part.paragraph] if i.countable and i.unit == part.unit and i is not part]
        found = [i for i in earlier if any(w in i.words for w in keys) and i.value >= part.value]
        if not found:
            return Ratio(rate, part, certain=True, cap=Severity.WARNING)
        natural = sorted(found, key=lambda i: (i.at > part.at, -i.at)) + [n for n in natural if n not in found]
    bases = _candidates(page, part, natural)
    certain = bool(natural) and rate.figure.quantity.modifier is None
    sure = listed is not None and listed.marker in ("of_which", "bracket", "within", "remainder", "classes", "data")
    return Ratio(
        rate,
        part,
        bases,
        _sums(page, part) if bases else [],
        certain=certain or not bases,
        cap=Severity.ERROR
        if certain and (sure or named) and not _doubtful(rate)
        else Severity.WARNING
        if not bases
        else None,
    )


def _doubtful(rate: Item) -> bool:
    """Whether the figure itself says little: exactly all or nothing, or a word that bounds it."""
    return rate.value in (0, 100) or rate.figure.quantity.modifier is not None


def _rate(page: Page, chain: list[Item], rate: Item, counts: list[Item], stem: str, lex: Lexicon) -> Ratio:
    """`受理1515件，调解成功1510件，成功率99.7%`."""
    family, prefix = _family(stem, lex)
    of_whole = family is not None
    if not counts:
        return Ratio(rate, of_whole=of_whole)
    last = counts[-1]
    qualified = bool(_QUALIFIED.search(stem))
    silent = family is None or family.silent
    adjacent = rate.at == last.at + 1 and rate.before[:1] in ("，", "、", "（", "；") and _only_rate(rate.before)
    named = (
        family is not None
        and _names(family.part, last.words)
        and not (qualified and not _names(family.part, last.head))
    )
    base_only = Ratio(rate, None, [last], telling=not silent and adjacent and not _doubtful(rate), of_whole=of_whole)
    if family is None or silent:
        return base_only
    if qualified and ("综合" not in stem):
        return base_only
    earlier = [i for i in counts[:-1] if i.unit == last.unit and i.value >= last.value]
    if not named and not (earlier and "综合" in stem):
        if family.whole is not None and family.whole.search(last.words):
            return base_only
        if not earlier or not adjacent:
            return base_only
    natural = [i for i in reversed(earlier) if family.whole is not None and family.whole.search(i.words)]
    near = [i for i in reversed(earlier) if i not in natural]
    if not natural and not near:
        if not named:
            return base_only
        return Ratio(rate, last, certain=adjacent and not prefix, cap=Severity.WARNING if adjacent else None)
    bases = _candidates(page, last, natural + near)
    exact = named and adjacent and (not prefix or prefix in last.words) and not _doubtful(rate)
    cap = None
    if exact:
        cap = Severity.ERROR if natural and bases[0] in earlier else Severity.WARNING
    return Ratio(rate, last, bases, _sums(page, last), certain=exact or (adjacent and not _doubtful(rate)), cap=cap)


def _only_rate(before: str) -> bool:
    """Whether nothing but the name of the rate stands between the count and the percentage."""
    return len(re.findall(r"[，；]", before)) <= 1


def _names(words: re.Pattern[str], text: str) -> bool:
    """Whether `text` names one of `words` without negating it."""
    return any(not _NEGATED.search(text[: m.start()]) for m in words.finditer(text))


def _family(stem: str, lex: Lexicon) -> tuple[RateWords | None, str]:
    """The family whose stem ends the name of the rate (the longest), and what stands before it."""
    best: tuple[int, RateWords | None, str] = (0, None, "")
    for family in lex.rates:
        for m in family.stem.finditer(stem):
            if m.end() == len(stem) and m.end() - m.start() > best[0]:
                best = (m.end() - m.start(), family, stem[: m.start()])
    prefix = re.sub(r"^(?:其中|且|并|案件|的|全年|平均|，)+", "", best[2])
    return best[1], prefix
