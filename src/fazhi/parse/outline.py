"""The section tree (章节结构), however it is numbered."""

from __future__ import annotations

from fazhi.model import Section
from fazhi.parse.tokens import Scan
from fazhi.span import Reading

__all__ = ["outline"]


def outline(reading: Reading, scan: Scan) -> tuple[Section, ...]:
    """The top-level sections of the report, each with its children."""
    return ()
