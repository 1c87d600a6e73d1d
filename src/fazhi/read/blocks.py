"""Documents with paragraphs as one text, which remembers where each paragraph or page begins."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

from fazhi.span import Anchor

__all__ = ["Block", "joined"]


@frozen
class Block:
    """One paragraph, heading or table row of a document; `page` where the format has pages."""

    text: str
    page: int | None = None


def joined(blocks: Iterable[Block]) -> tuple[str, tuple[Anchor, ...]]:
    """The blocks as one text, a blank line between them, with the page or paragraph at which each begins.

    >>> text, anchors = joined([Block("一、成效"), Block("受理12件。")])
    >>> text, [(anchor.start, anchor.label) for anchor in anchors]
    ('一、成效\\n\\n受理12件。\\n', [(0, '1'), (6, '2')])
    """
    lines: list[str] = []
    anchors: list[Anchor] = []
    length = 0
    for number, block in enumerate(blocks, 1):
        if lines:
            lines.append("\n")
            length += 1
        kind, label = ("paragraph", number) if block.page is None else ("page", block.page)
        if not anchors or anchors[-1].label != str(label):
            anchors.append(Anchor(length, kind, str(label)))
        lines.append(block.text + "\n")
        length += len(lines[-1])
    return "".join(lines), tuple(anchors)
