"""Classes that may overlap (交叉、重复), so that they may make more than their whole."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from fazhi.check.lexicon import lexicon
from fazhi.check.page import Item, Page

__all__ = ["overlapping", "said_to_overlap", "targets"]

_BEHIND = 48  # characters behind the sentence in which a remark on its classes may stand


def overlapping(page: Page, whole: Item, members: Sequence[Item], added: Fraction) -> bool:
    """Whether the members may make more than their whole: the text says so, or people belong to several groups."""
    if added <= whole.value:
        return False
    people = sum(lexicon().overlap.people.search(m.words) is not None for m in members)
    return people >= 2 or said_to_overlap(page, whole)


def said_to_overlap(page: Page, whole: Item) -> bool:
    """Whether the sentence of the whole, or a remark right behind it, says that classes overlap."""
    said = lexicon().overlap.said
    chain = page.chains[whole.chain]
    return any(said.search(i.before) for i in chain if i.at > whole.at) or bool(said.search(chain[-1].after[:_BEHIND]))


def targets(members: Sequence[Item]) -> bool:
    """Whether the members are targets that one event may reach together (`进企业、进校园、进乡村`)."""
    reach = lexicon().overlap.reach
    verbs = [m["verb"] for i in members if (m := reach.match(i.head)) is not None]
    return len(verbs) == len(members) > 1 and len(set(verbs)) == 1
