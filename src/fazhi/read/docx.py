"""Word documents: paragraphs with their automatic numbers, tables, footnotes; tracked changes as accepted."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from typing import Any

from fazhi.read.blocks import Block, joined, pieces
from fazhi.read.numbers import Numbering
from fazhi.read.reasons import failure
from fazhi.span import Piece

__all__ = ["docx_blocks", "docx_pieces"]

Element = Any
"""An element of lxml, whose types are not part of it."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_LARGEST_PART = 64 * 1024 * 1024
_LARGEST_PACKAGE = 512 * 1024 * 1024
_DAMAGED = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError)
# A text box stands twice in the file, the second time for programs that cannot draw it.
_LEFT_OUT = frozenset(
    [*(W + tag for tag in ("del", "moveFrom", "instrText", "pPr", "rPr", "commentReference")), _FALLBACK]
)
_TEXTS = {W + "tab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-"}
_AROUND = frozenset(W + tag for tag in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"))
_TABLE = frozenset(W + tag for tag in ("tbl", "tr", "tc"))
_LINE_ENDS = str.maketrans("\r\n\t", "   ")

Stretch = tuple[str, int]
"""Characters that stand together, and the number of the text element they come from (-1: none)."""


def docx_blocks(data: bytes, name: str) -> list[Block]:
    """The paragraphs and table rows of the document, then its footnotes."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(info.file_size for info in archive.infolist()) > _LARGEST_PACKAGE:
                raise failure(name, "large", _LARGEST_PACKAGE // 1024 // 1024)
            body = _part(archive, "word/document.xml", name)
            numbering = _part(archive, "word/numbering.xml", name)
            notes = _part(archive, "word/footnotes.xml", name)
            styles = _part(archive, "word/styles.xml", name)
    except _DAMAGED:
        raise failure(name, "mislabelled", ".docx") from None
    if body is None:
        raise failure(name, "mislabelled", ".docx")
    numbers = Numbering(numbering, styles)
    main = body.find(W + "body")
    blocks = list(_Text(body, numbers).blocks(main if main is not None else body))
    if notes is not None:
        unnumbered = _Text(None, numbers)
        for note in notes.iter(W + "footnote"):
            if note.get(W + "type") in (None, "normal"):
                blocks += unnumbered.blocks(note)
    return blocks


def docx_pieces(data: bytes, name: str) -> tuple[str, tuple[Piece, ...]]:
    """The text as `read` gives it, and from which text elements (`w:t`) of the document's body it comes."""
    blocks = docx_blocks(data, name)
    return joined(blocks)[0], tuple(pieces(blocks))


def _part(archive: zipfile.ZipFile, path: str, name: str) -> Element | None:
    """One part of the package as a tree; None where it is absent, an error where it would fill the memory."""
    try:
        from lxml import etree
    except ImportError:
        raise failure(name, "extra", "docx") from None
    try:
        info = archive.getinfo(path)
    except KeyError:
        return None
    if info.file_size > _LARGEST_PART:
        raise failure(name, "large", _LARGEST_PART // 1024 // 1024)
    with archive.open(info) as file:
        data = file.read(_LARGEST_PART + 1)
    if len(data) > _LARGEST_PART:  # the size in the archive's directory may be wrong on purpose
        raise failure(name, "large", _LARGEST_PART // 1024 // 1024)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except etree.LxmlError:
        raise failure(name, "mislabelled", ".docx") from None


class _Text:
    """The text below elements of one part; its text elements are numbered where `root` is given."""

    def __init__(self, root: Element | None, numbers: Numbering) -> None:
        self._nodes = {node: i for i, node in enumerate(root.iter(W + "t"))} if root is not None else {}
        self._numbers = numbers

    def blocks(self, parent: Element) -> Iterator[Block]:
        """The paragraphs and table rows below `parent`, in order."""
        for element in parent:
            if element.tag == W + "p":
                label = self._numbers.label(element)
                yield from _lines([(label, -1), *self._stretches(element)])
            elif element.tag == W + "tbl":
                for row in _near(element, W + "tr"):
                    yield from self._row(row)
            elif element.tag in _AROUND:
                yield from self.blocks(element)

    def _row(self, row: Element) -> Iterator[Block]:
        """The cells of a row on one line; a table inside a cell is part of the cell."""
        cells: list[list[Stretch]] = []
        for cell in _near(row, W + "tc"):
            stretches = [stretch for p in _near(cell, W + "p", _AROUND | _TABLE) for stretch in self._stretches(p)]
            cells.append([(text if text != "\n" else "", node) for text, node in stretches])
        line: list[Stretch] = []
        for i, stretches in enumerate(cells):
            line += [(" | ", -1), *stretches] if i else stretches
        if any(text.strip() for stretches in cells for text, _ in stretches):
            yield from _lines(line)

    def _stretches(self, paragraph: Element) -> Iterator[Stretch]:
        """What the paragraph shows once its tracked changes are accepted."""
        stack = list(reversed(paragraph))
        while stack:
            element = stack.pop()
            if element.tag in _LEFT_OUT or not isinstance(element.tag, str):
                continue
            if element.tag == W + "t":
                yield (element.text or "").translate(_LINE_ENDS), self._nodes.get(element, -1)
            elif element.tag in _TEXTS:
                yield _TEXTS[element.tag], -1
            else:
                stack.extend(reversed(element))


def _near(parent: Element, tag: str, through: frozenset[str] = _AROUND) -> Iterator[Element]:
    """The elements of this tag below `parent`, looked for in those of the tags in `through` only."""
    stack = list(reversed(parent))
    while stack:
        element = stack.pop()
        if element.tag == tag:
            yield element
        elif element.tag in through:
            stack.extend(reversed(element))


def _lines(stretches: Iterable[Stretch]) -> Iterator[Block]:
    """The lines of a paragraph, without the space around them; each line is a block."""
    line: list[Stretch] = []
    for text, node in stretches:
        if text == "\n":
            yield from _line(line)
            line = []
        elif text:
            line.append((text, node))
    yield from _line(line)


def _line(stretches: list[Stretch]) -> Iterator[Block]:
    whole = "".join(text for text, _ in stretches)
    kept = whole.strip()
    if not kept:
        return
    first = len(whole) - len(whole.lstrip())
    last, begin, found = first + len(kept), 0, []
    for text, node in stretches:
        start, end = max(begin, first), min(begin + len(text), last)
        if node >= 0 and start < end:
            found.append(Piece(start - first, end - start, node, start - begin))
        begin += len(text)
    yield Block(kept, pieces=tuple(found))
