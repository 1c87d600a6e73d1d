"""The prescribed parts (规定内容) by their meaning, with or without a heading."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fazhi.model import Part
from fazhi.parse.outline.tree import Node

__all__ = ["add_unheaded_parts", "assign_parts", "part_of", "reported_year"]

_RESPONSIBILITIES = re.compile(
    r"(?:主要|党政)负责(?:人|同志)|主要领导|党政领导|第一责任人|述法|党政.{0,8}履[职行]|履[职行].{0,6}职责情况|书记.{0,12}履行|[区市县镇州盟旗]长.{0,6}履行"
)
_SHORTCOMINGS = re.compile(
    r"(?:不足|问题|短板|薄弱环节|薄弱点|困难|差距|弱项|挑战)(?:[及与和、以]+.{0,12})?(?:情况|分析|方面)?$"
    r"|^(?:存在|面临|仍然?存在|目前存在|主要(?:问题|不足|困难|差距))"
    r"|存在.{0,12}(?:不足|问题|短板|薄弱|困难|差距)|(?:不足|问题|短板|差距).{0,8}原因"
)
# `着力解决突出问题` is a topic, not an admission
_REMEDIED = re.compile(
    r"解决|破解|整改|化解|聚焦|治理|回应|攻坚|查摆|围绕|针对|导向|处置|应对|补齐|补短|消除|防范|克服"
)
_NEXT = re.compile(r"下一?步|下一?阶段|今后|接下来|下一?年度?|明年|来年|新的一年|未来(?:工作|规划|打算)")
_PLAN = re.compile(
    r"(?:工作|主要|重点|总体|任务)(?:安排|打算|思路|计划|设想)$|努力方向|改进方向|工作展望|打算$|^(?:计划|安排|展望)$"
)
_YEAR_PLAN = re.compile(r"(20\d\d)年度?.{0,30}(?:安排|打算|计划|思路|重点|展望|任务|设想|部署|举措|目标|要点)")
_CARRIED_OUT = re.compile(r"(?:贯彻|落实|完成|执行|制定|统筹|强化|推进|细化)")
_OTHER = re.compile(
    r"^(?:其他|其它)|(?:其他|其它)(?:需要|需|应当|有关)?.{0,10}(?:事项|情况|问题)$|需要?(?:报告|说明)的.{0,6}(?:事项|情况|问题)$"
)
_ACHIEVEMENTS = re.compile(
    r"举措|成效|成绩|做法|(?:工作|总体|基本|建设|推进|开展|进展|完成|落实|主要)情况|工作开展|主要工作|主要措施|项措施|亮点|经验|工作回顾|取得"
)

_LACK = r"(?:不足|问题|差距|短板|薄弱|弱项|困难)"
_LACKS = re.compile(_LACK)
_ADMISSION = re.compile(
    rf"(?:仍|还|尚|依然|但也?|也)[^。，]{{0,12}}?(?:存在|面临|有)[^。]{{0,30}}?{_LACK}"
    rf"|{_LACK}(?:环节)?[^。]{{0,12}}?主要(?:表现|体现|是|有)"
    rf"|存在(?:的|着|以下|一些|一定|如下|主要)*{_LACK}(?:环节)?(?:和[^。，]{{0,8}})?[，：]"
)
_ANNOUNCEMENT = re.compile(
    r"(?P<words>下一?步|下一?阶段|今后|接下来|下一?年度?|明年|来年|新的一年|(?P<year>20\d\d)年度?)[^。]{0,60}?"
    r"(?:将|要|继续|进一步|努力|坚持|着力|围绕|力争|持续|重点|(?:打算|安排|计划|思路)(?:是|如下)?[：:])"
)
_LATE = 0.4
"""The share of the text before which no shortcomings or plans without a heading are looked for."""
_SENTENCE_HEAD = 400
# A year, but not the year of a date or of a document number
_YEAR = re.compile(r"(?<![〔\[（(\d])(20\d\d)年(?!\d)")


def part_of(title: str, year: int | None = None) -> Part | None:
    """The prescribed part that a heading announces, `year` being the reported one.

    >>> [str(part_of(t, 2023)) for t in ("存在的问题及原因分析", "2024年工作安排", "着力解决突出问题")]
    ['shortcomings', 'plan', 'None']
    """
    if _OTHER.search(title):
        return Part.OTHER
    planned = _YEAR_PLAN.search(title)
    if planned is not None and year is not None and int(planned[1]) <= year:
        planned = None
    if _SHORTCOMINGS.search(title) and not _REMEDIED.search(title):
        return Part.SHORTCOMINGS
    if _RESPONSIBILITIES.search(title):
        return Part.RESPONSIBILITIES
    if planned is None and not _YEAR_PLAN.search(title):
        planned = _NEXT.search(title) or (None if _CARRIED_OUT.match(title) else _PLAN.search(title))
    if planned is not None:
        return Part.PLAN
    return Part.ACHIEVEMENTS if _ACHIEVEMENTS.search(title) else None


def reported_year(text: str, roots: list[Node]) -> int | None:
    """The year that the text speaks of first before its sections, as its title does."""
    year = _YEAR.search(text, 0, min(roots[0].start if roots else 3000, 3000))
    return int(year[1]) if year is not None else None


def assign_parts(text: str, roots: list[Node], year: int | None) -> None:
    """Tell each top-level section, and each below it that announces another part, which part it is.

    Topic headings (`深化行政执法体制改革`) before the shortcomings and the plan are achievements, since many reports
    make each topic a top-level section.
    """
    late = False
    for root in roots:
        root.part = part_of(text[root.title_start : root.title_end], year)
        late = late or root.part in (Part.SHORTCOMINGS, Part.PLAN, Part.OTHER)
        if root.part is None and not late:
            root.part = Part.ACHIEVEMENTS
        for child in root.children:
            below = part_of(text[child.title_start : child.title_end], year)
            if below is not None and below is not Part.ACHIEVEMENTS and below is not root.part:
                child.part = below


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of text[start:end]."""
    while start < end:
        stop = text.find("。", start, end)
        line = text.find("\n", start, stop if stop >= 0 else end)
        after = line + 1 if line >= 0 else stop + 1 if stop >= 0 else end
        yield start, min(after, start + _SENTENCE_HEAD)
        start = after


