"""Other ways to read a list of counts, tried before its sum is called wrong.

A list may end earlier than it seems, begin later, go on after a clause, hold parts of its own parts, or belong to the
total of the level above. Where one of these readings adds up, the figures may all be true.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from fazhi.check.page import Item, Page
from fazhi.check.parts import JOINS

__all__ = ["fitting_reading"]

_AROUND = 24  # figures before and after a list that may belong to it
_FEW = 12  # members for which parts of parts are tried


def fitting_reading(page: Page, whole: Item, members: Sequence[Item]) -> tuple[list[Item], list[Item]] | None:
    """Wholes and members of the first other reading that adds up; None where none does."""
    for wholes, parts in _readings(page, whole, list(members)):
        if sum(w.value for w in wholes) == sum(p.value for p in parts):
            return wholes, parts
    return None


def _joined(item: Item) -> bool:
    """Whether the count is bound to the one before it (、和), so that no list ends between them."""
    return item.before[:1] in JOINS


def _readings(page: Page, whole: Item, members: list[Item]) -> Iterator[tuple[list[Item], list[Item]]]:
    after = whole.at > members[-1].at  # nothing stands between the last member and a total behind it
    taken = {whole.at, *(m.at for m in members)}
    block = page.paragraphs[whole.paragraph]
    first = block[0].at
    low = max(0, min(whole.at, members[0].at) - first - _AROUND)
    high = max(whole.at, members[-1].at) - first + _AROUND
    near = [i for i in block[low:high] if i.countable_then and i.unit == whole.unit and i.at not in taken]
    beside = [i for i in near if i.chain in {whole.chain, *(m.chain for m in members)}]
    # the list ends earlier, or begins later
    for n in range(2, len(members)):
        if not after and not _joined(members[n]):
            yield [whole], members[:n]
        if not _joined(members[-n]):
            yield [whole], members[-n:]
    # a member that another includes is counted there: 废止8件、修改4件，清理后保留32件（含修改4件）
    for inner in beside:
        if any(inner.at == m.at + 1 and inner.depth > m.depth for m in members) and "含" in inner.before:
            again = [m for m in members if m.value == inner.value and m.head[-2:] == inner.head[-2:]]
            if len(again) == 1 and len(members) > 2:
                yield [whole], [m for m in members if m is not again[0]]
    # one member is counted within another: 废止8件、修改4件，清理后保留32件; those amended are kept
    if len(members) > 2:
        for n in range(len(members)):
            yield [whole], [*members[:n], *members[n + 1 :]]
    # one more count belongs to it, or stands with its whole
    for other in beside:
        yield [whole], [*members, other]
        if after or other.at < members[0].at:  # 收到236件、上年结转12件：…
            yield [whole, other], members
        for n in range(2, len(members)):
            if not after and not _joined(members[n]):
                yield [whole], [*members[:n], other]
    # parts of a part are listed beside it
    if len(members) <= _FEW:
        for i in range(len(members) - 1):
            inside = Fraction(0)
            if _joined(members[i + 1]):
                continue
            for j in range(i + 1, len(members)):
                inside += members[j].value
                if inside > members[i].value:
                    break
                if len(members) - (j - i) >= 2:
                    yield [whole], members[: i + 1] + members[j + 1 :]
    # the total of the level above or beside: of the members alone, or of this whole and what is left
    for other in near:
        if other.value >= whole.value and other.chain <= members[-1].chain:
            yield [other], members
            yield [other], [whole, members[-1]]
            yield [other], [whole, *members]
