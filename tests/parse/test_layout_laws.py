"""Laws of layout repair: damage changes nothing but paragraph breaks, and every character leads back to its own."""

from __future__ import annotations

import re
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from fazhi.parse.layout import repair
from fazhi.parse.layout.offsets import compose, excise
from fazhi.span import OffsetMap

ODD_TEXT = st.text(
    alphabet=st.sampled_from(
        "一二（）()《》“”，。；：,.;:%％１9 \t\n\r\u3000\u00a0\u200b\ufeff*#>-|——第页年月日件市政府报告abA"
    ),
    max_size=120,
)


def flat(text: str) -> str:
    """The characters of a reading, paragraph breaks apart."""
    return text.replace("\n", "")


def wrapped(text: str, width: int, gap: str) -> str:
    lines = [line[i : i + width] for line in text.split("\n") for i in range(0, len(line), width)]
    return gap.join(lines)


def insertable(text: str, at: int) -> bool:
    """Whether white space put at `at` leaves no new reading: not beside a line end or the point of a number."""
    around = text[max(0, at - 1) : at + 1]
    return len(around) == 2 and not re.search(r"[.,\n〔]", around)


@given(width=st.integers(10, 70), gap=st.sampled_from(["\n", "\r\n", "\n\n"]))
def test_a_hard_wrap_changes_no_character(report_text: str, width: int, gap: str) -> None:
    assert flat(repair(wrapped(report_text, width, gap)).text) == flat(report_text)


@given(width=st.integers(28, 70))
def test_a_wide_hard_wrap_keeps_most_paragraphs(report_text: str, width: int) -> None:
    read = set(repair(wrapped(report_text, width, "\n")).text.split("\n"))
    paragraphs = report_text.split("\n")
    assert sum(p in read for p in paragraphs) >= len(paragraphs) - 4


@given(step=st.integers(12, 90))
def test_a_break_after_every_so_many_characters_of_the_whole_text(report_text: str, step: int) -> None:
    text = "\n".join(report_text[i : i + step] for i in range(0, len(report_text), step))
    assert flat(repair(text).text) == flat(report_text)


@given(data=st.data(), gap=st.sampled_from(["\n", "\n\n", "\n\n— 4 —\n\n", "\n\n\n"]))
def test_page_cuts_inside_sentences_change_no_character(report_text: str, data: st.DataObject, gap: str) -> None:
    inside = [
        i
        for i in range(len(report_text))
        if insertable(report_text, i) and not re.search(r"[。；：\n]|\d$", report_text[max(0, i - 12) : i])
    ]
    cuts = data.draw(st.lists(st.sampled_from(inside), max_size=6, unique=True))
    text = report_text
    for at in sorted(cuts, reverse=True):
        text = text[:at] + gap + text[at:]
    assert flat(repair(text).text) == flat(report_text)


@given(data=st.data())
def test_stray_spaces_change_nothing(report_text: str, data: st.DataObject) -> None:
    places = [i for i in range(len(report_text)) if insertable(report_text, i)]
    places = [i for i in places if not (report_text[i - 1].isdigit() and report_text[i].isdigit())]
    cuts = data.draw(st.lists(st.sampled_from(places), max_size=60, unique=True))
    space = st.sampled_from([" ", "\u00a0", "\u3000", "\u2009", "\u200b", "\u00ad"])
    text = report_text
    for at in sorted(cuts, reverse=True):
        text = text[:at] + data.draw(space) + text[at:]
    assert repair(text).text == report_text


def test_letter_spacing_changes_nothing(report_text: str) -> None:
    spaced = "\n".join(" ".join(line) for line in report_text.split("\n"))
    assert repair(spaced).text == report_text


@given(st.sampled_from(["half", "full", "both"]))
def test_width_changes_nothing(report_text: str, width: str) -> None:
    text = report_text
    if width != "full":
        text = text.translate(str.maketrans("，；：（）", ",;:()"))
    if width != "half":
        text = re.sub(r"[0-9%]", lambda m: chr(ord(m[0]) + 0xFEE0), text)
    assert repair(text).text == report_text


def test_repair_of_repaired_text_is_the_identity(report_text: str) -> None:
    assert repair(report_text).text == report_text


@given(ODD_TEXT)
def test_every_character_leads_back_to_its_own(text: str) -> None:
    reading = repair(text)
    offsets = [reading.offsets.offset(i) for i in range(len(reading.text))]
    assert offsets == sorted(offsets)
    for here, there in zip(reading.text, offsets, strict=True):
        source = text[there]
        same = unicodedata.normalize("NFKC", source) == unicodedata.normalize("NFKC", here)
        assert same or here in "\n 。" or source.isspace()


@given(ODD_TEXT)
def test_a_position_found_from_its_source_offset_is_the_same(text: str) -> None:
    reading = repair(text)
    for i in range(len(reading.text)):
        assert reading.offsets.position(reading.offsets.offset(i)) == i


@given(ODD_TEXT)
def test_paragraphs_are_never_empty_and_have_no_outer_spaces(text: str) -> None:
    reading = repair(text).text
    assert reading == "" or all(p and p == p.strip(" \t\u3000") for p in reading.split("\n"))


@given(st.text(alphabet="甲乙丙丁", min_size=1, max_size=30), st.data())
def test_maps_compose(text: str, data: st.DataObject) -> None:
    def cut(source: str) -> tuple[str, OffsetMap]:
        drops = data.draw(st.sets(st.integers(0, max(len(source) - 1, 0)))) if source else set()
        return excise(source, [(i, i + 1, "") for i in sorted(drops)])

    middle, inner = cut(text)
    end, outer = cut(middle)
    both = compose(outer, inner, len(end))
    assert [both.offset(i) for i in range(len(end))] == [inner.offset(outer.offset(i)) for i in range(len(end))]
    assert both.printed(text, 0, len(end)) == end
