"""From marks to a tree (层次): which mark goes on with which sequence, and what stands under what."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter

from attrs import Factory, define

from fazhi.model import Part
from fazhi.parse.outline.candidates import Candidate, glued
from fazhi.parse.outline.titles import title_end

__all__ = ["Node", "grow"]

# From the highest style to the lowest; headings without number by their Markdown level
_ORDER = (
    *("chapter", "han", "han_paren", "arabic", "arabic_paren", "circled", "ordinal", "bracket"),
    *("plain0", "plain1", "plain2", "plain3", "plain4", "plain5", "plain6"),
)
_RANK = {style: i for i, style in enumerate(_ORDER)}
_DEEPEST = 8
"""Sections of one style that nest deeper than this are a run of marks rather than a tree."""
_BROKEN = frozenset({"chapter", "han", "han_paren"})
"""Styles whose marks inside a paragraph show that it lost its line breaks."""


@define
class Node:
    """A section while the tree grows, in offsets of the reading text."""

    start: int
    title_start: int
    title_end: int
    style: str
    number: str
    count: int | None
    level: int = 0
    part: Part | None = None
    children: list[Node] = Factory(list)


def _accepted(text: str, found: list[Candidate]) -> list[Candidate]:
    """The candidates that fit a sequence, with those that stand glued behind a title."""
    later: dict[str, list[int]] = {}
    soft: dict[str, list[int]] = {}
    for c in found:
        if c.number == 2:
            (later if c.boundary in ("paragraph", "stop") else soft).setdefault(c.style, []).append(c.start)
    numbered = any(c.style in _BROKEN for c in found)
    expected: dict[str, int] = {}

    def followed(c: Candidate, later: dict[str, list[int]] = later) -> bool:
        """Whether a second of its style comes behind a first one."""
        places = later.get(c.style, [])
        return bisect_right(places, c.start) < len(places)

    kept: list[Candidate] = []
    last: dict[str, int] = {}
    broken_until = -1
    queue = list(reversed(found))
    while queue:
        c = queue.pop()
        if kept and c.start < kept[-1].title:
            continue
        if c.boundary == "paragraph":
            take = not c.style.startswith("plain") or not numbered or c.level > 0
        elif c.boundary == "stop":
            goes_on = c.number is not None and last.get(c.style) == c.number - 1
            starts = c.number == 1 and followed(c)
            take = (goes_on or starts) and (c.style in _BROKEN or c.start < broken_until or goes_on)
        elif c.boundary == "soft":
            take = c.number == 1 and c.style in _BROKEN and followed(c)
            # `（一）…；（二）…` in a text without line breaks
            next_one = (
                c.number is not None and bool(kept) and kept[-1].style == c.style and last.get(c.style) == c.number - 1
            )
            take = take or (next_one and c.start < broken_until and text[c.start - 1] == "；")
        else:
            take = (
                followed(c)
                or (c.number == 1 and c.style in _BROKEN and followed(c, soft))
                or (c.number != 1 and c.number == expected.get(c.style))
            )
        if not take:
            continue
        if c.boundary != "paragraph" and c.style in _BROKEN:
            broken_until = c.paragraph_end
        kept.append(c)
        if c.number is not None:
            last[c.style] = c.number
            expected[c.style] = c.number + 1
            for style in _ORDER[_RANK[c.style] + 1 :]:
                last.pop(style, None)
        limit = min(c.paragraph_end, queue[-1].start if queue else len(text), c.title + 60)
        inner = glued(text, c.title + 2, limit, c.paragraph_end, expected) if not c.style.startswith("plain") else None
        if inner is not None:
            queue.append(inner)
    return kept


def _closes(style: str, above: str) -> bool:
    """Whether a heading of `style` ends an open section of the style `above`."""
    plain = _RANK["plain0"]
    comparable = _RANK[above] < _RANK["bracket"] or (_RANK[style] >= plain and _RANK[above] >= plain)
    return comparable and _RANK[style] < _RANK[above]


def _hang(nodes: list[Node], bodies: list[bool]) -> list[Node]:
    """The tree of `nodes`; `bodies[i]` says whether text stands between the titles i and i + 1."""
    roots: list[Node] = []
    stack: list[Node] = []
    for i, node in enumerate(nodes):
        depth = None
        same = [d for d, open_node in enumerate(stack) if open_node.style == node.style]
        if same:
            depth = same[-1]
            if node.count is not None:
                exact = [d for d in same if stack[d].count == node.count - 1]
                nested = (
                    node.count == 1
                    and depth == len(stack) - 1 < _DEEPEST
                    and stack[depth].count is not None
                    and not bodies[i - 1]
                )
                if exact:
                    depth = exact[-1]
                elif nested:
                    depth = None
        if depth is None and not same:
            # A style of higher rank than all that is open closes them
            higher = [d for d, above in enumerate(stack) if _closes(node.style, above.style)]
            if higher and _RANK[node.style] < _RANK["bracket"]:
                depth = higher[0]
        if depth is not None:
            del stack[depth:]
        (stack[-1].children if stack else roots).append(node)
        stack.append(node)
    return roots


def _level(roots: list[Node]) -> None:
    """Give every section the level at which its style mostly stands, and at least one more than its parent."""
    parents: dict[str, Counter[str]] = {}

    def walk(nodes: list[Node], parent: str) -> None:
        for node in nodes:
            if node.style != parent:
                parents.setdefault(node.style, Counter())[parent] += 1
            walk(node.children, node.style)

    walk(roots, "")
    levels: dict[str, int] = {"": 0}

    def of(style: str, seen: tuple[str, ...]) -> int:
        if style in levels:
            return levels[style]
        if style in seen or style not in parents:
            return 1
        parent = parents[style].most_common(1)[0][0]
        levels[style] = of(parent, (*seen, style)) + 1
        return levels[style]

    def assign(nodes: list[Node], above: int) -> None:
        for node in nodes:
            node.level = max(of(node.style, ()), above + 1)
            assign(node.children, node.level)

    assign(roots, 0)


def grow(text: str, found: list[Candidate]) -> list[Node]:
    """The top-level sections, each with what stands under it, in the order of the text."""
    kept = _accepted(text, found)
    nodes: list[Node] = []
    bodies: list[bool] = []
    for i, c in enumerate(kept):
        limit = min(c.paragraph_end, kept[i + 1].start if i + 1 < len(kept) else len(text))
        closing = text.find("】", c.title, limit) if c.style == "bracket" else -1
        end = closing if closing >= 0 else title_end(text, c.title, limit)
        nodes.append(Node(c.start, c.title, end, c.style, c.text.rstrip("、.．，,：【"), c.number))
        after = kept[i + 1].start if i + 1 < len(kept) else len(text)
        bodies.append(after - end > 3)
    roots = _hang(nodes, bodies)
    _level(roots)
    return roots
