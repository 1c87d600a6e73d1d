"""Rates and shares of the text, each with the counts that may be its part and its whole."""

from __future__ import annotations

import re
from itertools import combinations, pairwise

from attrs import define, field

from fazhi.check.lexicon import Lexicon, RateWords, lexicon
from fazhi.check.lists import Parts
from fazhi.check.page import Item, Page
from fazhi.check.parts import JOINS
from fazhi.model import Severity

__all__ = ["Ratio", "find_ratios"]

_RATE = re.compile(
    r"([\u4e00-\u9fff“”]{1,16})率(?:[、和及][\u4e00-\u9fff]{1,10}率)*"
    r"(?:均|都|各|全部|双双|也|已|仍|约|仅|就|则)*(?:为|是|达|至|到|保持|在|：|＝|=|有|超过|高)*$"
)
_SHARE = re.compile(
    r"^(?:[^，。；、（）]{0,16}(?=[，（]))?[，、；（]?(?:[约各共仅均也]|合计|总计|分别)*占(?P<base>[^，。；]*)$"
)
_NAMED_SHARE = re.compile(r"(?P<part>[\u4e00-\u9fff]{2,12}?)的?占(?P<base>[\u4e00-\u9fff]{2,12})的$")
_BASE_TRIM = re.compile(
    r"^(?:全部|全市|全区|全县|全省|当年|年度|比重|比例|比|到|了)*|(?:的|比重|比例|比|为|达|约|近|到|了|超|超过)*$"
)
_WIDER = re.compile(r"全[国省市区县州盟]|同期|上年|去年|历年")
_GENERIC = re.compile(r"^(?:总数|总量|总体|总额|总|全部|总件数|总人数|总案件数|案件总数|总数量)?$")
# Words that make another base likely than the count before: those due, those asked, those that should have.
_QUALIFIED = re.compile(
    r"期限内|按时|按期|及时|准时|限时|如期|到期|应(?!诉)|首次|初次|一次|当场|即时|平均|自动|同期|历年|累计|协议|重点|规上"
)
_RESPECTIVELY = re.compile(r"分别(?:占|为|达)")
_BESIDE = re.compile(r"^[^，；。、（）]{0,16}[，、（；）]")
_IN_ORDER = re.compile(
    r"(?P<names>[\u4e00-\u9fff]{1,12}率(?:[、和及与，][\u4e00-\u9fff]{1,12}率)+)分别(?:为|达到?|是)$"
)
_HOLLOW = re.compile("成功|案件|全年|累计|[共已各类的并]")
_NEGATED = re.compile(r"[未不非无没]$|正在$|不予$")
_CORRECTED = re.compile("撤销|变更|确认违法|责令|纠错|纠正")
_SUMS = 40  # unions of printed counts that are tried as a base
_LOOSE = ("noun", "exact", "beside")  # lists that only arithmetic or place makes, no base for a share
_FITTING = 8  # figures before a rate among which any two may give it
_OF_NOUN = re.compile(r"^的?[\u4e00-\u9fff]{2,}")
_CLASSES, _UNITED = 4, 4  # counts of one name that are looked at, and that may be taken together
_NEAR = 14  # figures before a rate among which its part is looked for


