"""How the same report comes out of web pages, mail programs and text recognition (版式)."""

from __future__ import annotations

import re
from collections.abc import Callable

__all__ = ["LAYOUTS", "laid_out"]

_KEEP = re.compile(r"[0-9.,%]+|.", re.S)  # a number is never torn
_HEADING = re.compile(r"^(?=[一二三四五六七八九十]、)", re.M)
_SECOND = re.compile(r"^(?=（[一二三四五六七八九十]）)", re.M)
_HALF = str.maketrans("，；：（）", ",;:()")


def laid_out(text: str, layout: str) -> str:
    """`text`, with paragraphs between blank lines, in one of the `LAYOUTS`.

    >>> laid_out("一、成效\\n\\n受理12件，审结9件。", "half_width")
    '一、成效\\n\\n受理12件,审结9件。'
    """
    return _FORMS[layout](text)


def _wrapped(text: str) -> str:
    """Hard breaks after 30 characters, as old mail programs and text recognition leave them."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for match in _KEEP.finditer(paragraph):
            if len(line) + len(match.group()) > 30:
                lines.append(line)
                line = ""
            line += match.group()
        lines.append(line)
    return "\n".join(lines)


_FORMS: dict[str, Callable[[str], str]] = {
    "paragraphs": lambda text: text,
    "indented": lambda text: re.sub(r"\n\n(?=.)", "\n　　", text),
    "markdown": lambda text: "# " + _SECOND.sub("### ", _HEADING.sub("## ", text)),
    "half_width": lambda text: text.translate(_HALF),
    "wrapped": _wrapped,
}
LAYOUTS = tuple(_FORMS)
"""Names of the layouts."""
