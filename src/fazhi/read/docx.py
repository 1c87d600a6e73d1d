"""Word documents: paragraphs with their automatic numbers, tables, footnotes; tracked changes as accepted."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from fazhi.read.blocks import Block
from fazhi.read.numbers import Numbering
from fazhi.read.reasons import failure

__all__ = ["docx_blocks"]

Element = Any
"""An element of lxml, whose types are not part of it."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LARGEST_PART = 64 * 1024 * 1024
_LEFT_OUT = frozenset(W + tag for tag in ("del", "moveFrom", "instrText", "pPr", "rPr", "commentReference"))
_TEXTS = {W + "tab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-"}


def docx_blocks(data: bytes, name: str) -> list[Block]:
    """The paragraphs and table rows of the document, then its footnotes."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            body = _part(archive, "word/document.xml", name)
            numbering = _part(archive, "word/numbering.xml", name)
            notes = _part(archive, "word/footnotes.xml", name)
            styles = _part(archive, "word/styles.xml", name)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError):
        raise failure(name, "mislabelled", ".docx") from None
    if body is None:
        raise failure(name, "mislabelled", ".docx")
    numbers = Numbering(numbering, styles)
    main = body.find(W + "body")
    blocks = list(_blocks(main if main is not None else body, numbers))
    for note in notes.iter(W + "footnote") if notes is not None else ():
        if note.get(W + "type") in (None, "normal"):
            blocks += _blocks(note, numbers)
    return blocks


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


def _blocks(parent: Element, numbers: Numbering) -> Iterator[Block]:
    """The paragraphs and table rows below `parent`, in order."""
    for element in parent:
        if element.tag == W + "p":
            text = numbers.label(element) + _text(element)
            for line in text.split("\n"):
                if line.strip():
                    yield Block(line.strip())
        elif element.tag == W + "tbl":
            for row in element.iter(W + "tr"):
                cells = ["".join(map(_text, cell.iter(W + "p"))).strip() for cell in row.iter(W + "tc")]
                if any(cells):
                    yield Block(" | ".join(cell.replace("\n", "") for cell in cells))
        elif element.tag in (W + "sdt", W + "sdtContent", W + "ins", W + "moveTo", W + "customXml", W + "smartTag"):
            yield from _blocks(element, numbers)


def _text(paragraph: Element) -> str:
    """What the paragraph shows once its tracked changes are accepted."""
    pieces: list[str] = []
    stack = [paragraph]
    while stack:
        element = stack.pop()
        if element.tag in _LEFT_OUT or not isinstance(element.tag, str):
            continue
        if element.tag == W + "t":
            pieces.append(element.text or "")
        elif element.tag in _TEXTS:
            pieces.append(_TEXTS[element.tag])
        else:
            stack.extend(reversed(element))
    return "".join(pieces)