@define
class Ratio:
    """A percentage of a whole. `pairs` are the parts it may state with the bases they may rest on, the natural first.

    `certain` says that the first part with its first base is what the words mean; `cap` how loud a misfit may be.
    `base` is the only count of a rate without a part. `others` are counts of the paragraph that a writer may have
    taken instead; only where none of them fits either is anything said.
    """

    rate: Item
    pairs: list[tuple[Item, list[Item]]] = field(factory=list)
    base: Item | None = None
    certain: bool = False
    cap: Severity | None = None
    telling: bool = False  # a misfit with the only count is worth a word
    of_whole: bool = True
    words: RateWords | None = None  # what names its part and its base
    vector: bool = False  # one of several shares given in order (分别占)

    def unions(self, page: Page) -> list[tuple[tuple[Item, ...], Item]]:
        """Classes that may make up the part together (撤销、确认违法、责令履行 for 纠错率), each with a base."""
        part, bases = self.pairs[0]
        block = page.paragraphs[part.paragraph]
        here = part.at - block[0].at
        around = block[max(0, here - _FITTING) : here + _FITTING]
        near = [i for i in around if i.countable and i.unit == part.unit and i.at < self.rate.at and i not in bases[:1]]
        groups = [tuple(near[i : i + n]) for n in range(2, 6) for i in range(len(near) - n + 1)]
        groups = [g for g in groups if part in g]
        corrected = [i for i in near if _CORRECTED.search(i.words)][:6]
        groups += [g for n in range(2, len(corrected) + 1) for g in combinations(corrected, n)]
        return [(g, b) for g in groups for b in bases[:3] if b not in g]

    def class_wise(self, page: Page) -> tuple[list[tuple[Item, ...]], list[tuple[Item, ...]]]:
        """The unions of counts of the part's name, and of the base's, that the rate may be of.

        `一审败诉11件、二审败诉4件，审结一审220件、二审100件，败诉率4.69%`: all lost over all concluded.
        """
        if self.words is None:
            return [], []
        part = self.pairs[0][0]
        near = [i for i in page.paragraphs[part.paragraph] if i.at < self.rate.at and i.countable]
        near = [i for i in near if i.unit == part.unit][-_CLASSES * 3 :]
        tops, bottoms = (_namesakes(near, words)[-_CLASSES:] for words in (self.words.part, self.words.whole))
        return _together(tops), _together(bottoms)

    def others(self, page: Page) -> list[tuple[Item, tuple[Item, ...]]]:
        """Every other part and base of the paragraph, with unions of counts as bases of the natural part."""
        part = self.pairs[0][0]
        same = [i for i in page.paragraphs[part.paragraph] if i.countable and i.unit == part.unit]
        same.sort(key=lambda i: (abs(i.at - part.at), i.at))
        out: list[tuple[Item, tuple[Item, ...]]] = [
            (a, (b,)) for a in same[:12] for b in same[:12] if a is not b and a.value <= b.value
        ]
        near = sorted((i for i in same[:9] if i is not part), key=lambda i: i.at)
        unions: list[tuple[Item, ...]] = list(combinations(near, 2))
        for size in range(3, len(near) + 1):
            unions.extend(tuple(near[i : i + size]) for i in range(len(near) - size + 1))
        return out + [(part, u) for u in unions[:_SUMS]]


def _namesakes(items: list[Item], words: re.Pattern[str] | None) -> list[Item]:
    """The counts that `words` name, with those that follow them by a mark of enumeration (审结一审220件、二审100件)."""
    out: list[Item] = []
    for item in items:
        named = words is not None and (_names(words, item.head) or _names(words, item.noun))
        if named or (out and item.before[:1] in JOINS and out[-1].at == item.at - 1):
            out.append(item)
    return out


def _together(items: list[Item]) -> list[tuple[Item, ...]]:
    return [group for n in range(1, _UNITED + 1) for group in combinations(items, n)]


def find_ratios(page: Page) -> list[Ratio]:
    """Every percentage that is a rate or a share, in the order of the text."""
    known: list[Ratio] | None = page.memo.get("ratios")
    if known is not None:
        return known
    lex = lexicon()
    lists: list[Parts] = page.memo.get("lists") or []
    whole_of = {p.at: parts for parts in reversed(lists) for p in parts.parts if parts.marker not in _LOOSE}
    out: list[Ratio] = []
    done: set[int] = set()
    for chain in page.chains:
        for k, rate in enumerate(chain):
            if not rate.percent or rate.changes or rate.at in done:
                continue
            if _RESPECTIVELY.search(rate.before) and "占" in rate.before:
                found = _vector(page, chain, k, whole_of)
                done.update(r.rate.at for r in found)
                out.extend(found)
                if found:
                    continue
            share = _SHARE.match(rate.before)
            if share is not None and k and chain[k - 1].countable and "各占" not in rate.before:
                out.append(_share(page, rate, chain[k - 1], share.group("base"), whole_of, lex))
                continue
            given = _in_order(page, chain, k, whole_of, lex)
            if given:
                done.update(r.rate.at for r in given)
                out.extend(_or_fitting(page, r) for r in given)
                continue
            named = _RATE.search(rate.before)
            if named is not None:
                out.append(_or_fitting(page, _rate(page, chain, k, named.group(1), whole_of, lex)))
                continue
            both = _NAMED_SHARE.search(rate.before)
            if both is not None:
                out.append(_named_share(page, rate, both.group("part"), both.group("base")))
            elif "占" in rate.before or _OF_NOUN.match(rate.after):
                out.append(_or_fitting(page, Ratio(rate, of_whole=False)))
    page.memo["ratios"] = out
    return out


