"""From the words around a figure to the statistics they announce."""

from __future__ import annotations

import re

from fazhi.catalogue import Definition, Kind
from fazhi.model import Level
from fazhi.parse.linking.lexicon import Lexicon, Role, Token
from fazhi.parse.linking.topics import SEVERAL
from fazhi.parse.surroundings import FILLER

__all__ = ["Matcher"]

# Words before an announcing word that narrow what is counted to a part.
_NARROW = (
    r"每(?:季|月|周|天|日|年|人|件|个|半年)|涉(?:企|外|侨|军|农|黑|疫|房|税|及)|简易|优秀|典型|不合格|形成|制作|归档|结转|较大|重特大|以上|"
    r"(?<![区乡城本我全各])镇\Z|街道\Z|再\Z|不予\Z|(?:其他|其它)\Z|未\Z|无法\Z|不\Z|跨区域|上述|其余|受理前|立案前|案前|督办|经(?:行政)?复议|(?<![一、和及])二审|涉法|旁听|观摩|拟\Z|其它\Z|平均|"
    r"部分(?:单位|部门|地区|地方|县|乡|镇|行政)|个别|少数|有的|一些|明白人|志愿者|网格员|(?:律师|顾问)参与(?:化解|调解|调处)|部分\Z|就近|邮寄|异地|当场"
)
# What changes a stock, and is not the stock: 取消行政权力事项23项.
_MOVES = re.compile(r"赋权|赋予|下放|承接|取消|减少|精简|调整|划转|委托|合并|新增|增加|优化|认领")
# Openers of a chain about a part only: 涉企行政复议案件36件，审结30件.
_SUBSET = re.compile(
    r"涉(?:企|外|侨|军|农|黑|疫|税)[^，；。合]{0,8}(?:复议|诉讼|案件|纠纷|信访|仲裁)|因(?:政府)?信息公开|涉及(?:政府)?信息公开|简易程序|重大疑难|旁听|观摩"
)
# Levels that are only a part of a jurisdiction of that level: 县级 in the report of a prefecture.
_BELOW = {
    None: r"(?:镇街?|乡镇?|村|街道|社区)级",
    Level.PROVINCE: r"(?:市|县|区|镇街?|乡镇?|村|街道|社区)级",
    Level.TOWNSHIP: r"(?!)",
    Level.PREFECTURE: r"(?:(?<!市)县|区|镇街?|乡镇?|村|街道|社区)级",
}
_UNION = frozenset(("、", "和", "与", "及", "或", "以及"))
_WHICH = re.compile(r"其中|包括|包含|主要(?:是|为|涉及)")
# What turns a rate into another one: 按时解决率 is not 解决率.
_OTHER_RATE = re.compile(
    r"(?:诉前|案前|受理前|按时|按期|及时|限时|基本|不|非|首次|一次|一次性|重复|初次|主动|快速|网上|线上|当庭|平均|同期|预|复查|投诉|纠纷|自动|整体|存量|初信初访|历史|重点|一般|重大)\Z"
)
# Rates of no name here that share the number of one that has: 出庭应诉率、出声率均达100%.
_MORE_RATES = re.compile(r"(?:[、和与及][\u4e00-\u9fff“”]{1,8}?(?:率|度))+(?=[均都为达、和与及]|\Z)")
_NOTHING = re.compile(rf"{FILLER}*+\Z")
_RATE_JOINT = re.compile(r"(?:、|和|与|及|以及|，|“|”|\s)+\Z|\Z")
# What may follow a noun behind its number without making it part of a longer noun.
# What is left of a list, which only some statistics close: 其余157件继续有效.
_REST = re.compile(r"(?:其余|剩余|余下|剩下|尚有|尚余|还有|另有)(?:的)?")
_LONGER_NOUN = re.compile(
    r"(?:制度|工作|管理|体系|机制|建设|率|程序|平台|中心|机构|队伍|领域|类别?|团队|单位|部门|骨干|业务|能力|流程|小组|考核)"
)
_VERB_FOLLOWS = re.compile(r"[并均全已未按在由得被予含进入纳列为参担开网进]|\Z")


