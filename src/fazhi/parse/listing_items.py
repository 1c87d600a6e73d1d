"""The members of a list of names (并列成分): where each begins and ends."""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["Stretch", "members", "members_after", "opening", "ranks"]

Stretch = tuple[int, int]
"""[start, end) of the reading text."""

_MARK = re.compile(r"[，。；！？：\n、“”（）《》\[\]【】‘’]|,(?!\d)")
_STOPS = frozenset("，。；！？：\n,")
_OPEN = {"”": "“", "）": "（", "》": "《", "’": "‘", "】": "【", "]": "["}
_MOST = 24  # members of one list
_CHUNK = 64
_REACH = 400  # characters that a list may run over
_LONGEST = {"《": 90, "“": 60}
_CONJUNCTION = re.compile(r"以及|[和及与或]")
# Words that end in, or begin with, a character of a conjunction without being one.
_NO_CONJUNCTION = re.compile(
    r"住房和城乡|人力资源和社会|文化和旅游|发展和改革|工业和信息|卫生和计划|法律和政策|经济和信息|国土和|党和国家|参与|和谐|和解|和平|"
    r"共和|饱和|温和|缓和|及时|普及|涉及|以及时|与会|与时|给与|赋与|与否|或者|或许|埃及|波及|危及|来得及|触及|兼及|推及|力所能及|"
    r"科学和技术|自然资源和规划|退役军人事务和|调解和解|权力和责任|权责|商务和|国防和军队|以及其"
)
# Words before the first member that govern the whole list, longest first where one begins another.
_LEADS = (
    "严格履行|严格执行|严格落实|依法履行|履行了|落实了|建立了|形成了|健全了|完善了|制定了|出台了|开展了|设立了|明确了|成立了|设置了|构建了|"
    "主要包括|具体包括|分别为|分别是|主要是|主要有|主要为|划分为|分为|分成|划为|即|包括|包含|包括了|涵盖|涵盖了|涉及|涉及到|覆盖|囊括|"
    "通过|采取|采用|运用|利用|依托|借助|按照|根据|依据|针对|围绕|聚焦|紧扣|立足|结合|着眼|面向|紧盯|抓住|抓好|抓实|突出|坚持|"
    "严把|严守|把好|把牢|守牢|细分|做好|做实|打造|建成|建立|构建|搭建|组建|成立|设立|设置|开设|开通|推出|推行|推进|推动|推广|"
    "实现|实行|实施|执行|履行|落实|贯彻|开展|组织|举办|召开|安排|部署|编制|编印|制定|制发|制作|出台|印发|修订|修改|废止|起草|发布|公布|"
    "提请|报送|选取|选择|选定|确定|明确|规范|完善|健全|优化|强化|深化|细化|加强|加大|提升|促进|加快|整合|汇聚|联合|会同|联动|协调|统筹|"
    "获评|获得|荣获|入选|列入|纳入|创建|完成|审议|审查|梳理|公开|公示|下放|承接|取消|赋予|派驻|配备|培育|支持|引导|组成|发放|"
    "选派|抽调|指导|督促|邀请|吸纳|查处|整治|治理|打击|处置|化解|排查|检查|抽查|评查|监测|受理|办理|处理|归集|共享|应用|使用|启用|"
    "包括但不限于|其中|形成|做到|下设|评选出|评出|选出|划出|分属|隶属|归属|已在|均在|先后在|率先在|分别在|分别从|分别由|分别向|主动向|及时向|先后对|重点对|对全市|对全区|对全县|对全省|如"
)
_LEAD = re.compile(rf"(?:{_LEADS})(?:了|好)?(?![性化])")
_ONE_RANK = re.compile(r"街道|社区|网格|[省市区县州盟旗镇乡村组]")
_RANKS = re.compile(rf"(?:{_ONE_RANK.pattern}){{2,5}}$")
_TOGETHER = re.compile(r"(?:相结合|相衔接|相统一|并举|并重|同步)$")
_RANK = re.compile(r"(?:自治[区州县旗]|街道|社区|[乡街]镇|镇街|县市区?|[市区旗]县|地市|网格|[园小]区|村居|苏木|兵团)$")
_ALL_OF = re.compile(r"[全各我本][省市区县州盟旗镇乡]")
_PREPOSITION = re.compile(r"[在从由对向为将把以按就与同给使让被]")
_NO_PREPOSITION = re.compile(
    r"在线|在建|在编|在岗|从业|从严|从轻|从重|由头|对口|对外|对接|对策|对象|向导|为民|为主|为先|行为|作为|将军|把关|以案|以上|以下|以内|按时|按期|"
    r"就业|就医|就学|与会|同步|同级|同城|共同|合同|给付|供给|使用|使命|被告|被征|方向|面向|转向|成为|应对|相对|理由|自由|[事案缘经]由|由[于来此]|从事"
)


