"""PDF files with a text layer: lines joined page by page, running heads and page numbers left out."""

from __future__ import annotations

import re
from collections import Counter

from fazhi.read.blocks import Block
from fazhi.read.reasons import failure

__all__ = ["pdf_blocks"]

_PAGE_NUMBER = re.compile(r"\s*[-—–―－·]*\s*(?:第\s*)?\d{1,4}\s*(?:页)?\s*(?:[/／共]\s*\d{1,4}\s*页?)?\s*[-—–―－·]*\s*")
_DIGITS = re.compile(r"\d+")
_MOST_PAGES = 2000


def pdf_blocks(data: bytes, name: str) -> list[Block]:
    """The text of each page in reading order of the file; a page whose text is a picture gives nothing."""
    try:
        import pypdfium2
    except ImportError:
        raise failure(name, "extra", "pdf") from None
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise failure(name, "encrypted" if "assword" in str(error) else "mislabelled", ".pdf") from None
    try:
        pages = []
        for i in range(min(len(document), _MOST_PAGES)):
            page = document[i]
            text = page.get_textpage()
            pages.append([line for line in text.get_text_range().replace("\r", "").split("\n") if line.strip()])
            text.close()
            page.close()
    except pypdfium2.PdfiumError:
        raise failure(name, "mislabelled", ".pdf") from None
    finally:
        document.close()
    running = _running(pages)
    blocks = []
    for number, lines in enumerate(pages, 1):
        kept = [line for i, line in enumerate(lines) if not _beside_the_text(i, lines, running)]
        if kept:
            blocks.append(Block("\n".join(kept), number))
    return blocks


def _edge(i: int, lines: list[str]) -> bool:
    return i < 2 or i >= len(lines) - 2


def _running(pages: list[list[str]]) -> set[str]:
    """Heads and feet that stand at the edge of most pages, their numbers aside."""
    seen: Counter[str] = Counter()
    for lines in pages:
        seen.update({_DIGITS.sub("#", line.strip()) for i, line in enumerate(lines) if _edge(i, lines)})
    return {line for line, count in seen.items() if count >= 3 and count * 2 > len(pages)}


def _beside_the_text(i: int, lines: list[str], running: set[str]) -> bool:
    """Whether line `i` of a page is its number or a running head."""
    if not _edge(i, lines):
        return False
    line = lines[i].strip()
    return bool(_PAGE_NUMBER.fullmatch(line)) or _DIGITS.sub("#", line) in running
