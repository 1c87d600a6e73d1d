"""Documents with paragraphs as one text, which remembers where each paragraph or page begins."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import field, frozen

from fazhi.span import Anchor, Piece

__all__ = ["Block", "joined", "pieces"]


@frozen
class Block:
    """One paragraph, heading or table row of a document; `page` where the format has pages.

    `pieces` tell, from the beginning of the block, which text elements of the document its characters come from.
    """

    text: str
    page: int | None = None
    pieces: tuple[Piece, ...] = field(default=(), repr=False)


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


def pieces(blocks: Iterable[Block]) -> Iterator[Piece]:
    """The pieces of all blocks, counted from the beginning of the text that `joined` makes of them.

    >>> list(pieces([Block("甲"), Block("乙丙", pieces=(Piece(1, 1, 7, 0),))]))
    [Piece(start=4, length=1, node=7, offset=0)]
    """
    begin = 0
    for block in blocks:
        for piece in block.pieces:
            yield piece._replace(start=begin + piece.start)
        begin += len(block.text) + 2
