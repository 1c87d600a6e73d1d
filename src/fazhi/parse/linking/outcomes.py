"""What a report achieved itself in its own year, told from other values of the same statistics (口径与统计期)."""

from __future__ import annotations

from attrs import evolve

from fazhi.model import Indicator, Period, ScopeKind
from fazhi.parse.linking.periods import OTHER

__all__ = ["Outcomes"]


class Outcomes:
    """Collects the indicators of one report, the outcomes apart from the others."""

    def __init__(self, own: Period | None) -> None:
        self._own = own
        self._kept: list[Indicator] = []
        self._others: list[Indicator] = []
        self._sentence: dict[str, Indicator] = {}

    def next_sentence(self) -> None:
        """Forget what the sentence before said of a statistic."""
        self._sentence = {}

    def counts(self, indicator: Indicator) -> bool:
        """Whether the value is an outcome of the report's own place and period."""
        return not indicator.target and indicator.scope.kind is not ScopeKind.PART and indicator.period == self._own

    def earlier(self, name: str) -> Indicator | None:
        """The outcome of this name that the sentence gave before."""
        return self._sentence.get(name)

    def keep(self, indicator: Indicator) -> None:
        self._sentence[indicator.name] = indicator
        self._kept.append(indicator)

    def keep_other(self, indicator: Indicator) -> None:
        self._others.append(evolve(indicator, period=None) if indicator.period is OTHER else indicator)

    def drop(self, indicator: Indicator) -> None:
        """Take back an outcome that turned out to be a part of one."""
        if indicator in self._kept:
            self._kept.remove(indicator)

    def sorted(self) -> tuple[tuple[Indicator, ...], tuple[Indicator, ...]]:
        """The outcomes and the others, each in the order of the text.

        A value of the own level is an outcome only where the report has none of the whole.
        """
        whole = {i.name for i in self._kept if i.scope.kind is ScopeKind.WHOLE}
        main: list[Indicator] = []
        others = list(self._others)
        for indicator in self._kept:
            own_level = indicator.scope.kind is ScopeKind.OWN_LEVEL
            (others if own_level and indicator.name in whole else main).append(indicator)
        return tuple(sorted(main, key=lambda x: x.span)), tuple(sorted(others, key=lambda x: x.span))