def members(text: str, end: int) -> tuple[list[Stretch], bool] | None:
    """The members of the list that ends at `end`, and whether a conjunction stood in it that may be part of a name.

    None where what ends there is no list. The first member is cut free of the words that govern the list.

    >>> text = "严格履行公众参与、专家论证（听证）和集体决定"
    >>> [text[a:b] for a, b in members(text, len(text))[0]]
    ['公众参与', '专家论证（听证）', '集体决定']
    """
    if end and text[end - 1] == "”" and (inner := _quoted_list(text, end)) is not None:
        return inner
    found = _split(text, end)
    if found is None:
        return None
    parts = found[0]
    doubtful = False
    for i in range(len(parts) - 2, -1, -1):
        # 对甲、乙等行业和丙、丁两类场所: the list begins after the conjunction that follows another list.
        if (cut := _conjunction(text, *parts[i])) is not None:
            if i and "等" in text[parts[i][0] : cut[0]]:
                parts = [(cut[1], parts[i][1]), *parts[i + 1 :]]
                break
            doubtful = True
    last = parts[-1]
    cut = _conjunction(text, *last)
    if cut is not None:
        doubtful = doubtful or not _bracketed(text, last[0], cut[0])
        parts[-1:] = [(last[0], cut[0]), (cut[1], last[1])]
    if len(parts) > 1:
        parts[0] = (_first_start(text, parts), parts[0][1])
    else:
        parts[0] = (opening(text, *parts[0]), parts[0][1])
    parts = [_strip(text, a, b) for a, b in parts]
    if (joined := _TOGETHER.search(text, parts[-1][0] + 1, parts[-1][1])) is not None:
        parts[-1] = (parts[-1][0], joined.start())  # 自查、抽查相结合等两种
    if any(a >= b or b - a > _LONGEST.get(text[a], 30 if len(parts) > 1 else 45) for a, b in parts):
        return None
    return parts, doubtful


def ranks(text: str, end: int) -> list[Stretch]:
    """The ranks named without marks right before `end`: the three of 市县乡三级."""
    found = _RANKS.search(text, max(0, end - 12), end)
    return [m.span() for m in _ONE_RANK.finditer(text, found.start(), end)] if found is not None else []


def members_after(text: str, start: int) -> tuple[list[Stretch], int]:
    """The members of the list that begins at `start`, and where it ends: before the end of the sentence."""
    parts: list[Stretch] = []
    stack: list[str] = []
    item = start
    limit = min(len(text), start + _REACH)
    at = limit
    for mark in _MARK.finditer(text, start, limit):
        sign = mark.group()
        if sign in _OPEN:
            if stack and stack[-1] == _OPEN[sign]:
                stack.pop()
        elif sign in "“（《‘【[":
            stack.append(sign)
        elif not stack:
            if sign == "、":
                parts.append((item, mark.start()))
                item = mark.end()
            else:
                at = mark.start()
                break
    parts.append((item, at))
    last = parts[-1]
    if (cut := _conjunction(text, *last)) is not None and len(parts) > 1:
        parts[-1:] = [(last[0], cut[0]), (cut[1], last[1])]
    return [_strip(text, a, b) for a, b in parts], at


def opening(text: str, start: int, end: int) -> int:
    """Where a single member begins in its clause: at its opening bracket, or after the words that govern it."""
    if text[end - 1] == "》":
        bracket = text.rfind("《", start, end)
        return bracket if bracket >= 0 else start
    if (
        lead := re.compile(r"(?:将|把|包括|涵盖|涉及|确定|开展|出台|制定|实施|推出|完成|实现|如)+").match(
            text, start, end - 3
        )
    ) is not None:
        return lead.end()
    return start


def _split(text: str, end: int) -> tuple[list[Stretch], int] | None:
    """The stretches between the separators of the clause that ends at `end`, and where the clause begins."""
    parts: list[Stretch] = []
    stack: list[str] = []
    item = end
    low = max(0, end - _REACH)
    begin = low
    for mark in _backward(text, low, end):
        sign = mark.group()
        if sign in _OPEN:
            # 《甲》《乙》, “甲”“乙”: two names side by side are two members.
            if not stack and mark.end() < item and text[mark.end()] == _OPEN[sign] and sign in "》”":
                parts.append((mark.end(), item))
                item = mark.end()
            stack.append(_OPEN[sign])
        elif sign in "“（《‘【[":
            if stack and stack[-1] == sign:
                stack.pop()
            else:
                begin = mark.end()  # the list stands inside a bracket that opens here
                break
        elif not stack and sign == "、":
            if mark.end() == item or len(parts) == _MOST:
                return None
            parts.append((mark.end(), item))
            item = mark.start()
        elif not stack and sign in _STOPS:
            begin = mark.end()
            break
    else:
        if low:
            return None  # runs on beyond reach
    if stack or begin >= item:
        return None
    parts.append((begin, item))
    return parts[::-1], begin


