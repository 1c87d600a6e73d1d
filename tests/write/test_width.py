"""The display width of text, and the excerpts and tables that rest on it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fazhi.span import Source, Span
from fazhi.write.excerpt import excerpt
from fazhi.write.table import clip, table_lines
from fazhi.write.width import pad, printable, width

LINES = st.text(st.sampled_from("受理件，12 a\t\u200b（。\u0301"), min_size=1, max_size=300)


@given(st.text(), st.text())
def test_width_adds_up(left: str, right: str) -> None:
    assert width(left + right) == width(left) + width(right)


@given(st.text(), st.integers(0, 50))
def test_clipped_text_fits(text: str, columns: int) -> None:
    assert width(clip(text, columns + 2)) <= columns + 2


@given(st.text(), st.integers(0, 80))
def test_padding_reaches_the_column_and_keeps_the_text(text: str, columns: int) -> None:
    assert width(pad(text, columns)) == max(columns, width(text))
    assert pad(text, columns).startswith(text)


@given(st.text())
def test_nothing_printable_steers_a_terminal(text: str) -> None:
    shown = printable(text)
    assert len(shown) == len(text)
    assert not any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 or c in "\u202e\u2066\u2029" for c in shown)


@given(LINES, st.data())
def test_the_caret_stands_under_the_place(line: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(line) - 1))
    end = data.draw(st.integers(start + 1, len(line)))
    shown = excerpt(Source("前一行\n" + line), Span(start + 4, end + 4), columns=60)
    assert width(shown.text) <= 60
    assert set(shown.marks) <= {" ", "^"}
    first = len(shown.marks) - len(shown.marks.lstrip())
    # What stands on the columns of the carets is the place itself, or its beginning where that is too long.
    covered, column = "", 0
    for char in shown.text:
        if first <= column < len(shown.marks) and width(char):
            covered += char
        column += width(char)
    wanted = "".join(c for c in printable(line[start:end]) if width(c))
    if wanted:
        assert wanted.startswith(covered)
        assert covered == wanted or width(wanted) > 50


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_as_they_do_everywhere(end: str) -> None:
    shown = excerpt(Source(f"甲乙{end}丙丁12件{end}戊"), Span(4 + len(end), 7 + len(end)))
    assert (shown.text, shown.marks) == ("丙丁12件", "    ^^^^")


def test_a_place_in_a_very_long_line_stays_visible() -> None:
    text = "受理案件，" * 200_000
    shown = excerpt(Source(text), Span(500_000, 500_002), columns=80)
    assert shown.text.startswith("…")
    assert shown.text.endswith("…")
    assert width(shown.text) <= 80


def test_other_figures_of_the_line_are_marked_too() -> None:
    shown = excerpt(Source("共9件，甲4件，乙6件"), Span(1, 3), [Span(5, 7), Span(9, 11)])
    assert shown.marks == "  ^^^    ~~~    ~~~"


@given(st.lists(st.lists(st.text(max_size=20), min_size=2, max_size=2), max_size=5))
def test_columns_are_aligned(rows: list[list[str]]) -> None:
    lines = list(table_lines(["甲", "乙"], [[a, "|" + b] for a, b in rows]))
    at = {width(line[: line.rindex("  |") + 2]) for line in lines[1:] if "  |" in line and line.count("  |") == 1}
    assert len(at) <= 1
