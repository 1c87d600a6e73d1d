"""What stands around a figure (上下文): the words from the last break or figure up to it, and those after it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import frozen

from fazhi.parse.tokens import Mention

__all__ = ["FILLER", "Surroundings", "surroundings"]

_REACH = 120  # characters looked at before a figure
_AFTER = 60  # and after it
_BREAKS = "，。；：！？\n（"
_ASIDE = re.compile(r"（[^（）]*）|\[[^\[\]]*\]")
_JOINTS = frozenset("、和与及")
_TAIL_END = re.compile(r"[，。；：！？\n）]")

FILLER = (
    r"(?:共计|合计|总计|累计|总共|共有|共|总数|总量|总|计|分别为|分别达到|分别达|分别是|分别|均为|均达到|均达|均是|均|各|达到|达|继续|持续|始终|一直|连续|控制在|保持在|稳定在|维持在|保持|提升至|提升到|提高到|提高至|上升到|上升至|降至|降到|下降到|下降至|增至|增加到|增加至|"
    r"为|是|有|了|的|数量|数|量|等|约|近|超过|超|逾|也|已|全部|高达|多达|仅|只有|只|就|将|以上|其|、|和|与|及|以及|“|”|\s)"
)
_EMPTY = re.compile(rf"{FILLER}*+\Z")


@frozen
class Surroundings:
    """Where a figure stands. `lead` runs from the last break or figure to it, `tail` from it to the next; both
    without what stands in closed brackets. `start` is where the lead's clause begins in the reading text.

    `adjacent`: nothing but a joint stands between the figure and the one before it (`38支、1210人`).
    `enclosed`: the clause begins with an open bracket. `extended`: the figure's own clause holds no word of content,
    so that the lead takes in the clause before (`受理行政复议案件，共计99件`). `runs_on`: the next figure ends the
    tail.
    """

    start: int
    lead: str
    tail: str
    adjacent: bool = False
    enclosed: bool = False
    extended: bool = False
    runs_on: bool = False


def _last_break(window: str, end: int) -> int:
    """Just behind the last break in window[:end], or 0."""
    at = -1
    for mark in _BREAKS:
        found = window.rfind(mark, at + 1, end)
        if found > at:
            at = found
    return at + 1


_last: tuple[str, Sequence[Mention], list[Surroundings]] = ("", (), [])


def surroundings(text: str, mentions: Sequence[Mention]) -> list[Surroundings]:
    """The surroundings of every mention, in order. The stages ask for those of one text after another: the last
    answer is kept.

    >>> from fazhi.parse.scan import scan
    >>> text = "全市（含开发区）受理99件，审结93件；聘请29人为委员。"
    >>> [(s.lead, s.tail) for s in surroundings(text, scan(text).mentions)]
    [('全市受理', ''), ('审结', ''), ('聘请', '为委员')]
    """
    global _last
    if _last[1] is mentions and _last[0] is text:
        return _last[2]
    found: list[Surroundings] = []
    last = len(mentions) - 1
    previous = 0
    for i, mention in enumerate(mentions):
        here = mention.extent_start
        low = max(previous, here - _REACH, 0)
        window = text[low:here]
        if "）" in window or "]" in window:
            window = _ASIDE.sub("", window).lstrip("）")
        cut = _last_break(window, len(window))
        lead = window[cut:]
        enclosed = cut > 0 and window[cut - 1] == "（"
        adjacent = extended = False
        if cut == 0 and low == previous and i > 0 and lead[-1:] in _JOINTS and len(lead) > 1:
            lead = ""  # what stands here belongs to the figure before: 1位公职律师和2位法律顾问
        elif _EMPTY.match(lead):
            if (cut == 0 or (cut == 1 and window[0] == "，" and lead)) and low == previous and i > 0:
                adjacent = True
            elif not enclosed and cut > 1 and window[cut - 1] in "，：":
                before = _last_break(window, cut - 1)
                lead, extended = window[before : cut - 1] + lead, True
        after = mention.extent_end
        high = min(after + _AFTER, mentions[i + 1].extent_start if i < last else len(text))
        tail = text[after:high]
        if "（" in tail:
            tail = _ASIDE.sub("", tail)
            cut = tail.find("（")
            tail = tail[:cut] if cut >= 0 else tail
        stop = _TAIL_END.search(tail)
        runs_on = stop is None and i < last and high == mentions[i + 1].extent_start
        if stop:
            tail = tail[: stop.start()]
        if tail[:1] in _JOINTS:
            tail = ""
        found.append(Surroundings(here - len(lead), lead, tail, adjacent, enclosed, extended, runs_on))
        previous = mention.extent_end
    _last = (text, mentions, found)
    return found
