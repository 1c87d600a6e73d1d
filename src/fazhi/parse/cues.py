"""Cues (提示语): the words that say how figures relate.

They are found in one pass over the reading text. What stands in a title 《…》 or in quotation marks is no cue.
"""

from __future__ import annotations

import re

from fazhi.model import Cue, CueKind
from fazhi.parse.tokens import Scan
from fazhi.span import Reading

__all__ = ["cues"]

_LAST_YEAR = (
    r"上一?年度?|去年|前年|往年|[12]\d{3}年度?|上一?个?季度|上一?个?月|上一?周|"
    r"前[一二三四五六七八九十\d]+年|近[一二三四五六七八九十\d]+年"
)
_DIGITS = r"\d|[一二三四五六七八九十两百千万]+[类种个项件方大]"

# Each with the characters it may begin with. In the order in which they are tried at one place: the longer and the more
# special first.
_WORDS: tuple[tuple[CueKind, str, str], ...] = (
    (CueKind.PLACEHOLDER, "XxＸｘ×*＊", r"(?<![A-Za-z\d])[XxＸｘ×*＊]{1,4}(?=[件起次个项人名家份条场宗%万亿])"),
    (CueKind.PLACEHOLDER, "2", r"20[xXｘＸ×*＊]{2}年"),
    (CueKind.PLACEHOLDER, "年月", r"(?<=\d)月日|年月日"),
    (CueKind.INCLUSIVE, "（", r"（不?含[^（）\n]{1,30}）"),
    (CueKind.CARRY_OUT, "结", r"结转(?:至|到)?(?:下一?年度?|次年|下期|明年)|结转下"),
    (CueKind.CARRY, "结旧", r"结转(?:上一?年度?|案件)?|旧存|结存"),
    (CueKind.CARRY, "上去往历期", r"(?:上一?年度?|去年|往年|历年|上期|期初)(?:结转|转结|未结|结存|遗留)"),
    (CueKind.OF_WHICH, "其包含", r"其中|包括|包含|(?<![包蕴饱富隐内暗])含(?![义量糊金冤苞有])"),
    (CueKind.REMAINDER, "其另剩余", r"其余|其他|其它|另有|另(?=\d)|剩余|余下"),
    (CueKind.CLASSES, "分划归共", rf"分为(?=(?:{_DIGITS}))|分成|分为|划分为|归为|共分(?=(?:{_DIGITS}))"),
    (
        CueKind.TOTAL,
        "合总共累一",
        r"合计|总计|共计|总共|累计|一共|总数|总量|(?<![公中一统总])共(?![同性享建识治和青产商赢融鸣管用济])",
    ),
    (CueKind.RESPECTIVELY, "分", r"分别"),
    (CueKind.GROWTH, "同环较比与", rf"同比|环比|(?:较|比|与)(?:{_LAST_YEAR})(?:同期)?(?:相比)?"),
    (
        CueKind.GROWTH,
        "增上提下减降涨",
        r"(?:增长|增加|上升|提高|下降|减少|降低|增幅|降幅|涨幅|减幅)(?=[了约近超达为]{0,2}\d)",
    ),
    (CueKind.GROWTH, "翻持", r"翻(?:了)?[一两]?番|翻倍|持平"),
    (CueKind.SHARE, "占比", r"占(?![用地领有道据])|比重"),
    (CueKind.EACH, "各平人日月年户每", r"各(?=\d)|平均|人均|日均|月均|年均|户均|每(?=[年月日周季个件人次家户名])"),
    (CueKind.ALL, "全悉均", r"全部|悉数|全数|(?<![平日人月年户])均(?![衡等值线价势匀摊可])"),
    (CueKind.EXCEPT, "除扣", r"除(?=[^，。；\n]{1,20}(?:外|以外))|除外|扣除"),
    (
        CueKind.OPEN_LIST,
        "等",
        rf"(?<![平高中同相优均对上下])等(?=(?:{_DIGITS})|[，；。、）\n]|[^，。；：\d\n]{{1,10}}\d)",
    ),
    (
        CueKind.NEGATION,
        "暂尚均没从未无",
        r"暂无|尚无|均无|没有|(?:尚未|从未|均未|暂未|未曾|未)(?=[收发受接出产有被新办]|败)|"
        r"(?<![毫若有从])无(?=一|行政|败诉|新增|复议|应诉|诉讼|规范性|依申请|被|重大)",
    ),
)


def _by_first() -> dict[str, tuple[re.Pattern[str], dict[str, CueKind]]]:
    """For every character that may begin a cue, the pattern of those cues and the kinds of its groups."""
    table: dict[str, tuple[re.Pattern[str], dict[str, CueKind]]] = {}
    for c in {c for _, firsts, _ in _WORDS for c in firsts}:
        own = [(kind, pattern) for kind, firsts, pattern in _WORDS if c in firsts]
        joined = "|".join(f"(?P<k{i}>{pattern})" for i, (_, pattern) in enumerate(own))
        table[c] = re.compile(joined), {f"k{i}": kind for i, (kind, _) in enumerate(own)}
    return table


_BY_FIRST = _by_first()
_TRIGGER = re.compile(f"[{''.join(sorted(_BY_FIRST)).replace('*', '')}*]")
_HIDING = frozenset(("title", "quote"))


def cues(reading: Reading, scan: Scan) -> tuple[Cue, ...]:
    """All cues of the text, in order.

    >>> from fazhi.parse.layout import repair
    >>> from fazhi.parse.scan import scan
    >>> reading = repair("共受理99件（含上年结转5件），其中维持31件，占31.3%，同比增长5%；“其中”除外的均已办结。")
    >>> [(c.kind.value, c.text) for c in cues(reading, scan(reading.text))][:4]
    [('total', '共'), ('inclusive', '（含上年结转5件）'), ('of_which', '含'), ('carry', '上年结转')]
    """
    text = reading.text
    hidden = [n for n in scan.names if n.kind in _HIDING]
    at = reach = 0
    found: list[Cue] = []
    for trigger in _TRIGGER.finditer(text):
        start = trigger.start()
        if start < reach:
            continue
        pattern, kinds = _BY_FIRST[trigger[0]]
        match = pattern.match(text, start)
        if match is None:
            continue
        while at < len(hidden) and hidden[at].end <= start:
            at += 1
        if at < len(hidden) and hidden[at].start < start:
            continue
        kind = kinds[match.lastgroup or ""]
        end = match.end()
        found.append(Cue(kind, reading.span(start, end), match[0]))
        # A bracket is a cue as a whole, and so are those within it.
        reach = start + 1 if kind is CueKind.INCLUSIVE else end
    return tuple(found)
