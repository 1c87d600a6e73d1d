"""Changes (增减变化): which figures say how another one grew or fell, from which base, and which one that is.

| wording | what is recorded |
|---|---|
| `783件，同比增长66.24%` | on 66.24%: `direction` up, `base` 同比, `changes` 783件 |
| `99件，较去年同期87件上升13.8%` | on 87件: `base` 去年, `changes` 99件, no direction: the value in the base period |
| `从15家增加到60家` | on 60家: `direction` up, `base` 起, `changes` 15家: the level it started from |
| `减少2起、1人，分别下降5%和3%` | each to its own, in order |
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import frozen

from fazhi.model import Direction
from fazhi.parse.surroundings import Surroundings
from fazhi.parse.tokens import Mention

__all__ = ["FROM", "Change", "changes"]

FROM = "起"
"""The `base` of a change whose starting level is printed: `从15家增加到60家`."""

_RATIO = frozenset(("%", "百分点", "个百分点", "倍", "番", "‰", "成"))
_UP = "增长|增加|上升|提高|提升|上涨|攀升|增幅|涨幅|升高|递增|上浮|激增|猛增|(?<!新)增|升|涨"
_DOWN = "下降|减少|降低|降幅|减幅|回落|下滑|缩减|压降|下跌|递减|锐减|减|降|跌"
_CLOSE = r"(?:率|幅度|幅)?(?:又|再|了|为|约|近|超过|超|达到|达|均|各|高达|逾)*+\Z"
_DIRECTION = re.compile(rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN})){_CLOSE}")
_MORE = re.compile(r"(?:(?P<up>多)|(?P<down>少))(?:了|出)?\Z")
_TIMES = re.compile(
    r"(?:是|为|达|达到|相当于|增至|增加到|扩大到)(?P<base>上年度?|去年|上一年度?|前年|[12]\d{3}年度?)(?:同期)?的\Z|翻(?:了|了近|近)?\Z"
)
_PERIOD = (
    r"上一?年度?|去年度?|前年|[12]\d{3}年度?|前[一二三四五\d]+年|近[一二三四五\d]+年|上一?个?季度?|上一?个?月|上一?周|"
    r"往年|改革前|建设前"
)
_BASE = re.compile(
    rf"(?P<word>同比|环比|年均)|(?:较|比|与|同|超|相比|相较于?|对比)(?P<period>{_PERIOD})(?:的?同期)?|(?P<same>同期)"
)
_BASE_VALUE = re.compile(rf"(?:较|比)(?P<period>{_PERIOD})(?:的?同期|全年)?(?:的|为)?\Z")
_OTHER_YEAR = re.compile(rf"(?:而|其中)?(?P<period>{_PERIOD})(?:的?同期|全年)?(?:为|是|共|共有)?\Z")
_STARTS = re.compile(r"(?:由|从|(?:较|比)(?=[^，；。]{0,12}年))[^由从]{0,20}\Z")
_ARRIVES = re.compile(
    rf"\A[^，；。]{{0,8}}?(?:(?P<up>{_UP}|扩大|扩展|扩增|扩充|发展|拓展|壮大|跃升|增)|(?P<down>{_DOWN}|压缩|缩短|精简|压减|缩))(?:到|至|为|成)(?:了)?(?:(?:今年|本年度?|当年|[12]\d{{3}}年度?)的?)?\Z"
)
_LISTING = frozenset("、和与及")
_CURT = frozenset("增升涨减降跌")  # words too short to mean a change where no base is named
_LEVEL = re.compile(r"(?:到|至)(?:了)?\Z")


@frozen
class Change:
    """What a figure says about another: `target` is the index of the mention that changes, or None."""

    direction: Direction | None
    base: str | None
    target: int | None


def _way(match: re.Match[str]) -> Direction:
    return Direction.UP if match["up"] else Direction.DOWN


def _base(lead: str) -> str | None:
    """The base that a lead names, the last one if there are several."""
    named = None
    for match in _BASE.finditer(lead):
        named = match["word"] or match["period"] or "同比"
    return named


class _Reader:
    """Reads the changes of one text from left to right."""

    def __init__(self, text: str, mentions: Sequence[Mention], around: Sequence[Surroundings]) -> None:
        self.text = text
        self.mentions = mentions
        self.around = around
        self.found: list[Change | None] = [None] * len(mentions)

    def _joined(self, i: int) -> bool:
        """Whether mention i stands in the same sentence as the one before it."""
        between = self.text[self.mentions[i - 1].extent_end : self.mentions[i].extent_start]
        return len(between) <= 80 and not any(mark in between for mark in "。！？\n")

    def _target(self, i: int, *, same_unit: bool) -> int | None:
        """The figure that mention i changes: the nearest one before it that is no change, in the same sentence."""
        unit = self.mentions[i].quantity.unit
        j = i
        while j > 0 and self._joined(j):
            j -= 1
            change = self.found[j]
            if change is not None and change.direction is None:  # a base's value belongs to the figure it is told of
                j = change.target + 1 if change.target is not None and change.target < j else j
                continue
            if change is not None:
                if change.base == FROM:
                    return j
                continue
            other = self.mentions[j].quantity.unit
            if same_unit and other != unit:
                continue
            if unit.name in ("百分点", "个百分点") and other.name not in ("%", "成"):
                continue
            return j
        return None

    def read(self) -> list[Change | None]:
        for i, around in enumerate(self.around):
            self.found[i] = self._one(i, around)
        self._pair_respectively()
        return self.found

    def _one(self, i: int, around: Surroundings) -> Change | None:
        lead = around.lead
        unit = self.mentions[i].quantity.unit.name
        ratio = unit in _RATIO
        if not lead:
            return None
        if (arrived := self._arrival(i)) is not None:
            return arrived
        if around.adjacent:
            return self._follow(i, ratio=ratio)
        if value := _BASE_VALUE.search(lead):
            tail = self.around[i].tail
            target = self._target(i, same_unit=True)
            return Change(None, value["period"], target) if target is not None or tail else None
        if around.enclosed and (value := _OTHER_YEAR.match(lead)):
            return Change(None, value["period"], self._target(i, same_unit=True))
        if _LEVEL.search(lead):
            return None
        if unit in ("倍", "番") and (times := _TIMES.search(lead)):
            return Change(Direction.UP, times["base"] or _base(lead), self._target(i, same_unit=False))
        base = _base(lead)
        match = _DIRECTION.search(lead) or (_MORE.search(lead) if base else None)
        if match is None:
            return None
        if base is None and match["up" if match["up"] else "down"] in _CURT:
            return None  # 审批时限压减85%: reduced, but not against an earlier figure
        if base is None and i and self._joined(i):
            base = self._earlier_base(i)
        elif base is None:
            base = self._opening_base(i)
        if not ratio and base is None:
            # A bare 增加n件 is a change only right after a figure of its own unit; else it counts what was added.
            if not (i and self._joined(i) and match.start() == 0):
                return None
            target = self._target(i, same_unit=True)
            return Change(_way(match), None, target) if target == i - 1 else None
        if ratio and base is None and match.start() > 6:
            return None  # 平均压缩办理时长下降85%: what falls is named here, not before
        return Change(_way(match), base, self._target(i, same_unit=not ratio))

    def _arrival(self, i: int) -> Change | None:
        """The level reached in `从15家增加到60家`, also in lists of both: `从92%、90%升至96%、95%`."""
        if not i or not self._joined(i) or self.mentions[i - 1].quantity.unit != self.mentions[i].quantity.unit:
            return None
        between = self._between(i)
        arrived = _ARRIVES.match(between)
        if arrived:
            first = i - 1
            while first > 0 and self._between(first) in _LISTING:
                first -= 1
            return Change(_way(arrived), FROM, first) if _STARTS.search(self.around[first].lead) else None
        before = self.found[i - 1]
        if before is not None and before.base == FROM and before.target is not None and between in _LISTING:
            following = before.target + 1
            return Change(before.direction, FROM, following) if self._between(following) in _LISTING else None
        return None

    def _between(self, i: int) -> str:
        return self.text[self.mentions[i - 1].extent_end : self.mentions[i].extent_start]

    def _earlier_base(self, i: int) -> str | None:
        """The base named between the previous figure and this one, or that of the change before."""
        between = self._between(i)
        named = _base(between)
        before = self.found[i - 1]
        return named or (before.base if before is not None and before.base != FROM else None)

    def _opening_base(self, i: int) -> str | None:
        """The base that opens the sentence: 与上年相比，受理案件增长5%."""
        end = self.around[i].start
        window = self.text[max(0, end - 30) : end]
        return _base(window[max(window.rfind(mark) for mark in "。；！？\n") + 1 :])

    def _follow(self, i: int, *, ratio: bool) -> Change | None:
        """A figure joined to the one before it shares its direction: 分别下降5%和3%, 减少2起、1人."""
        before = self.found[i - 1]
        if before is None or before.direction is None or before.base == FROM or before.target is None:
            return None
        if ratio != (self.mentions[i - 1].quantity.unit.name in _RATIO):
            return None
        same = not ratio
        target = self._target(i, same_unit=same)
        return Change(before.direction, before.base, target) if target is not None else None

    def _pair_respectively(self) -> None:
        """`…分别下降5%和3%`: the changes of a group belong to the figures before it, one to one in order."""
        i = 0
        while i < len(self.found):
            change = self.found[i]
            if change is None or change.direction is None or "分别" not in self.around[i].lead:
                i += 1
                continue
            end = i + 1
            while end < len(self.found) and self._continues(end):
                end += 1
            size = end - i
            targets = self._targets_before(i, size)
            if size > 1 and len(targets) == size:
                for k, target in enumerate(targets):
                    member = self.found[i + k]
                    if member is not None:
                        self.found[i + k] = Change(member.direction, member.base or change.base, target)
            i = end

    def _continues(self, i: int) -> bool:
        between = self.text[self.mentions[i - 1].extent_end : self.mentions[i].extent_start]
        return self.found[i] is not None and len(between) <= 6 and between[:1] in "、和与及"

    def _targets_before(self, i: int, size: int) -> list[int]:
        found: list[int] = []
        unit = self.mentions[i].quantity.unit.name
        j = i
        while j > 0 and len(found) < size and self._joined(j):
            j -= 1
            if self.found[j] is None and (
                unit not in ("百分点", "个百分点") or self.mentions[j].quantity.unit.name == "%"
            ):
                found.append(j)
        return found[::-1]


def changes(text: str, mentions: Sequence[Mention], around: Sequence[Surroundings]) -> list[Change | None]:
    """For every mention the change it states, or None.

    >>> from fazhi.parse.scan import scan
    >>> from fazhi.parse.surroundings import surroundings
    >>> text = "收到申请783件，同比增长66.24%；机构从15家增加到60家。"
    >>> mentions = scan(text).mentions
    >>> [(c.direction.value, c.base, c.target) for c in changes(text, mentions, surroundings(text, mentions)) if c]
    [('up', '同比', 0), ('up', '起', 2)]
    """
    return _Reader(text, mentions, around).read()