def _in_order(page: Page, chain: list[Item], k: int, whole_of: dict[int, Parts], lex: Lexicon) -> list[Ratio]:
    """`A率、B率分别为98.2%和99.4%`: as many rates as names, in order."""
    m = _IN_ORDER.search(chain[k].before)
    if m is None:
        return []
    names = [n.removesuffix("率") for n in re.split("(?<=率)[、和及与，]", m["names"])]
    run = [chain[k]]
    for item in chain[k + 1 :]:
        if not item.percent or item.before not in ("、", "和", "，", "及", "与"):
            break
        run.append(item)
    if len(run) != len(names):
        return []
    return [_rate(page, chain, k, name, whole_of, lex, rate) for name, rate in zip(names, run, strict=True)]


def _or_fitting(page: Page, ratio: Ratio) -> Ratio:
    """The ratio, or where its counts are not told, the nearest two counts that give it; they prove nothing."""
    rate = ratio.rate
    if ratio.pairs or _doubtful(rate) or rate.figure.quantity.step >= 1:
        return ratio
    block = page.paragraphs[rate.paragraph]
    here = rate.at - block[0].at
    near = [i for i in block[max(0, here - _FITTING) : here + 3] if i.countable and i.chain >= rate.chain - 1]
    near.sort(key=lambda i: (abs(i.at - rate.at), i.at))
    step = rate.figure.quantity.step / 2
    for a in near:
        for b in near:
            if a is b or a.unit != b.unit or not 0 < a.value <= b.value or b.value < 10:
                continue
            if rate.value - step <= a.value * 100 / b.value < rate.value + step:
                return Ratio(rate, [(a, [b])], of_whole=ratio.of_whole)
    return ratio


def _vector(page: Page, chain: list[Item], k: int, whole_of: dict[int, Parts]) -> list[Ratio]:
    """`A30件、B20件，分别占30%和20%`: in order, the last counts before."""
    run = [chain[k]]
    for item in chain[k + 1 :]:
        if not item.percent or item.before not in ("、", "和", "，", "及", "与"):
            break
        run.append(item)
    counts = [i for i in chain[:k] if i.countable][-len(run) :]
    if len(run) < 2 or len(counts) < len(run) or len({c.unit for c in counts}) != 1:
        return []
    if any(b.at - a.at != 1 for a, b in pairwise(counts)) or counts[-1].at != chain[k].at - 1:
        return []
    out = []
    for count, rate in zip(counts, run, strict=True):
        ratio = _share(page, rate, count, "", whole_of, lexicon())
        part, bases = ratio.pairs[0]
        ratio.pairs, ratio.vector = [(part, [b for b in bases if b not in counts])], True
        out.append(ratio)
    return out


def _bases(page: Page, part: Item, rate: Item, first: list[Item]) -> list[Item]:
    """Counts before the rate that could be the whole of `part`: `first`, then from near to far."""
    same = [
        i
        for i in page.paragraphs[part.paragraph]
        if i is not part and i.countable and i.unit == part.unit and i.value >= part.value and i.at < rate.at
    ]
    return first + [i for i in sorted(same, key=lambda i: (abs(i.at - part.at), i.at)) if i not in first]


def _share(page: Page, rate: Item, part: Item, base: str, whole_of: dict[int, Parts], lex: Lexicon) -> Ratio:
    """`A30件，占p%` or `占受理总数的p%`."""
    spoken = base
    base = _BASE_TRIM.sub("", _BASE_TRIM.sub("", base))
    listed = whole_of.get(part.at)
    natural = [listed.whole] if listed is not None and listed.whole is not part else []
    named = not _GENERIC.match(base)
    if named:
        found = [
            i
            for i in _called(page.paragraphs[rate.paragraph], base, lex)
            if i.unit == part.unit and i.value >= part.value and i is not part and i.paragraph == part.paragraph
        ]
        found = [i for i in found if i.at < rate.at or i.chain == part.chain]
        if _WIDER.search(spoken):  # the whole city's total stands in another report
            found = [i for i in found if i.chain == part.chain]
        if not found:
            return Ratio(rate, [(part, [])], certain=True, cap=Severity.WARNING)
        natural = sorted(found, key=lambda i: (i.at > part.at, -i.at)) + [n for n in natural if n not in found]
    bases = _bases(page, part, rate, natural)
    sure = listed is not None and listed.marker in ("of_which", "bracket", "within", "remainder", "classes", "data")
    cap = None
    if natural and (sure or named) and not _doubtful(rate):
        alone = named and len(natural) == 1 and natural[0].at < part.at  # told in a sentence before
        cap = Severity.ERROR if natural[0].chain == part.chain or sure else Severity.WARNING if alone else None
    elif not bases:
        cap = Severity.WARNING
    elif not named and bases[0].at == part.at - 1 and bases[0].chain == part.chain and not _doubtful(rate):
        natural, cap = bases[:1], Severity.WARNING  # 措施1362份，经审查修改9份，占0.66%
    return Ratio(rate, [(part, bases)], certain=not _doubtful(rate) and (bool(natural) or not bases), cap=cap)


