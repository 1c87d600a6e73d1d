"""The words of a catalogue made ready for matching: what announces a statistic, and what may stand beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import IntEnum
from functools import lru_cache

from attrs import frozen

from fazhi.catalogue import Catalogue, Definition, Kind
from fazhi.parse.surroundings import FILLER

__all__ = ["Entry", "Lexicon", "Role", "Token", "lexicon"]

_LEVELS = "[省市区县镇州盟旗]"
_GOVERNMENT = r"(?:人民政府|政府|[省市区县镇]政府)(?:及其?(?:所属)?(?:各|工作)?部门)?(?:（办公室）)?"
# What may stand between a verb and its number, or between its object and the number, without narrowing the count.
_NEUTRAL = "|".join(
    (
        rf"逐[件一项份条案卷]|各类型?|各项|各种|各级|各|全[省市区县镇乡州盟旗域]|[我本][省市区县镇乡州盟旗]|(?:{_LEVELS}|市区|区镇|街道)?本级",
        rf"(?:以|将)?[\u4e00-\u9fff]{{0,6}}?{_GOVERNMENT}(?:作)?为(?:共同)?(?:被告|被申请人)的?",
        rf"(?:[\u4e00-\u9fff]{{2,4}}?{_LEVELS}|{_LEVELS})?{_GOVERNMENT}|新一届|本届",
        r"以[\u4e00-\u9fff]{1,8}?名义(?:签订|发布|制定|印发|出台)?的?|依申请",
        r"当年|本年度?|今年|全年|年度|年内|新增?|其他|其它|相关|有关|涉及的?|部分|重大|一般|依法|成功|及时|按期|按时|符合条件的?",
        rf"{_LEVELS}(?=[\u4e00-\u9fff0-9“])|完成|实现|进行了?|开展了?|实施了?|予以|给予|得到|行政|申请|§|[《》]",
        r"[12]\d{3}(?:年度?)?(?:\d{1,2}月)?(?:\d{1,2}日)?|(?:至|到|—|-)(?=[12]\d{3})|以来|以前|之前|底前|期间",
        FILLER,
    )
)
# What the chained word 占… stands for: a share, of the cases concluded where its base is named at all.
_SHARE_OF = "占…"
_SHARE = (
    r"(?:占比?(?:例|重)?)(?:同期|全部|已|总|所有|全年|当年|本年度?|行政|复议|诉讼|应诉)*(?:(?:审结|办结|结案|已结|审理终结)的?(?:行政|复议|诉讼)*(?:案件)?(?:的)?(?:总数|总量|数量|数|量)?)?"
    r"(?:的(?:比例|比重)?|比例|比重)?"
)
_REMEMBERED = 64  # texts of which the words are kept, since a figure is looked at from several sides
_ANY_NEUTRAL = re.compile(_NEUTRAL)


class Role(IntEnum):
    """How a word announces a statistic; see `Definition`."""

    NOUN = 0
    VERB = 1
    PHRASE = 2


@frozen
class Entry:
    definition: Definition
    role: Role


@frozen
class Token:
    """A word of the lexicon at [start, end) of a lead, with what it may announce."""

    start: int
    end: int
    entries: tuple[Entry, ...]


class _Node:
    """A place in the tree of words: what a word that ends here announces, and in which topics it means something."""

    __slots__ = ("entries", "live", "next")

    def __init__(self) -> None:
        self.next: dict[str, _Node] = {}
        self.entries: tuple[Entry, ...] = ()
        self.live: frozenset[str] | None = None


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(set(words), key=lambda w: (-len(w), w)))


def _factored(words: Iterable[str]) -> str:
    """A pattern for the longest of `words` at a place, with their common beginnings drawn together: 行政(?:复议|诉讼).

    Trying a few hundred words one by one at every place would cost as much as all the rest.
    """
    by_first: dict[str, set[str]] = {}
    for word in words:
        by_first.setdefault(word[0], set()).add(word[1:])
    branches = []
    for first, rests in sorted(by_first.items()):
        longer = _factored(r for r in rests if r)
        optional = "?" if "" in rests else ""
        branches.append(re.escape(first) + (f"(?:{longer}){optional}" if longer else ""))
    return "|".join(branches)


class Lexicon:
    """The words of one catalogue; build it once with `lexicon`."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        entries: dict[str, list[Entry]] = {}
        hides: dict[str, set[str]] = {}  # a shadow's topics; "" where it counts in any
        for definition in catalogue:
            for role, words in (
                (Role.VERB, definition.verbs),
                (Role.PHRASE, definition.phrases),
                (Role.NOUN, definition.nouns),
            ):
                for word in words:
                    entries.setdefault(word, []).append(Entry(definition, role))
            for word in definition.shadows:
                entries.setdefault(word, [])
                hides.setdefault(word, set()).add("" if definition.phrases or definition.nouns else definition.topic)
        self._announcing = frozenset(word for word, known in entries.items() if known)
        # A tree over the characters of the words: one step for each character read, however many words there are.
        self._tree: _Node = _Node()
        for word, known in entries.items():
            live = set(hides.get(word, ()))
            live.update("" if e.role is not Role.VERB else e.definition.topic for e in known)
            node = self._tree
            for c in word:
                node = node.next.setdefault(c, _Node())
            node.entries, node.live = tuple(known), frozenset(live)
        self._topic_of: dict[str, str | None] = {}
        for topic in catalogue.topics.values():
            self._topic_of.update((word, topic.name) for word in topic.words)
        for topic in catalogue.topics.values():
            self._topic_of.update((word, None) for word in topic.shadows)
        self._topics = re.compile(_factored(self._topic_of) or r"(?!)")
        # What a topic's verbs may stand before; what is neutral in any topic is one pattern for all.
        self._own = {
            topic.name: re.compile(rf"(?:{_factored((*topic.objects, *topic.qualifiers)) or '§'})*+")
            for topic in catalogue.topics.values()
        }
        self.patterns: dict[str, list[tuple[re.Pattern[str], Definition]]] = {}
        self.chained: dict[str, list[tuple[re.Pattern[str], Definition]]] = {}
        for definition in catalogue:
            for pattern in definition.patterns:
                compiled = re.compile(rf"(?:{pattern}){FILLER}*+\Z")
                self.patterns.setdefault(definition.topic, []).append((compiled, definition))
            if definition.chained:
                listed = _alternatives(w for w in definition.chained if w != _SHARE_OF)
                share = _SHARE if _SHARE_OF in definition.chained else r"(?!)"
                chained = re.compile(rf"(?:{listed or '(?!)'}|{share}){FILLER}*+\Z")
                for before in definition.follows:
                    self.chained.setdefault(before, []).append((chained, definition))
        self._memo: dict[tuple[str, str | None], list[Token]] = {}
        self._every_unit = frozenset(unit for d in catalogue for unit in d.units)
        self._units = {d.name: frozenset(d.units) for d in catalogue}

    def tokens(self, text: str, topic: str | None) -> list[Token]:
        """The words of the lexicon in `text` that mean something within `topic`: at each place the longest, and none
        that stands inside another.
        """
        known = self._memo.get((text, topic))
        if known is not None:
            return known
        found: list[Token] = []
        reach = longest = 0
        first = self._tree.next
        size = len(text)
        for i, c in enumerate(text):
            node = first.get(c)
            if node is None:
                continue
            at, end = i + 1, 0
            entries: tuple[Entry, ...] = ()
            while True:
                live = node.live
                if live is not None and ("" in live or topic in live):
                    end, entries = at, node.entries
                if at == size:
                    break
                node = node.next.get(text[at])
                if node is None:
                    break
                at += 1
            # Of two words that overlap the longer one stands, the first where they are equally long.
            if end and (i >= reach or (end > reach and end - i > longest)):
                if i < reach and not entries:
                    found.pop()  # a longer word that means something else hides the shorter one before it
                found.append(Token(i, end, entries))
                reach, longest = end, end - i
        if len(self._memo) >= _REMEMBERED:
            self._memo.clear()
        self._memo[text, topic] = found
        return found

    def beside(self, topic: str, text: str, start: int) -> int:
        """How far from `start` nothing stands but objects and qualifiers of `topic` and neutral words."""
        own = self._own[topic].match
        size = len(text)
        at = start
        while at < size:
            before = at
            if match := own(text, at):
                at = match.end()
            if match := _ANY_NEUTRAL.match(text, at):
                at = match.end()
            if at == before:
                break
        return at

    def knows(self, word: str) -> bool:
        """Whether `word` itself announces a statistic."""
        return word in self._announcing

    def topics(self, text: str) -> list[tuple[int, int, str | None]]:
        """Where `text` names a topic: (start, end, topic); None for a longer word that only looks like one."""
        topic_of = self._topic_of
        return [(m.start(), m.end(), topic_of[m[0]]) for m in self._topics.finditer(text)]

    def countable(self, unit: str) -> bool:
        """Whether any statistic is counted in `unit`."""
        return unit in self._every_unit or unit.endswith("元")

    def counts(self, definition: Definition, unit: str) -> bool:
        """Whether figures of `unit` may be this statistic."""
        if definition.kind is Kind.AMOUNT:
            return unit.endswith("元") or unit in self._units[definition.name]
        return unit in self._units[definition.name]


@lru_cache(maxsize=4)
def lexicon(catalogue: Catalogue) -> Lexicon:
    """The lexicon of `catalogue`, built at its first use."""
    return Lexicon(catalogue)
