"""Files that are broken, mislabelled, or made to do harm: a report or one sentence, in bounded time and memory."""

from __future__ import annotations

import io
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fazhi import ReadError
from fazhi.read.reader import load

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
SENTENCE = "全年收到行政复议申请1248件，其中受理1207件、不予受理41件。"


def package(document: bytes | str, **parts: bytes | str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", document)
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", content)
    return made.getvalue()


def document(body: str) -> str:
    return f"<w:document {W}><w:body>{body}</w:body></w:document>"


PARAGRAPH = f"<w:p><w:r><w:t>{SENTENCE}</w:t></w:r></w:p>"
DOCX = package(document(PARAGRAPH * 3))
HTML = f"<!DOCTYPE html><html><head><title>报告</title></head><body><div><p>{SENTENCE}</p></div></body></html>".encode()
TEXT = SENTENCE.encode("gb18030")


def pdf() -> bytes:
    """A small PDF file without compression, so that its bytes can be changed in meaningful ways."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /MediaBox [0 0 300 300] "
        b"/Resources << /Font << /F 5 0 R >> >> >>",
        b"<< /Length 44 >>\nstream\nBT /F 12 Tf 20 200 Td (Received 12, 3 left) Tj ET\nendstream",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    made, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    tail = b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % len(made)
    return made + b"xref\n0 6\n0000000000 65535 f \n" + table + tail


PDF = pdf()
SEEDS = {"a.docx": DOCX, "a.html": HTML, "a.txt": TEXT, "a.pdf": PDF}


def outcome(data: bytes, name: str) -> str | None:
    """The text, or None where the file is refused with one sentence in both languages."""
    try:
        source = load(data, name=name)
    except ReadError as error:
        assert "\n" not in error.reason  # noqa: PT017
        assert error.reason_zh  # noqa: PT017
        return None
    assert source.text.strip()
    return source.text


def test_the_seeds_are_read() -> None:
    assert all("12" in (outcome(data, name) or "") for name, data in SEEDS.items())


@settings(max_examples=150, deadline=2000, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(sorted(SEEDS)), st.lists(st.tuples(st.integers(0, 5000), st.integers(0, 255)), max_size=20))
def test_changed_bytes(name: str, changes: list[tuple[int, int]]) -> None:
    data = bytearray(SEEDS[name])
    for place, value in changes:
        data[place % len(data)] = value
    outcome(bytes(data), name)


@settings(max_examples=100, deadline=2000)
@given(
    st.sampled_from(sorted(SEEDS)), st.integers(0, 5000), st.sampled_from(["a.txt", "a.docx", "a.pdf", "a.html", "a"])
)
def test_cut_and_mislabelled_files(seed: str, length: int, name: str) -> None:
    outcome(SEEDS[seed][: length % (len(SEEDS[seed]) + 1)], name)


@settings(max_examples=150, deadline=2000)
@given(
    st.binary(max_size=400),
    st.sampled_from([b"", b"%PDF-1.4\n", b"PK\x03\x04", b"<html>", b"\xff\xfe", b"\xef\xbb\xbf"]),
)
def test_any_bytes(data: bytes, start: bytes) -> None:
    outcome(start + data, "a")


_TAGS = st.sampled_from(
    ["p", "r", "t", "tbl", "tr", "tc", "ins", "del", "sdt", "sdtContent", "hyperlink", "br", "tab", "pPr", "body"]
)
_TREES = st.recursive(
    st.sampled_from([SENTENCE, "甲", ""]).map(lambda text: f"<w:t>{text}</w:t>"),
    lambda inner: st.builds(
        lambda tag, parts: f"<w:{tag}>{''.join(parts)}</w:{tag}>", _TAGS, st.lists(inner, max_size=4)
    ),
    max_leaves=25,
)


@settings(max_examples=150, deadline=2000)
@given(st.lists(_TREES, max_size=5))
def test_any_tree_of_word_elements(trees: list[str]) -> None:
    body = "".join(trees)
    text = outcome(package(document(body)), "a.docx")
    assert text is None or text.count("甲") <= body.count("甲"), "nothing is read twice"


_NUMBERS = st.sampled_from(["0", "1", "-1", "9" * 30, "x", "", "²"])


@settings(max_examples=60, deadline=2000)
@given(_NUMBERS, _NUMBERS, _NUMBERS, st.sampled_from(["decimal", "chineseCounting", "upperLetter", "frog", ""]))
def test_any_automatic_numbers(level: str, start: str, used: str, form: str) -> None:
    numbering = (
        f'<w:numbering {W}><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="{level}"><w:start w:val="{start}"/>'
        f'<w:numFmt w:val="{form}"/><w:lvlText w:val="%1、%2"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    )
    properties = f'<w:pPr><w:numPr><w:ilvl w:val="{used}"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    outcome(package(document(f"<w:p>{properties}<w:r><w:t>甲</w:t></w:r></w:p>"), numbering=numbering), "a.docx")


def nested(depth: int) -> str:
    inner = f"<w:p><w:r><w:t>{SENTENCE}</w:t></w:r></w:p>"
    return "<w:tbl><w:tr><w:tc>" * depth + inner + "</w:tc></w:tr></w:tbl>" * depth


def test_nested_tables_are_read_once() -> None:
    assert outcome(package(document(nested(60))), "a.docx") == SENTENCE + "\n"


ENTITIES = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10}">' for i in range(1, 12))
LAUGHS = f'<!DOCTYPE x [<!ENTITY e0 "哈哈哈哈哈哈哈哈哈哈">{ENTITIES}]>'
BOMBS: dict[str, Callable[[], bytes]] = {
    "a zip member of 4 GB": lambda: _long_member(),
    "entities in entities": lambda: package(LAUGHS + document(f"<w:p><w:r><w:t>&e11;{SENTENCE}</w:t></w:r></w:p>")),
    "entities in a page": lambda: (LAUGHS + f"<html><body><p>&e11;{SENTENCE}</p></body></html>").encode(),
    "many deep elements": lambda: b"<html><body>" + b"<div>" * 200_000 + TEXT,
    "many attributes": lambda: b"<html><body><p " + b" ".join(b"a%d=1" % i for i in range(200_000)) + b">1</p>",
    "many attributes behind a quote": lambda: b'<html><body><p " ' + b" ".join(b"a%d=1" % i for i in range(200_000)),
    "quotes": lambda: b"<html><body>" + b"<p '" * 100_001 + b'<p "' * 100_001 + b"</p>" * 9,
    "a comment that never ends": lambda: b"<!--" * 300_000,
    "a declaration that never ends": lambda: b"<?xml" + b" " * 500_000 + b"<html>",
    "open brackets": lambda: b"<html>" + b"<" * 1_000_000,
    "a pdf of 30 MB of nothing": lambda: b"%PDF-1.7\n" + b"0" * 30_000_000,
}


def _long_member() -> bytes:
    made = io.BytesIO()
    with (
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open("word/document.xml", "w", force_zip64=True) as file,
    ):
        for _ in range(100):
            file.write(b" " * (1 << 20))
    return made.getvalue()


@pytest.mark.parametrize("bomb", BOMBS)
def test_bombs_take_bounded_time_and_memory(bomb: str, tmp_path: Path) -> None:
    path = tmp_path / "bomb"
    path.write_bytes(BOMBS[bomb]())
    # In a process of its own, which may use no more than 1 GB of memory and 20 s of a processor.
    code = (
        "import resource, sys\n"
        "resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))\n"
        "resource.setrlimit(resource.RLIMIT_CPU, (20, 20))\n"
        "from fazhi import ReadError\nfrom fazhi.read.reader import load\n"
        "try:\n    print('read', len(load(sys.argv[1]).text))\nexcept ReadError as error:\n    print('refused')\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-500:]
    answer, *length = done.stdout.split()
    assert answer == "refused" or int(length[0]) <= max(path.stat().st_size, 1000)


def test_a_member_that_lies_about_its_size() -> None:
    data = bytearray(package(document(PARAGRAPH) + " " * 1_000_000))
    directory = data.rindex(b"PK\x01\x02")
    data[directory + 24 : directory + 28] = (100).to_bytes(4, "little")
    assert outcome(bytes(data), "a.docx") is None


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    import socket

    def refuse(*args: object, **kwargs: object) -> None:
        raise AssertionError("a reader used the network")

    monkeypatch.setattr(socket, "socket", refuse)
    secret = tmp_path / "secret.txt"
    secret.write_text("机密99件", encoding="utf-8")
    page = f'<!DOCTYPE html PUBLIC "x" "http://127.0.0.1:9/x.dtd" [<!ENTITY s SYSTEM "{secret.as_uri()}">]>'
    page += f'<html><head><link rel="stylesheet" href="http://127.0.0.1:9/"></head><body><p>&s;{SENTENCE}</p>'
    assert "机密" not in (outcome(page.encode(), "a.html") or "")
    remote = f'<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd" [<!ENTITY s SYSTEM "{secret.as_uri()}">]>'
    text = outcome(package(remote + document(f"<w:p><w:r><w:t>&s;{SENTENCE}</w:t></w:r></w:p>")), "a.docx")
    assert "机密" not in (text or "")


def test_time_grows_with_length_only() -> None:
    def seconds(paragraphs: int) -> float:
        data = package(document((PARAGRAPH + nested(5)) * paragraphs))
        begin = time.process_time()
        load(data, name="a.docx")
        return time.process_time() - begin

    seconds(100)
    assert seconds(4000) < 12 * max(seconds(1000), 0.02)


def test_the_command_line_goes_on_after_each(tmp_path: Path) -> None:
    from click.testing import CliRunner

    from fazhi.cli import main

    (tmp_path / "good.txt").write_text(SENTENCE, encoding="utf-8")
    (tmp_path / "bad.docx").write_bytes(DOCX[:200])
    (tmp_path / "bad.pdf").write_bytes(b"%PDF-1.4 nothing")
    result = CliRunner().invoke(main, ["check", str(tmp_path), "--lang", "en"])
    assert result.exit_code == 3
    assert result.stderr.count("\n") == 2
    assert "1 report" in result.stdout