def _backward(text: str, low: int, end: int) -> Iterator[re.Match[str]]:
    """The marks of [low, end) from the last to the first, looked for only as far as they are asked for."""
    while end > low:
        start = max(low, end - _CHUNK)
        yield from reversed(list(_MARK.finditer(text, start, end)))
        end = start


def _quoted_list(text: str, end: int) -> tuple[list[Stretch], bool] | None:
    """“红、黄、蓝”: a list inside one pair of quotes."""
    start = text.rfind("“", max(0, end - 60), end)
    if start < 0 or "、" not in text[start:end]:
        return None
    found = _split(text, end - 1)
    return None if found is None or found[1] != start + 1 else (found[0], False)


def _conjunction(text: str, start: int, end: int) -> Stretch | None:
    """The conjunction of the last member, outside brackets and names: 和, 及, 与, 以及."""
    barred = [m.span() for m in _NO_CONJUNCTION.finditer(text, start, end)]
    depth = 0
    found: Stretch | None = None
    at = start
    while at < end:
        sign = text[at]
        if sign in "“（《‘":
            depth += 1
        elif sign in "”）》’":
            depth -= 1
        elif depth == 0 and (match := _CONJUNCTION.match(text, at, end)) is not None:
            if not any(a < match.end() and match.start() < b for a, b in barred) and start < at and match.end() < end:
                if found is not None:
                    return None  # two conjunctions: which one separates cannot be told
                found = match.span()
            at = match.end()
            continue
        at += 1
    return found


def _bracketed(text: str, start: int, end: int) -> bool:
    return end > start and text[end - 1] in "》”"


def _first_start(text: str, parts: list[Stretch]) -> int:
    """Where the first member begins: the words before it that govern the list belong to none."""
    start, end = parts[0]
    second = text[parts[1][0] : parts[1][1]]
    if text[end - 1] in "》”" and second[:1] in "《“":
        bracket = text.rfind("《" if text[end - 1] == "》" else "“", start, end)
        return bracket if bracket >= 0 else start
    lead = _LEAD.match(second)
    if lead is not None and lead.end() < len(second):
        # The members begin with verbs themselves: 完善甲、完善乙; the first one's verb is its last.
        verbs = list(_LEAD.finditer(text, start, end - 1))
        if verbs:
            same = [m for m in verbs if m.group() == lead.group()]
            return (same or verbs)[-1].start()
    longest = max(b - a for a, b in parts[1:])
    best = start
    if "”" not in second and "》" not in second and (mark := re.search(r"[”》）][^”》）]{1,12}$", text[start:end])):
        best = start + mark.start() + 1  # “1+3+N”市、镇、村三级
    for found in _LEAD.finditer(text, best, end - 1):
        best = found.end()
    barred = [m.span() for m in _NO_PREPOSITION.finditer(text, start, end)]
    for found in _PREPOSITION.finditer(text, best, end - 1):
        # A preposition further in is only taken where the rest then looks like the other members.
        if any(a <= found.start() < b for a, b in barred):
            continue
        if found.start() == best or found.group() == "由" or end - best > longest + 2:
            best = found.end()
    tail = end - len(second)
    if (
        best < tail
        and text[tail - 1] not in "省市区县州"
        and (len(second) == 1 or 2 * sum(text[tail + i] == c for i, c in enumerate(second)) >= len(second))
    ):
        # 评选出一等奖、二等奖, 形成县、乡: the names are built alike.
        whole = _RANK.search(text, best, end) if len(second) == 1 else None
        return whole.start() if whole is not None else tail
    if (all_of := _ALL_OF.match(text, best, end - 1)) is not None:
        best = all_of.end()
    if end - best > longest + 3 and (of := text.rfind("的", best, end - 1)) >= 0:
        best = of + 1
    return best


def _strip(text: str, start: int, end: int) -> Stretch:
    """Without spaces, and without `了` left over from the verb before."""
    while start < end and text[start] in " 了":
        start += 1
    while start < end and text[end - 1] == " ":
        end -= 1
    return start, end
