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
_VERB = re.compile(
    r"(?:共)?(?:新收到|新收|接收|收到|接到|受理|办理|审结|办结|结案|制定|出台|发布|审查|审核|报备|备案|清理|保留|废止|修改|失效|"
    r"组织|开展|举办|完成|查出|发现|提出|排查|整改|调解|化解|调处|聘请|现有|建成|培育|作出)+"
)
_START = re.compile(r"[由从][^由从]*\Z")
_TAIL = re.compile(r"的?(?P<noun>[^，。；：、的]{1,16})")
_TRIM_END = ",;:、（(“‘【—-"


def _core(lead: str) -> str:
    """A lead without its time, subject and filler words."""
    front = _FRONT.match(lead)
    core = lead[front.end() :] if front else lead
    # The fillers at the end: found from the last characters back, since there are few of them.
    for start in range(max(0, len(core) - 8), len(core)):
        if _END.match(core, start):
            core = core[:start]
            break
    return core.strip(_TRIM_END + " ")


def _shortened(label: str) -> str:
    """At most a couple of dozen characters, cut at a joint where there is one."""
    if len(label) <= _LONGEST:
        return label
    cut = label[-_LONGEST:]
    for mark in "、的和对":
        at = cut.find(mark)
        if 0 <= at < _LONGEST // 2:
            return cut[at + 1 :]
    return cut


def labels(around: Sequence[Surroundings], found: Sequence[Change | None]) -> list[str]:
    """The label of every figure, in order: the words before it, else those behind it, else those of the chain.

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
        behind = noun["noun"].rstrip("和与及") if noun else ""
        verb = _VERB.match(core)
        if here.adjacent and not core:
            label = behind or (result[i - 1] if i else "")
        elif behind and (verb is None or verb.end() == len(core)) and len(core) <= 8:
            label = core + behind
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
