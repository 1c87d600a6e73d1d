"""Text files as offices and web sites have them: every usual encoding is read, everything else is refused clearly."""

from __future__ import annotations

import codecs
import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fazhi import ReadError, read
from fazhi.read.decode import decode
from fazhi.read.reader import LARGEST, load
from fazhi.read.reasons import REASONS

REPORT = "某县人民政府关于2023年度法治政府建设情况的报告\n一、主要成效\n全年收到行政复议申请12件，审结10件。\n"
SENTENCES = st.lists(
    st.sampled_from(
        [
            "全年收到行政复议申请12件，",
            "审结１０件。",
            "办结率99.7%；\r\n",
            "（一）规范执法\n",
            "镕堃喆㕮等人、",
            "ABC-1 ",
        ]
    ),
    min_size=1,
    max_size=40,
).map(lambda parts: "依法行政工作报告，" + "".join(parts))


@given(SENTENCES, st.sampled_from(["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-32"]))
def test_every_encoding_gives_the_same_text(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "x")[0] == text


@given(SENTENCES, st.sampled_from(["utf-16-le", "utf-16-be"]))
def test_utf16_without_its_mark_is_recognised(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "x")[0] == text


def test_traditional_big5() -> None:
    text = "本縣依法行政報告：全年受理訴願案件12件，審結10件，與去年相當。"
    assert decode(text.encode("big5"), "x") == (text, "big5hkscs")


def test_big_endian_with_mark() -> None:
    assert decode(codecs.BOM_UTF16_BE + REPORT.encode("utf-16-be"), "x")[0] == REPORT


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_file_cut_in_mid_character_is_read_but_for_it(encoding: str) -> None:
    text = decode((REPORT * 9 + "县").encode(encoding)[:-1], "x")[0]
    assert text == REPORT * 9 + "\ufffd"


@given(st.binary(max_size=400))
def test_any_bytes_give_a_text_or_one_clear_sentence(data: bytes) -> None:
    refusal: ReadError | None = None
    text = ""
    try:
        text, _ = decode(data, "x.txt")
    except ReadError as error:
        refusal = error
    if refusal is None:
        assert text.strip()
    else:
        assert str(refusal).startswith("x.txt: ")
        assert (refusal.reason, refusal.reason_zh) in REASONS.values() or "damaged" in refusal.reason


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        (codecs.BOM_UTF8, "empty"),
        (codecs.BOM_UTF16_LE + "\u3000\n".encode("utf-16-le"), "empty"),
        (bytes(range(256)) * 20, "binary"),
        (b"\x7fELF\x02\x01\x01" + bytes(500), "binary"),
        (("Café déjà vu, naïve façade, señor, Übermaß\n" * 30).encode("cp1252"), "encoding"),
        (REPORT.encode().decode("latin-1").encode(), "mojibake"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "office"),
        (b"{\\rtf1\\ansi", "rtf"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "picture"),
        (b"PK\x03\x04" + bytes(100), "zip"),
        (b"\x1f\x8b\x08" + bytes(100), "archive"),
    ],
)
def test_what_is_no_text_is_refused_with_the_reason(data: bytes, reason: str) -> None:
    with pytest.raises(ReadError) as caught:
        load(data, name="x")
    assert caught.value.reason == REASONS[reason][0]
    assert caught.value.reason_zh == REASONS[reason][1]


def test_format_by_content_and_by_suffix() -> None:
    assert load(REPORT.encode(), name="a.md").format == "md"
    assert load(REPORT.encode(), name="a.dat").format == "txt"
    for suffix in (".pdf", ".docx"):
        with pytest.raises(ReadError, match=rf"damaged or not a \{suffix} file"):
            load(REPORT.encode(), name="a" + suffix)


def test_a_file_is_named_by_its_path_and_hashed(tmp_path: Path) -> None:
    path = tmp_path / "报告.txt"
    data = REPORT.encode("gb18030")
    path.write_bytes(data)
    report = read(path)
    assert report.name == report.source.name == str(path)
    assert report.source.sha256 == hashlib.sha256(data).hexdigest()
    assert report.text == REPORT
    assert read(path, name="a").name == "a"


def test_line_ends_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("甲\r\n乙\r丙\n".encode())
    assert read(path).text == "甲\r\n乙\r丙\n"


def test_paths_that_cannot_be_read(tmp_path: Path) -> None:
    for path, reason in ((tmp_path, "folder"), (tmp_path / "no.txt", "missing")):
        with pytest.raises(ReadError) as caught:
            read(path)
        assert caught.value.reason == REASONS[reason][0]
    with pytest.raises(ReadError, match="cannot be read"):
        read("a\0b.txt")


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(LARGEST + 1)
    with pytest.raises(ReadError, match="larger than 256 MB"):
        read(path)
