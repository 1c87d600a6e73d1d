"""What a statistic is: its name, meaning, unit, kind, and the words that announce it (指标定义)."""

from __future__ import annotations

from enum import StrEnum

from attrs import field, frozen

from fazhi.model import Bilingual

__all__ = ["Definition", "Kind", "Revision", "Topic"]


class Kind(StrEnum):
    """What sort of number a statistic is, which decides how it may be added and compared."""

    FLOW = "flow"  # counted over a period: 全年受理n件
    STOCK = "stock"  # held at a moment: 现有公职律师n名
    RATE = "rate"  # a share of something: 办结率
    AMOUNT = "amount"  # money over a period: 罚款n万元


@frozen
class Topic:
    """A field of work (领域), the first part of an indicator's name.

    `words` turn a sentence to this topic; `shadows` are longer words that hold one of them and do not.
    `objects` are the things its verbs may stand before (`受理` + `行政复议申请`), and `qualifiers` what may
    stand between a verb and its number without narrowing what is counted.
    """

    name: str
    zh: str
    en: str
    file: str
    words: tuple[str, ...] = ()
    shadows: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    qualifiers: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()


@frozen
class Revision:
    """A change of what a statistic covers (口径变化): from the year `since` on, for the reason given."""

    since: int
    reason: Bilingual


@frozen
class Definition:
    """One statistic of the catalogue.

    `verbs` announce it only within its topic and may take one of the topic's objects (`受理`, `受理行政复议申请`);
    `phrases` announce it anywhere (`直接纠错`); `nouns` do so unless a verb of the topic stands before them, and where
    there are `ahead` words only if one of those follows closely (`规范性文件42件，保留31件`); `patterns` are regular
    expressions, within the topic, for what words cannot say. `chained` words announce it only where the indicator
    before it in the sentence is one of `follows` (`不予处罚12件，涉及金额3万元`). `shadows` are longer words that hold
    an announcing word and mean something else. `needs` are words of which one must stand in the sentence or its
    heading. `remainder` marks what the last class of a list may be (`其余157件继续有效`).
    `since` and `until` are the first and last year in which the definition holds, and `revisions` the years
    in which what it covers changed.

    >>> from fazhi.catalogue import catalogue
    >>> received = catalogue()["reconsideration.received"]
    >>> received.zh, received.kind.value, received.units[:2]
    ('收到行政复议申请', 'flow', ('件', '起'))
    """

    name: str
    zh: str
    en: str
    meaning: Bilingual
    source: str
    kind: Kind
    dimension: str
    units: tuple[str, ...]
    verbs: tuple[str, ...] = field(default=(), repr=False)
    phrases: tuple[str, ...] = field(default=(), repr=False)
    nouns: tuple[str, ...] = field(default=(), repr=False)
    patterns: tuple[str, ...] = field(default=(), repr=False)
    chained: tuple[str, ...] = field(default=(), repr=False)
    follows: tuple[str, ...] = ()
    shadows: tuple[str, ...] = field(default=(), repr=False)
    needs: tuple[str, ...] = field(default=(), repr=False)
    ahead: tuple[str, ...] = field(default=(), repr=False)
    numerators: tuple[str, ...] = ()
    denominators: tuple[str, ...] = ()
    since: int | None = None
    until: int | None = None
    revisions: tuple[Revision, ...] = ()
    note: str = ""
    remainder: bool = False

    @property
    def topic(self) -> str:
        """The first part of the name."""
        return self.name.partition(".")[0]

    def holds_in(self, year: int | None) -> bool:
        """Whether the definition is in force in `year`; an unknown year excludes nothing."""
        if year is None:
            return True
        return (self.since is None or self.since <= year) and (self.until is None or year <= self.until)

    def changed_between(self, earlier: int, later: int) -> tuple[Revision, ...]:
        """The revisions that lie between two years, so that their figures do not count quite the same.

        >>> from fazhi.catalogue import catalogue
        >>> accepted = catalogue()["reconsideration.accepted"]
        >>> [r.since for r in accepted.changed_between(2023, 2024)], accepted.changed_between(2021, 2022)
        ([2024], ())
        """
        low, high = sorted((earlier, later))
        return tuple(r for r in self.revisions if low < r.since <= high)