def _shortcomings(text: str, start: int, end: int) -> int | None:
    """Where the first sentence stands that admits shortcomings."""
    for at, stop in _sentences(text, start, end):
        found = _ADMISSION.search(text, at, stop) if _LACKS.search(text, at, stop) is not None else None
        if found is not None and not _REMEDIED.search(text, max(at, found.start() - 12), found.end()):
            return at
    return None


def _plan(text: str, start: int, end: int, year: int | None) -> int | None:
    """Where the first sentence stands that says what will be done next."""
    for at, stop in _sentences(text, start, end):
        found = _ANNOUNCEMENT.match(text, at, stop)
        if found is not None and (found["year"] is None or (year is not None and int(found["year"]) > year)):
            return at
    return None


def _insert(roots: list[Node], part: Part, start: int) -> None:
    """Put a section without a heading among the top-level ones, unless headings of its surroundings follow it."""
    at = sum(root.start < start for root in roots)
    if at and max((below.start for below in _all(roots[at - 1])), default=0) > start:
        return
    roots.insert(at, Node(start, start, start, "part", "", None, level=0, part=part))


def _all(node: Node) -> Iterator[Node]:
    for child in node.children:
        yield child
        yield from _all(child)


def add_unheaded_parts(text: str, roots: list[Node], year: int | None) -> None:
    """Add a section of level 0 for shortcomings, and for a plan, that stand in running text without a heading."""
    starts = {part: root.start for root in reversed(roots) if (part := root.part) is not None}
    present = set(starts) | {below.part for root in roots for below in _all(root)}
    start = int(len(text) * _LATE)
    start = max(text.rfind("。", 0, start), text.rfind("\n", 0, start)) + 1
    if not roots:
        first = next((at for at, stop in _sentences(text, 0, len(text)) if stop - at > 60), None)
        if first is None:
            return
        _insert(roots, Part.ACHIEVEMENTS, first)
    if Part.SHORTCOMINGS not in present:
        admitted = _shortcomings(text, start, starts.get(Part.PLAN, len(text)))
        if admitted is not None:
            _insert(roots, Part.SHORTCOMINGS, admitted)
            starts[Part.SHORTCOMINGS] = admitted
    if Part.PLAN not in present:
        announced = _plan(text, max(start, starts.get(Part.SHORTCOMINGS, 0)), len(text), year)
        if announced is not None:
            _insert(roots, Part.PLAN, announced)
