"""A report as the rules see it: its figures in order, each with the words around it, in chains and paragraphs."""

from __future__ import annotations

import re
from bisect import bisect_right
from fractions import Fraction
from typing import Any

from attrs import define, field

from fazhi.model import Figure, Indicator, Report, Term
from fazhi.span import Span

__all__ = ["Item", "Page", "clean"]

# Layout that carries no meaning inside a sentence, and half-width marks that stand for Chinese ones.
_TABLE = {ord(c): None for c in " \t\r\n\v\f\u00a0\u3000\u200b\u200c\u200d\ufeff*#_`|>"} | {
    ord(","): "，", ord(";"): "；", ord(":"): "：", ord("("): "（", ord(")"): "）", ord("?"): "？", ord("!"): "！",
    ord("["): "（", ord("]"): "）", ord("【"): "（", ord("】"): "）", ord("－"): "—",
}  # fmt: skip
_STOP = re.compile(r"[。！？]|(?<=[^0-9])[.](?=[^0-9]|$)")
_CUT = re.compile(r"[，。；：、！？（）“”]")
_CHANGE = re.compile(
    r"(?:同比|环比|(?:[较比同](?:上|去|前|往|20\d\d)[一]?(?:年|季|月|周)\w{0,4}))?"
    r"(?:分别|均|各|总体|大幅|又|再|共|净|平均|约|近|超)*"
    r"(增加|增长|增幅|上升|提高|提升|上涨|增|升|涨|减少|下降|降低|降幅|缩减|压缩|压减|减|降|下滑|回落|缩短|翻)"
    r"(?:了|幅度|幅|率)?(?:约|近|超|超过|达|为|达到|了)*$"
)
_LEVEL_AFTER = re.compile(r"(?:增|升|涨|减|降|提|压缩|缩减|扩|攀|回落)[\u4e00-\u9fff]{0,2}(?:至|到)了?$")
_TORN_BEFORE = re.compile(r"[0-9０-９.．]$")
_TORN_AFTER = re.compile(r"^[0-9０-９.．%％]")
_AVERAGE = re.compile(r"(?:日|月|年|人|户|件|周)均|平均")
# No sentence of prose holds more figures; longer runs are tables or damage, and are read in pieces so that the time
# stays proportional to the text.
_CHAIN, _BLOCK = 40, 120
_FROM = re.compile(r"[由从][^，。；]{0,12}$")
_BECAME = re.compile(r"^(?:[\u4e00-\u9fff]{0,2})(?:增|升|涨|扩|提|减|降|缩|下|上)[\u4e00-\u9fff]{0,2}[为至到]$")
_AGES = ("岁", "周岁")
_LEVEL = "起"  # the base of a level reached: 由87件增至91件
_DIMENSIONLESS = ("%", "‰", "百分点", "个百分点", "倍", "番", "成", "折")


def clean(text: str) -> str:
    """`text` without layout, its punctuation full-width."""
    return text.translate(_TABLE)


@define
class Item:
    """One figure in its place: `before` is the text since the figure before it (or the paragraph's start), cleaned.

    `chain` numbers the sentences (up to a full stop), `head` is the text since the last mark before the figure, `noun`
    the text after it up to the next mark. `changes` tells a change (`增长13件`) from a level.
    """

    at: int
    figure: Figure
    value: Fraction
    unit: str
    before: str
    after: str
    paragraph: int
    chain: int
    changes: bool
    depth: int = 0
    indicators: list[Indicator] = field(factory=list)
    _head: str | None = None
    _noun: str | None = None

    @property
    def head(self) -> str:
        if self._head is None:
            self._head = _CUT.split(self.before)[-1]
        return self._head

    @property
    def noun(self) -> str:
        if self._noun is None:
            self._noun = _CUT.split(self.after, maxsplit=1)[0]
        return self._noun

    @property
    def words(self) -> str:
        """What stands directly before and after the figure."""
        return f"{self.head}|{self.noun}"

    @property
    def countable(self) -> bool:
        """Whether the figure is a count or an amount of the reported year, no ratio and no change."""
        return not self.earlier and self.countable_then

    @property
    def earlier(self) -> bool:
        """Whether the figure is the value in the year compared with (`较上年的87件增长5%`)."""
        figure = self.figure
        return figure.base is not None and figure.direction is None and not self.changes

    @property
    def countable_then(self) -> bool:
        """Whether the figure is a count or an amount, of whatever year."""
        return (
            not self.changes
            and self.unit not in _DIMENSIONLESS
            and self.figure.quantity.unit.dimension != "ratio"
            and not _AVERAGE.search(self.head)
        )

    @property
    def torn(self) -> bool:
        """Whether digits or letters touch the figure from outside, so that it may be a piece of a longer number."""
        return bool(_TORN_BEFORE.search(self.before) or _TORN_AFTER.match(self.after))

    @property
    def percent(self) -> bool:
        return self.unit == "%"


