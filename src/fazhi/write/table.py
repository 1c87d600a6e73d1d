"""Columns of text, aligned by the width that a terminal gives to Chinese characters."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from fazhi.write.width import char_width, pad, printable, width

__all__ = ["clip", "table_lines"]


def clip(text: str, columns: int) -> str:
    """`text` on one line, at most `columns` wide, with `…` where it was cut.

    >>> clip("行政复议申请", 9)
    '行政复议…'
    """
    text = printable(text)
    if len(text) * 2 <= columns or width(text) <= columns:
        return text
    used = 0
    for i, char in enumerate(text):
        used += char_width(char)
        if used > columns - 1:
            return text[:i] + "…"
    return text


def table_lines(
    head: Sequence[str], rows: Sequence[Sequence[str]], *, widest: int = 40, right: Collection[str] = ()
) -> Iterator[str]:
    """The rows under their head, columns two spaces apart; the columns whose head is in `right` are set right.

    >>> print(*table_lines(["数值", "单位"], [["12", "件"], ["5", "人次"]], right=["数值"]), sep="\\n")
    数值  单位
      12  件
       5  人次
    """
    cells = [[clip(cell, widest) for cell in row] for row in rows]
    columns = [max([width(name), *(width(row[i]) for row in cells)]) for i, name in enumerate(head)]
    for row in [list(head), *cells]:
        shown = [pad(cell, columns[i], right=head[i] in right) for i, cell in enumerate(row)]
        yield "  ".join(shown).rstrip()