def _called(items: list[Item], name: str, lex: Lexicon) -> list[Item]:
    """The counts that the words `name` mean: by the stage or class they name, else by their last noun."""
    stages = list(lex.classes.finditer(name))
    key = stages[-1].group() if stages else name[-4:-2] if name.endswith(("总数", "总量")) else name[-2:]
    keys = {key} | ({"审结", "办结", "结案"} if key in ("结案", "审结", "办结") else set())
    return [i for i in items if i.countable and any(w in i.words for w in keys)]


def _named_share(page: Page, rate: Item, part: str, base: str) -> Ratio:
    """`撤回终止的占审结案件的26.23%`: part and whole are named again."""
    lex = lexicon()
    parts = [
        i
        for i in _called(page.paragraphs[rate.paragraph], part, lex)
        if i.paragraph == rate.paragraph and i.at < rate.at
    ]
    wholes = [
        i
        for i in _called(page.paragraphs[rate.paragraph], base, lex)
        if i.paragraph == rate.paragraph and i.at < rate.at
    ]
    pairs = [(a, b) for a in reversed(parts) if (b := [w for w in wholes if w.unit == a.unit and w.value >= a.value])]
    return Ratio(rate, pairs[:3], certain=False, cap=None, of_whole=False)


def _doubtful(rate: Item) -> bool:
    """Whether the figure itself says little: exactly all or nothing, a word that bounds it, or torn digits."""
    return rate.value in (0, 100) or rate.figure.quantity.modifier is not None or rate.torn


def _rate(
    page: Page, chain: list[Item], k: int, stem: str, whole_of: dict[int, Parts], lex: Lexicon, rate: Item | None = None
) -> Ratio:
    """`受理1515件，调解成功1510件，成功率99.7%`; `rate` where it is not the first of several given in order."""
    several = rate is not None
    rate = chain[k] if rate is None else rate
    family, prefix = _family(stem, lex)
    of_whole = family is not None
    everything = [i for i in page.paragraphs[rate.paragraph] if i.at < rate.at and i.countable][-_NEAR:]
    counts = [i for i in chain[:k] if i.countable]
    last = counts[-1] if counts else None
    adjacent = last is not None and rate.at == last.at + 1 and _BESIDE.match(rate.before) is not None
    silent = family is not None and family.silent
    beside = last is not None and rate.at == last.at + 1 and len(re.findall("[，；]", rate.before)) <= 1
    telling = beside and family is not None and not silent and not _doubtful(rate)
    alone = Ratio(rate, base=last, telling=telling, of_whole=of_whole)
    if _QUALIFIED.search(stem) and not any(stem in i.words for i in everything):
        return alone
    words = family.part if family is not None else re.compile(re.escape(stem[-2:]))
    mark = _of_which_mark(chain, k)
    if mark is not None and any(i.percent and _same_name(i, stem) for i in chain[:mark]):
        # 成功率90%，其中医疗纠纷30件，成功率86.7%: the second rate is that of what 其中 names
        inside = [i for i in chain[mark:k] if i.countable]
        if not any(_names(words, i.words) for i in inside[1:]):
            return Ratio(rate, base=inside[-1] if inside else None, telling=bool(inside) and telling, of_whole=of_whole)
        everything = inside
    named = [i for i in reversed(everything) if _names(words, i.head) or _names(words, i.noun)]
    if last is not None and not (named and named[0] is last) and adjacent:
        # a count right before the rate whose words do not name it is a part only beside a larger count (综合…率)
        bigger = [i for i in counts[:-1] if i.unit == last.unit and i.value > last.value]
        whole = family is not None and family.whole is not None and family.whole.search(last.words)
        if bigger and not whole and not named and not silent:
            named = [last]
    pairs = []
    for part in named[:3]:
        same = [i for i in everything if i.unit == part.unit and i is not part and i.value >= part.value]
        natural = [i for i in reversed(same) if family is not None and family.whole and family.whole.search(i.words)]
        bases = natural + [i for i in reversed(same) if i not in natural]
        if bases:
            pairs.append((part, bases))
    if not pairs and named and family is not None and not silent and not _doubtful(rate):
        # far more than there were to begin with: no carry-over explains it
        part = named[0]
        less = [
            i
            for i in reversed(counts)
            if i is not part and i.unit == part.unit and family.whole and family.whole.search(i.head)
        ]
        if less and part.value > 2 * less[0].value and part.chain == rate.chain:
            return Ratio(rate, [(part, less[:1])], certain=True, cap=Severity.WARNING, of_whole=of_whole)
    if not pairs:
        if named and named[0] is last and adjacent and not (family is not None and family.silent):
            sure = (not prefix or prefix in last.words) and "率、" not in rate.before and "率和" not in rate.before
            return Ratio(rate, [(last, [])], certain=sure, cap=None, of_whole=of_whole)
        return alone
    part, bases = pairs[0]
    meant = family is not None and family.whole is not None and bool(family.whole.search(bases[0].words))
    loose = family is not None and family.loose is not None and not meant and bool(family.loose.search(bases[0].words))
    several = several or "率、" in rate.before or "率和" in rate.before
    exact = (not prefix or prefix in part.words) and not _doubtful(rate) and not silent and rate.chain == part.chain
    others = [i for i in named if i is not part and i is not bases[0]]
    single = (not others or stem in part.words) and (adjacent or part is not last)
    cap = None
    listed = whole_of.get(part.at)
    sure = listed is not None and listed.whole is bases[0] and listed.marker in ("of_which", "within")
    if exact and single and family is None and stem[-2:] in part.words and bases[0].chain == part.chain:
        cap = Severity.ERROR if sure else Severity.WARNING
    elif exact and single and family is not None and not loose and not several:
        low = rate.value * bases[0].value < part.value * 100
        proved = family.proof == "always" or (family.proof == "below" and low)
        there = meant and (sure or bases[0].chain == part.chain)
        # 积案217件，化解203件，化解率93.55%: two counts and no third that could be meant
        pair = adjacent and part is last and len([i for i in everything if i.unit == part.unit]) == 2
        cap = Severity.ERROR if there and proved else Severity.WARNING if meant or pair else None
    foreign = bases[0].chain != part.chain and not _same_object(bases[0], part, words)
    if foreign or (mark is not None and part.at < chain[mark].at) or _left_out(page, bases[0], rate, lex):
        return Ratio(rate, pairs, of_whole=of_whole, words=family)
    if cap is not None and _by_class(chain[:k], words, family, bases[0]):
        cap = None
    return Ratio(rate, pairs, certain=exact and adjacent, cap=cap, of_whole=of_whole, words=family)


