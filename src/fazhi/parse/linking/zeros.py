"""Zeros in words (零报告): 暂无败诉案件, 未收到行政复议申请."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from fractions import Fraction

from fazhi.catalogue import Kind
from fazhi.model import Indicator
from fazhi.parse.heading import Heading
from fazhi.parse.linking.lexicon import Lexicon
from fazhi.parse.linking.matching import Matcher
from fazhi.parse.linking.topics import TopicTrack
from fazhi.parse.tokens import Passage
from fazhi.quantity.quantity import Quantity
from fazhi.quantity.unit import Unit
from fazhi.span import Reading

__all__ = ["zeros"]

_TRIGGER = re.compile("[未暂尚均并没无]")
# The words of absence, and the clause behind them up to the next break.
_ZERO = re.compile(
    r"(?:暂无|尚无|均无|并无|(?:尚未|未曾|均未|暂未|未|没有|无)(?:收到|发生|接到|受理|产生|出现|新增|办理)|没有|(?<![毫若有])无(?!法|需|须|论|效|偿|不|形|缝|事|处|纸|照|证|障|违|人))"
    r"(?:过|一起|一件|1起|1件|任何)?(?P<what>[^，。；：！？\n（]{2,24})(?=[，。；！？\n（]|\Z)"
)
_VERB = re.compile(r"收到|发生|接到|受理|产生|新增|办理")
# Words that narrow what there was none of.
_NARROWED = re.compile(r"因|由于|导致|引发|造成|重大|较大|超期|逾期|违反")
_COUNTS = frozenset((Kind.FLOW, Kind.STOCK))


def zeros(
    reading: Reading,
    words: Lexicon,
    matcher: Matcher,
    topics: TopicTrack,
    sentences: Sequence[Passage],
    head: Heading,
) -> list[Indicator]:
    """Every statistic that the text puts at zero in words, without a figure."""
    found: list[Indicator] = []
    starts = [s.start for s in sentences]
    reach = 0
    for trigger in _TRIGGER.finditer(reading.text):
        match = _ZERO.match(reading.text, trigger.start()) if trigger.start() >= reach else None
        if match is None:
            continue
        reach = match.end()
        what = match["what"]
        if _NARROWED.search(what):
            continue
        verb = _VERB.search(match[0], 0, match.start("what") - match.start())
        lead = (verb[0] if verb else "") + what
        at = bisect_right(starts, match.start()) - 1
        topic = topics.between(match.start(), match.end()) or topics.at(at if at >= 0 else None, match.start(), None)
        definition = next((d for unit in ("件", "起") if (d := matcher.before(lead, unit, topic, ""))), None)
        if definition is None or definition.kind not in _COUNTS:
            continue
        found.append(
            Indicator(
                definition.name,
                Quantity(Fraction(0), Unit.of(definition.units[0]), text=match[0]),
                reading.span(match.start(), match.end()),
                None,
                head.jurisdiction,
                head.period,
            )
        )
    return found