class Page:
    """Everything the rules need to know of one report, computed once."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.text = report.source.text
        self.items: list[Item] = []
        self.chains: list[list[Item]] = []
        self.paragraphs: dict[int, list[Item]] = {}
        self.memo: dict[str, Any] = {}  # what several rules need and one computes
        self._read()

    def _read(self) -> None:
        report, text = self.report, self.text
        starts = [s.span.start for s in report.sentences]
        paragraph_of = [s.paragraph for s in report.sentences]
        opens: dict[int, int] = {}
        for i, p in enumerate(paragraph_of):
            opens.setdefault(p, starts[i])
        closes: dict[int, int] = {}
        for s in report.sentences:
            closes[s.paragraph] = s.span.end
        # an age tells who is counted (`35岁以下138名`) and is no count beside others
        figures = sorted(
            (f for f in report.figures if str(f.quantity.unit) not in _AGES), key=lambda f: (f.span.start, f.span.end)
        )
        gaps: list[tuple[str, int]] = []
        last_end, last_paragraph = 0, None
        for figure in figures:
            start = figure.extent.start
            k = bisect_right(starts, figure.span.start) - 1
            paragraph = paragraph_of[k] if k >= 0 else 0
            begin = last_end if paragraph == last_paragraph else max(last_end, opens.get(paragraph, 0))
            gaps.append((clean(text[min(begin, start) : start]), paragraph))
            last_end, last_paragraph = max(figure.extent.end, figure.span.end), paragraph
        chain, depth, block, source_paragraph = -1, 0, -1, -1
        previous: Item | None = None
        for at, figure in enumerate(figures):
            before, paragraph = gaps[at]
            if at + 1 < len(figures) and gaps[at + 1][1] == paragraph:
                after = gaps[at + 1][0]
            else:
                end = max(figure.extent.end, figure.span.end)
                after = clean(text[end : max(end, closes.get(paragraph, len(text)))][:120])
            if previous is None or paragraph != source_paragraph or len(self.paragraphs[block]) >= _BLOCK:
                block += 1
            new = previous is None or paragraph != source_paragraph or len(self.chains[chain]) >= _CHAIN
            source_paragraph = paragraph
            if new or _STOP.search(before):
                chain += 1
                depth = 0
                self.chains.append([])
                tail = _STOP.split(before)[-1]
            else:
                tail = before
            changes = (figure.direction is not None and figure.base != _LEVEL) or _is_change(tail)
            if changes and not new and previous is not None and _FROM.search(previous.before) and _BECAME.match(tail):
                changes = False  # 由64件上升为83件: the level reached
            depth = max(0, depth + tail.count("（") - tail.count("）"))
            item = Item(
                at, figure, figure.quantity.value, str(figure.quantity.unit), tail, after, block, chain,
                changes, depth,
            )  # fmt: skip
            self.items.append(item)
            self.chains[chain].append(item)
            self.paragraphs.setdefault(block, []).append(item)
            previous = item
        by_start = {item.figure.span.start: item for item in self.items}
        for indicator in report.indicators:
            if indicator.figure is not None:
                found = by_start.get(indicator.figure.span.start)
                if found is not None:
                    found.indicators.append(indicator)
        self.by_start = by_start

    def term(self, role: str, item: Item) -> Term:
        """The term of a relation that `item` plays as `role`."""
        span = item.figure.span
        return Term(role, span, self.text[span.start : span.end], self.report.name, item.figure)

    def place(self, role: str, span: Span | None, text: str | None = None) -> Term:
        """A term that is no figure."""
        shown = text if text is not None else (self.text[span.start : span.end] if span else "")
        return Term(role, span, shown, self.report.name)


def _is_change(before: str) -> bool:
    """Whether the words before a figure make it a change and not a level."""
    tail = before[-24:]
    return bool(_CHANGE.search(tail)) and not _LEVEL_AFTER.search(tail)