def _of_which_mark(chain: list[Item], k: int) -> int | None:
    """The figure before which the last 其中 stands, up to the rate itself."""
    return next((n for n in range(k, -1, -1) if "其中" in chain[n].before), None)


def _same_name(item: Item, stem: str) -> bool:
    m = _RATE.search(item.before)
    return m is not None and m.group(1).endswith(stem[-2:])


def _same_object(base: Item, part: Item, words: re.Pattern[str]) -> bool:
    """Whether a base of another sentence may be the part's: it counts the same things, or the part names none.

    `办结511件。…化解争议426件，化解率41.6%` is a rate of disputes, and no disputes were counted.
    """
    named = _HOLLOW.sub("", words.sub("|", part.words))
    things = [t for t in named.split("|") if len(t) > 1]
    if not things:
        return part.at == base.at + 1
    said = base.before + base.noun
    return any(t[-2:] in said or any(k.search(t) and k.search(said) for k in lexicon().kin) for t in things)


def _left_out(page: Page, base: Item, rate: Item, lex: Lexicon) -> bool:
    """Whether the text says that something is left out of the base (终止事项不计入)."""
    said = lex.overlap.exclusion
    block = page.paragraphs[rate.paragraph]
    first = block[0].at
    here = rate.at - first
    behind = re.split("[。；]", rate.after)[0][:40]
    if behind.endswith("（") and here + 1 < len(block):  # （2项因政策调整剔除）
        behind += block[here + 1].after.partition("）")[0]
    return bool(said.search(behind)) or any(said.search(i.before) for i in block[base.at - first + 1 : here + 1])


def _by_class(before: list[Item], words: re.Pattern[str], family: RateWords | None, base: Item) -> bool:
    """Whether several counts of the part's name and several of the base's stand before the rate, class by class."""
    if family is None or family.whole is None:
        return False
    since = next((n + 1 for n in range(len(before) - 1, -1, -1) if before[n].percent), 0)
    counts = [i for i in before[since:] if i.countable and i.unit == base.unit]
    tops, bottoms = _namesakes(counts, words), _namesakes(counts, family.whole)
    return len(tops) > 1 and len(bottoms) > 1 and len({i.at for i in (*tops, *bottoms)}) > 3


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
