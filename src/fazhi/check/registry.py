"""All rules: the library's own, and those that installed packages add (entry point group `fazhi.rules`)."""

from __future__ import annotations

from functools import cache
from importlib.metadata import entry_points

from fazhi.check.rule import Rule
from fazhi.check.rules import (
    bounds,
    breakdown,
    dates,
    enumeration,
    growth,
    hierarchy,
    prescribed,
    rates,
    repeats,
    shares,
    sums,
    wording,
    yearly,
    years,
)

__all__ = ["rules"]

_OWN = (
    sums.RULE,
    breakdown.RULE,
    rates.RULE,
    shares.RULE,
    growth.RULE,
    bounds.RULE,
    repeats.RULE,
    enumeration.RULE,
    dates.RULE,
    years.RULE,
    prescribed.RULE,
    *wording.RULES,
    hierarchy.RULE,
    *yearly.RULES,
)


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule, in the order in which they run.

    A package adds rules with an entry point of the group `fazhi.rules` that loads a `Rule` or a list of them. A rule
    of the same id takes the place of the library's own.

    >>> [r.id for r in rules()][:2]
    ['sum', 'breakdown']
    """
    found = {rule.id: rule for rule in _OWN}
    for point in entry_points(group="fazhi.rules"):
        loaded = point.load()
        for rule in [loaded] if isinstance(loaded, Rule) else loaded:
            found[rule.id] = rule
    return tuple(found.values())
