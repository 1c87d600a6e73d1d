"""Labels (标签): what a figure counts, in the text's own words and short."""

from __future__ import annotations

import re
from collections.abc import Sequence

from fazhi.parse.changes import FROM, Change
from fazhi.parse.surroundings import Surroundings

__all__ = ["labels"]

_LONGEST = 24
_END = re.compile(
    r"(?:共计|合计|总计|累计|总共|共有|共|分别为|分别达到|分别达|分别|均为|均达到|均达|均|达到|达|为|是|有|了|的|等|约|近|超过|超|逾|"
    r"已|全部|高达|多达|仅|只有|计|、|和|与|及|以及)++\Z"
)
_FRONT = re.compile(
    r"(?:(?:[、和与及）]|其中|截至[^，]{0,12}|截止[^，]{0,12}|目前|全年|今年以来|今年|本年度?|当年|报告期内|年内|上半年|下半年|同时|另有|另|"
    r"\d{4}年度?(?:\d{1,2}月)?(?:\d{1,2}日)?|共计|累计|总计|合计|现有|共有|共|先后|已经|已|分别|依法|还|并|又|"
    r"全[省市区县镇乡州盟旗]|[我本][省市区县镇乡州盟旗])+)"
)
# Who acts, where a word of total stands behind: 区司法局共审查….
_ACTOR = re.compile(
    r"[^，；。、0-9“《]{1,14}?(?:共计|累计|共有|总共|现有|先后|共(?![同享建识和青产商治性管用济]))(?=[\u4e00-\u9fff“《])"
)
_ITEM = re.compile(r"(?:[一二三四五六七八九十]{1,2}是|[^，]{0,20}\d日?期间)")
# Examples of what is counted: 合作办学协议等各类政府合同.
_EXAMPLES = re.compile(
    r".*等(?!其[他它])(?:[^，；。\d]{0,4}?(?:方式|途径|形式|渠道|手段))?(?:各类|有关|相关)?(?=[\u4e00-\u9fff]{2})"
)
# Verbs that say no more of what is counted than that it was done.
_LIGHT = re.compile(r"(?:已)?(?:完成|实现|推动|推进|确保|将|让|使|为|由|在)(?:了|的)?(?:全[省市区县镇州])?\Z")
# 12件文件进行了全面清理 behind 对, and 6个项目入选汇编.
_TOWARDS = re.compile(r"(?P<what>.{2,}?)(?:逐[件一项])?(?:进行了?|开展了?|实施了?)(?P<act>.{2,})\Z")
_CHOSEN = re.compile(
    r"(?P<what>.{1,}?)(?P<act>(?P<verb>(?:成功)?(?:入选|获评|荣获|被评为|被确定为|被命名为|被列为|列入|纳入)).*)\Z"
)
_OPENED = re.compile(r"《[^》]*\Z|“[^”]*\Z")
_VERB = re.compile(
    r"(?:共)?(?:新收到|新收|接收|收到|接到|受理|办理|审结|办结|结案|制定|出台|发布|审查|审核|报备|备案|清理|保留|废止|修改|失效|"
    r"组织|开展|举办|完成|查出|发现|提出|排查|整改|纠正|调解|化解|调处|聘请|现有|建成|培育|作出)+"
)
_START = re.compile(r"[由从][^由从]*\Z")
_TAIL = re.compile(r"的?(?P<noun>[^，。；：、的]{1,16})")
_SENTENCE_END = re.compile(r"[。！？\n]")
_TRIM_END = ",;:、（(“‘【—-"


def _core(lead: str) -> str:
    """A lead without its time, subject and filler words."""
    front = _FRONT.match(lead)
    core = lead[front.end() :] if front else lead
    for opening in (_ITEM, _ACTOR):
        if (match := opening.match(core)) and not _END.fullmatch(core, match.end()) and match.end() < len(core):
            core = core[match.end() :]
    # The fillers at the end: found from the last characters back, since there are few of them.
    fillers = _END.search(core, max(0, len(core) - 8))
    if fillers is not None:
        core = core[: fillers.start()]
    return core.strip(_TRIM_END + " ")


