"""Which format a file is in, told by its first bytes; its suffix decides only between kinds of text."""

from __future__ import annotations

import re
from pathlib import PurePath

from fazhi.read.reasons import failure

__all__ = ["SUFFIXES", "detect"]

SUFFIXES = {
    ".txt": "txt",
    ".text": "txt",
    ".md": "md",
    ".markdown": "md",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".shtml": "html",
    ".docx": "docx",
    ".pdf": "pdf",
}
_HTML = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_FOREIGN = (
    (b"\xd0\xcf\x11\xe0", "office"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"Rar!", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"\x1f\x8b", "archive"),
)


def detect(data: bytes, name: str) -> str:
    """`txt`, `md`, `html`, `docx` or `pdf`; raises `ReadError` with what to do for formats that are not read.

    >>> detect("<!DOCTYPE html><html>".encode(), "page.txt"), detect(b"%PDF-1.7", "x"), detect("甲".encode(), "a.md")
    ('html', 'pdf', 'md')
    """
    for magic, reason in _FOREIGN:
        if data.startswith(magic):
            raise failure(name, reason)
    if data.startswith(b"%PDF-"):
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        # The directory of a zip file stands at its end and names each member in plain bytes.
        if b"word/document.xml" in data[:4096] or b"word/document.xml" in data[-65536:]:
            return "docx"
        raise failure(name, "zip")
    if _HTML.match(data[:4096].removeprefix(b"\xef\xbb\xbf")):
        return "html"
    by_suffix = SUFFIXES.get(PurePath(name).suffix.lower(), "txt")
    if by_suffix in {"docx", "pdf"}:
        raise failure(name, "mislabelled", f".{by_suffix}")
    return by_suffix
