"""`read`: a file of any supported format as a report."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from fazhi.model import Report
from fazhi.parse.pipeline import parse_source
from fazhi.read.blocks import Block, joined
from fazhi.read.decode import decode
from fazhi.read.detect import detect
from fazhi.read.reasons import failure
from fazhi.span import Source

__all__ = ["LARGEST", "load", "read"]

LARGEST = 256 * 1024 * 1024
"""Files above this many bytes are not read: no report comes near it."""


def read(path_or_bytes: str | os.PathLike[str] | bytes, *, name: str | None = None) -> Report:
    """Read a report from a file or from the bytes of one; see `fazhi.read`."""
    return parse_source(load(path_or_bytes, name=name))


def load(path_or_bytes: str | os.PathLike[str] | bytes, *, name: str | None = None) -> Source:
    """The text of a file, not yet parsed; raises `ReadError` as `read` does.

    >>> load("受理12件".encode("gb18030")).format
    'txt'
    """
    if isinstance(path_or_bytes, bytes):
        data, shown = path_or_bytes, name or "input"
    else:
        shown = name or os.fspath(path_or_bytes)
        data = _bytes(Path(path_or_bytes), shown)
        name = shown
    if len(data) > LARGEST:
        raise failure(shown, "large", LARGEST // 1024 // 1024)
    kind = detect(data, shown)
    digest = hashlib.sha256(data).hexdigest()
    if kind in ("txt", "md"):
        text, _ = decode(data, shown)
        return Source(text, name, kind, digest)
    text, anchors = joined(_blocks(kind, data, shown))
    if not text.strip():
        raise failure(shown, "textless")
    return Source(text, name, kind, digest, anchors)


def _blocks(kind: str, data: bytes, name: str) -> list[Block]:
    """The paragraphs of a document; the module for its format is loaded when one is met."""
    if kind == "html":
        from fazhi.read.html import html_blocks

        return html_blocks(data, name)
    if kind == "docx":
        from fazhi.read.docx import docx_blocks

        return docx_blocks(data, name)
    from fazhi.read.pdf import pdf_blocks

    return pdf_blocks(data, name)


def _bytes(path: Path, name: str) -> bytes:
    """The content of a file; every way in which that can fail as one sentence."""
    try:
        if path.is_dir():
            raise failure(name, "folder")
        if path.stat().st_size > LARGEST:
            raise failure(name, "large", LARGEST // 1024 // 1024)
        return path.read_bytes()
    except FileNotFoundError:
        raise failure(name, "missing") from None
    except PermissionError:
        raise failure(name, "permission") from None
    except (OSError, ValueError) as error:  # ValueError: a path with a NUL character
        raise failure(name, "unreadable", getattr(error, "strerror", None) or error) from None
