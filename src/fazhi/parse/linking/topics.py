"""Which topic a place in the text is about (话题): the nearest topic word, else the chain, the passage, the heading."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter
from typing import NamedTuple

from fazhi.parse.linking.lexicon import Lexicon
from fazhi.parse.tokens import Passage

__all__ = ["SEVERAL", "TopicTrack"]

SEVERAL = "、"
"""In place of a topic: several are named in one breath, and a number behind them counts all of them together."""

_JOINTS = frozenset("、和与及")
_BREAKS = frozenset("，。；：！？\n0123456789")  # a number between two words parts them, too
_SENTENCES_BACK = 2
# A new item of a list speaks of something new: 二是…, （三）…, 4.…
_NEW_ITEM = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}(?:是|、|要)|第[一二三四五六七八九十]{1,3}[，、]|（[一二三四五六七八九十\d]{1,3}）|"
    r"\d{1,2}[.．、])"
)
# What is studied is no topic: 学习《行政复议法》《行政处罚法》.
_STUDIED = re.compile(r"学习[^，；。《\d]{0,12}(?:《[^《》]*》[、和与等及]*)+")
# What a figure is only compared with: 首次超过同期行政诉讼案件.
_COMPARED = re.compile(r"(?:超过|高于|低于|多于|少于|大于)(?=([^，；。：\d]{0,12}))")


class _Hit(NamedTuple):
    start: int
    end: int
    topic: str | None


_start_of = attrgetter("start")


class TopicTrack:
    """The topic words of a text and what they mean for the places behind them."""

    def __init__(self, text: str, words: Lexicon, sentences: Sequence[Passage], heads: Sequence[int] = ()) -> None:
        """`heads` are the places where sections begin: no topic is carried across one."""
        self._text = text
        self._words = words
        self._sentences = sentences
        self._hits = [_Hit(*hit) for hit in words.topics(text)]
        for compared in _COMPARED.finditer(text):
            low = bisect_left(self._hits, compared.end(), key=_start_of)
            del self._hits[low : bisect_left(self._hits, compared.end(1) + 1, low, key=_start_of)]
        for studied in _STUDIED.finditer(text):
            low = bisect_left(self._hits, studied.start() + 2, key=_start_of)
            high = bisect_left(self._hits, studied.end(), low, key=_start_of)
            del self._hits[low:high]
        self._starts = [hit.start for hit in self._hits]
        self._heads = sorted(heads)
        self._titles: dict[str, str | None] = {}
        self._linked: dict[int, str] = {}

    def note(self, sentence: int | None, topic: str) -> None:
        """Remember that a figure of this sentence was linked to a statistic of `topic`."""
        if sentence is not None:
            self._linked[sentence] = topic

    def between(self, start: int, end: int) -> str | None:
        """The first topic named in [start, end)."""
        i = bisect_left(self._starts, start)
        while i < len(self._hits) and self._hits[i].start < end:
            if self._hits[i].topic is not None:
                return self._hits[i].topic
            i += 1
        return None

    def _last(self, start: int, end: int) -> tuple[str | None, int]:
        """The last topic named in [start, end) and where; `SEVERAL` where two are named in one breath."""
        i = bisect_left(self._starts, end) - 1
        while i >= 0 and self._hits[i].start >= start:
            hit = self._hits[i]
            if hit.topic is None:
                i -= 1
                continue
            before = self._hits[i - 1] if i > 0 else None
            if before is not None and before.start >= start and before.topic not in (None, hit.topic):
                between = self._text[before.end : hit.start]
                if len(between) <= 10 and _JOINTS & set(between) and not _BREAKS & set(between):
                    return SEVERAL, hit.start
            return hit.topic, hit.start
        return None, -1

    def _seems(self, start: int, end: int) -> bool:
        """Whether a word that only looks like one of a topic stands in [start, end)."""
        i = bisect_left(self._starts, end) - 1
        return i >= 0 and self._hits[i].start >= start and self._hits[i].topic is None

    def at(self, sentence: int | None, place: int, chain: tuple[str, int] | None) -> str | None:
        """The topic at `place`; `chain` is the topic and place of the figure linked before it in the sentence."""
        if sentence is None:
            topic, where = self._last(max(0, place - 100), place)
            return topic if where >= 0 else None
        here = self._sentences[sentence]
        topic, where = self._last(here.start, place)
        if chain is not None and chain[1] > where:
            return chain[0]
        if where >= 0:
            return topic
        if self._seems(here.start, place):
            return None  # it speaks of something else that is only named alike: 劳动仲裁
        for back in range(1, _SENTENCES_BACK + 1):
            if sentence < back or self._sentences[sentence - back].paragraph != here.paragraph:
                break
            if self._begins_anew(sentence - back + 1):
                break
            if sentence - back in self._linked:
                return self._linked[sentence - back]
            earlier = self._sentences[sentence - back]
            topic, where = self._last(earlier.start, earlier.end)
            if where >= 0:
                return topic
        return None

    def _begins_anew(self, sentence: int) -> bool:
        """Whether a section or an item of a list begins in this sentence."""
        here = self._sentences[sentence]
        i = bisect_left(self._heads, here.start)
        if i < len(self._heads) and self._heads[i] < here.end:
            return True
        return _NEW_ITEM.match(self._text, here.start) is not None

    def of_title(self, title: str) -> str | None:
        """The topic a heading names, if it names one only."""
        if title not in self._titles:
            named = {topic for _, _, topic in self._words.topics(title) if topic is not None}
            self._titles[title] = named.pop() if len(named) == 1 else None
        return self._titles[title]