def _noun(behind: str, core: str) -> str:
    """What a number counts by the words behind it, with what was done to it in front: 入选汇编的项目."""
    if core == "对" and (towards := _TOWARDS.match(behind)):
        return towards["act"] + towards["what"]
    if chosen := _CHOSEN.match(behind):
        whole = len(chosen["act"]) <= 10 and not _OPENED.search(chosen["act"])
        return f"{chosen['act'] if whole else chosen['verb']}的{chosen['what']}"
    return core + behind


def _shortened(label: str) -> str:
    """At most a couple of dozen characters, cut at a joint where there is one, no title or quotation cut in two."""
    cut = _cut(label)
    for opens, closes in ("《》", "“”"):
        at = cut.rfind(closes, 0, len(cut) - 1)
        if cut.count(closes) > cut.count(opens) and at >= 0:
            cut = cut[at + 1 :]
        elif cut.count(closes) > cut.count(opens):
            cut = cut.removesuffix(closes)
    return cut


def _cut(label: str) -> str:
    if len(label) <= _LONGEST:
        return label
    cut = label[-_LONGEST:]
    for mark in "、的和对":
        at = cut.find(mark)
        if 0 <= at < _LONGEST // 2:
            return cut[at + 1 :]
    return cut


def labels(around: Sequence[Surroundings], found: Sequence[Change | None], text: str = "") -> list[str]:
    """The label of every figure, in order: the words before it, else those behind it, else those of the chain.

    In `text` a chain ends with its sentence.

    >>> from fazhi.parse.changes import changes
    >>> from fazhi.parse.scan import scan
    >>> from fazhi.parse.surroundings import surroundings
    >>> text = "全年收到行政复议申请16件，受理14件，同比增长5%；聘请29名律师。"
    >>> mentions = scan(text).mentions
    >>> around = surroundings(text, mentions)
    >>> labels(around, changes(text, mentions, around))
    ['收到行政复议申请', '受理行政复议申请', '受理行政复议申请 同比增长', '聘请律师']
    """
    result: list[str] = []
    object_ = ""  # what the chain's verbs stand before: 行政复议申请
    started = {c.target for c in found if c is not None and c.base == FROM}
    for i, here in enumerate(around):
        change = found[i]
        core = _core(here.lead)
        if i in started:  # 数量从15家增加到60家: both are 数量
            result.append(_shortened(_START.sub("", core)))
            continue
        if change is not None and change.base == FROM and change.target is not None:
            result.append(result[change.target])
            continue
        if change is not None and change.target is not None and change.target < i:
            result.append(f"{result[change.target]} {core}".strip())
            continue
        noun = _TAIL.match(here.tail)
        behind = noun["noun"].rstrip("和与及") if noun and not _END.fullmatch(noun["noun"]) else ""
        if text and i and object_ and _SENTENCE_END.search(text, around[i - 1].start, here.start):
            object_ = ""
        if behind and (here.extended or here.lead.endswith(("等", "》", "等共", "等共计")) or _LIGHT.match(core)):
            core = ""
        elif (examples := _EXAMPLES.match(core)) and not here.lead.endswith("等"):
            core = core[examples.end() :]
        verb = _VERB.match(core)
        if here.adjacent and not core:
            label = _noun(behind, "") or (result[i - 1] if i else "")
        elif behind and (verb is None or verb.end() == len(core)) and len(core) <= 8:
            label = _noun(behind, core)
        elif verb is not None and verb.end() == len(core) and object_:
            label = core + object_
        else:
            label = core or behind
        if verb is not None and verb.end() < len(core):
            object_ = core[verb.end() :].rpartition("的")[2]
        elif verb is not None and behind:
            object_ = behind
        result.append(_shortened(label))
    return result