class Matcher:
    """Matches leads and tails against one lexicon."""

    def __init__(self, words: Lexicon, level: Level | None = None) -> None:
        self._words = words
        self._narrow = re.compile(rf"{_NARROW}|{_BELOW.get(level, _BELOW[None])}")

    def rates(self, lead: str, topic: str | None) -> list[Definition]:
        """All rates that a lead names for its one number: 报备率、及时率、准确率均为."""
        found: list[Definition] = []
        end = len(lead)
        for token in reversed(self._words.tokens(lead, topic)):
            joined = lead[token.end : end]
            if found:
                if not _RATE_JOINT.match(joined):
                    break
            elif not self._neutral(joined, token, topic):
                others = _MORE_RATES.match(joined)
                if others is None or not self._neutral(joined[others.end() :], token, topic):
                    continue
            definition = self._rate(lead, token, topic)
            if definition is None:
                if found or token.entries:
                    break
                continue
            found.append(definition)
            end = token.start
        return found[::-1]

    def _neutral(self, rest: str, token: Token, topic: str | None) -> bool:
        for entry in token.entries:
            if self._fits(rest, entry.definition.topic):
                return True
        return topic is not None and self._fits(rest, topic)

    def _rate(self, lead: str, token: Token, topic: str | None) -> Definition | None:
        chosen: Definition | None = None
        for entry in token.entries:
            definition = entry.definition
            if definition.kind is not Kind.RATE:
                continue
            if entry.role is Role.VERB and definition.topic != topic:
                continue
            before = lead[: token.start]
            if _OTHER_RATE.search(before) or _WHICH.search(before) or self._narrow.search(before):
                continue
            if chosen is None or definition.topic == topic:
                chosen = definition
        return chosen

    def _fits(self, rest: str, topic: str) -> bool:
        """Whether nothing but objects of the topic and filling words stand in `rest`."""
        return self._words.beside(topic, rest, 0) == len(rest)

    def before(self, lead: str, unit: str, topic: str | None, tail: str, ahead: str = "") -> Definition | None:
        """The statistic that the words before a figure announce."""
        if rest := _REST.search(lead):
            found = self.before(lead[rest.end() :], unit, topic, tail, ahead) if rest.end() < len(lead) else None
            return found if found is not None and found.remainder else None
        if topic is not None:
            for pattern, definition in self._words.patterns.get(topic, ()):
                if not self._words.counts(definition, unit):
                    continue
                said = pattern.search(lead)
                if said and not self._narrow.search(lead[: said.start()]):
                    return definition
        return self._scan(lead, len(lead), unit, topic, tail, ahead)

    def _scan(self, text: str, end: int, unit: str, topic: str | None, tail: str, ahead: str) -> Definition | None:
        noun: Definition | None = None
        tokens = self._words.tokens(text, topic)
        for k in range(len(tokens) - 1, -1, -1):
            token = tokens[k]
            if token.end > end:
                continue
            rest = text[token.end : end]
            best: Definition | None = None
            for entry in token.entries:
                definition = entry.definition
                if definition.kind is Kind.RATE or not self._words.counts(definition, unit):
                    continue
                if entry.role is Role.VERB and definition.topic != topic:
                    continue
                if not self._fits(rest, definition.topic):
                    continue
                if entry.role is Role.VERB and not rest and not self._object_follows(tail, definition.topic):
                    continue
                if entry.role is Role.NOUN:
                    noun = noun or (definition if self._awaited(definition, ahead) else None)
                elif best is None or definition.topic == topic:
                    best = definition
            if best is not None:
                before = tokens[k - 1] if k else None
                if self._narrowed(text[: token.start], best) or self._joined(text, before, token, best, topic):
                    return None
                return best
            if not token.entries and _NOTHING.match(rest):
                return None  # a longer word that means something else
        if noun is not None and (topic == SEVERAL or self._narrow.search(text) or _WHICH.search(text)):
            return None
        return noun

    def _awaited(self, definition: Definition, ahead: str) -> bool:
        """Whether what a noun of this statistic waits for, if anything, stands ahead."""
        return not definition.ahead or any(word in ahead for word in definition.ahead)

    def _object_follows(self, tail: str, topic: str) -> bool:
        """Whether what stands behind the number may be the object of a bare verb before it."""
        if not tail:
            return True
        return self._words.beside(topic, tail, 0) > 0 or _VERB_FOLLOWS.match(tail) is not None

    def _narrowed(self, prefix: str, definition: Definition) -> bool:
        """Whether what stands before an announcing word makes it a part, or a stock only a movement of it."""
        if definition.kind is Kind.STOCK and _MOVES.search(prefix):
            return True
        return self._narrow.search(prefix) is not None

    def _joined(self, text: str, before: Token | None, token: Token, best: Definition, topic: str | None) -> bool:
        """Whether the verb is one of several that share the number: 制定、修改、废止规章9件 is none of the three."""
        if before is None or text[before.end : token.start] not in _UNION:
            return False
        verbs = [e.definition.name for e in before.entries if e.role is Role.VERB and e.definition.topic == topic]
        return bool(verbs) and best.topic == topic and best.name not in verbs

    def behind(
        self, lead: str, tail: str, unit: str, topic: str | None, ahead: str = "", *, runs_on: bool = False
    ) -> Definition | None:
        """The statistic announced by a noun behind the number, with the verb before it: 收到{n}件行政复议申请."""
        if rest := _REST.search(lead):
            found = self.behind(lead[rest.end() :], tail, unit, topic, ahead, runs_on=runs_on)
            return found if found is not None and found.remainder else None
        joined = lead + tail
        at = len(lead)
        tokens = self._words.tokens(joined, topic)
        head = next((t for t in tokens if t.start >= at), None)
        if self._narrow.search(lead):
            return None
        if topic is not None:
            for pattern, definition in self._words.patterns.get(topic, ()):
                if self._words.counts(definition, unit) and pattern.search(joined):
                    return definition
        # A verb before the number whose object stands behind it; one before 的, or a 对 there, leaves it to the verb
        # behind: 对拟出台的12件文件进行审核.
        relative = lead.endswith("的") or "对" in lead
        for token in () if relative else reversed(tokens):
            if token.end > at:
                continue
            for entry in token.entries:
                definition = entry.definition
                if entry.role is not Role.VERB or definition.topic != topic or definition.kind is Kind.RATE:
                    continue
                if not self._words.counts(definition, unit):
                    continue
                end = self._words.beside(definition.topic, joined, token.end)
                if end > at + 1 and _VERB_FOLLOWS.match(joined, end):
                    return definition
            break
        # A verb at the end of what stands behind: {n}件规范性文件进行了清理.
        last = tokens[-1] if tokens and not runs_on else None
        if last is not None and (last.start < at or topic is None or self._fits(joined[at : last.start], topic)):
            found = self._scan(joined, len(joined), unit, topic, "", ahead)
            if found is not None:
                return found
        if head is None:
            return None
        # What the next figure ends may be its own: there only a noun right behind the number is this one's.
        if head.start > at and (runs_on or not self._leads_in(joined[at : head.start], head)):
            return None
        if _LONGER_NOUN.match(joined, head.end):
            return None
        for entry in head.entries:
            definition = entry.definition
            if entry.role is Role.VERB or definition.kind is Kind.RATE:
                continue
            if self._words.counts(definition, unit):
                if entry.role is Role.NOUN and (
                    topic == SEVERAL or _WHICH.search(lead) or not self._awaited(definition, ahead)
                ):
                    return None
                return definition
        return None

    def _leads_in(self, between: str, head: Token) -> bool:
        return any(self._fits(between, entry.definition.topic) for entry in head.entries)

    def narrows(self, lead: str) -> bool:
        """Whether a lead narrows what it and the chain behind it count to a part."""
        return _SUBSET.search(lead) is not None

    def chained(self, lead: str, before: str, unit: str) -> Definition | None:
        """The statistic that a lead announces right after the indicator `before`."""
        for pattern, definition in self._words.chained.get(before, ()):
            if self._words.counts(definition, unit) and pattern.search(lead):
                return definition
        return None

    def amount(self, before: str, unit: str) -> Definition | None:
        """The amount of money that goes with the indicator `before`: 免罚轻罚案件126件、326万元."""
        for _, definition in self._words.chained.get(before, ()):
            if definition.kind is Kind.AMOUNT and self._words.counts(definition, unit):
                return definition
        return None
