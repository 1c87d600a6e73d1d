"""Findings as comments in a Word document: at the right words, with nothing else of the document changed."""

from __future__ import annotations

import io
import itertools
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

import fazhi
from fazhi.cli import main
from fazhi.errors import FormatError
from fazhi.read.docx import docx_pieces
from fazhi.write.docx import AUTHOR, commented

docx = pytest.importorskip("docx")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SENTENCE = "对236件市政府规范性文件逐件评估，其中保留158件、修改31件、宣布失效19件、废止27件，结果已公布。"
PARAGRAPHS = ["某市人民政府关于2023年度法治政府建设情况的报告", "一、主要成效", SENTENCE, "特此报告。"]


def saved(document: Any) -> bytes:
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def cut_into_runs(sentence: str, cuts: list[int]) -> bytes:
    """A draft whose sentence is cut into runs at these places, every other run bold."""
    document = docx.Document()
    for text in PARAGRAPHS[:2]:
        document.add_paragraph(text)
    paragraph = document.add_paragraph()
    places = [0, *sorted(set(cuts)), len(sentence)]
    for i, (start, end) in enumerate(itertools.pairwise(places)):
        paragraph.add_run(sentence[start:end]).bold = bool(i % 2)
    document.add_paragraph(PARAGRAPHS[3])
    return saved(document)


def checked(data: bytes) -> tuple[bytes, fazhi.CheckResult]:
    report = fazhi.read(data, name="draft.docx")
    result = fazhi.check(report)
    text, pieces = docx_pieces(data, "draft.docx")
    assert text == report.text
    return commented(data, pieces, result, report), result


def commented_words(data: bytes) -> dict[str, str]:
    """What stands between the marks of each comment, by the comment's text."""
    document = docx.Document(io.BytesIO(data))
    told = {str(comment.comment_id): comment.text for comment in document.comments}
    open_now: dict[str, str] = {}
    found: dict[str, str] = {}
    for element in document.element.iter():
        if element.tag == W + "commentRangeStart":
            open_now[element.get(W + "id")] = ""
        elif element.tag == W + "commentRangeEnd":
            found[told[element.get(W + "id")]] = open_now.pop(element.get(W + "id"))
        elif element.tag == W + "t":
            open_now = {key: words + element.text for key, words in open_now.items()}
    assert not open_now
    return found


def letters(data: bytes) -> list[tuple[str, bool]]:
    """Every character of the document's body and whether it is bold."""
    document = docx.Document(io.BytesIO(data))
    return [
        (character, bool(run.bold)) for paragraph in document.paragraphs for run in paragraph.runs
        for character in run.text
    ]  # fmt: skip


def test_each_figure_of_a_finding_is_commented() -> None:
    data, result = checked(cut_into_runs(SENTENCE, []))
    assert [finding.rule for finding in result.findings if finding.severity == "error"] == ["sum"]
    found = commented_words(data)
    (main_comment,) = (text for text in found if "158 + 31 + 19 + 27 = 235" in text)
    assert main_comment.startswith("错误 sum：")
    assert found[main_comment] == "236件"
    assert "或可改为：236件 → 235件" in main_comment
    assert sorted(words for text, words in found.items() if "批注" in text) == ["158件", "19件", "27件", "31件"]
    (other,) = (text for text, words in found.items() if words == "27件")
    assert other.endswith("或可改为：28件")


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(1, len(SENTENCE) - 1), max_size=12))
def test_comments_find_their_words_however_the_sentence_is_cut_into_runs(cuts: list[int]) -> None:
    before = cut_into_runs(SENTENCE, cuts)
    after, _ = checked(before)
    words = [w for text, w in commented_words(after).items() if " sum：" in text]
    assert sorted(words) == sorted(["236件", "158件", "31件", "19件", "27件"])
    assert letters(after) == letters(before)
    assert fazhi.read(after).text == fazhi.read(before).text


def test_nothing_else_of_the_document_changes() -> None:
    document = docx.Document(io.BytesIO(cut_into_runs(SENTENCE, [3, 9])))
    document.add_table(rows=1, cols=2).rows[0].cells[0].text = "附表"
    document.sections[0].header.paragraphs[0].text = "内部征求意见稿"
    document.core_properties.author = "张三"
    document.add_comment(document.paragraphs[0].runs, "标题请核", author="李四", initials="李")
    before = saved(document)
    after, _ = checked(before)
    old, new = (zipfile.ZipFile(io.BytesIO(data)) for data in (before, after))
    assert set(old.namelist()) == set(new.namelist())
    changed = {name for name in old.namelist() if old.read(name) != new.read(name)}
    assert changed == {"word/document.xml", "word/comments.xml"}
    made = docx.Document(io.BytesIO(after))
    assert [(c.author, c.text) for c in made.comments if c.author != AUTHOR] == [("李四", "标题请核")]

    # Taking the marks away and joining what was cut gives the old text of the body, with its markup.
    def plain(data: bytes) -> str:
        xml = zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()
        xml = re.sub(
            r"<w:r><w:rPr><w:rStyle w:val=\"CommentReference\"/></w:rPr><w:commentReference[^>]*/></w:r>", "", xml
        )
        xml = re.sub(r"<w:commentRange[^>]*/>| xml:space=\"preserve\"", "", xml)
        for properties in ("", "<w:rPr><w:b/></w:rPr>", '<w:rPr><w:b w:val="0"/></w:rPr>'):
            xml = xml.replace(f"</w:t></w:r><w:r>{properties}<w:t>", "|")
        return xml.replace("|", "")

    assert plain(after) == plain(before)


def test_a_finding_in_a_table_is_commented_in_its_cell() -> None:
    document = docx.Document()
    document.add_paragraph(PARAGRAPHS[0])
    document.add_table(rows=1, cols=2).rows[0].cells[1].text = SENTENCE
    assert "236件" in commented_words(checked(saved(document))[0]).values()


def test_inserted_text_and_links_are_commented_where_they_stand() -> None:
    document = docx.Document()
    document.add_paragraph(PARAGRAPHS[0])
    paragraph = document.add_paragraph("对")
    inserted = paragraph._p.makeelement(W + "ins", {W + "id": "7", W + "author": "王五"})
    paragraph._p.append(inserted)
    inserted.append(paragraph.add_run("236件")._r)
    paragraph.add_run(SENTENCE.removeprefix("对236件"))
    assert "236件" in commented_words(checked(saved(document))[0]).values()


def test_a_finding_without_a_place_is_told_at_the_beginning() -> None:
    data = cut_into_runs("办理行政复议案件12件。", [])
    report = fazhi.read(data, name="draft.docx")
    from fazhi.model import Bilingual, CheckResult, Finding, Severity

    missing = Finding(
        "parts", Severity.INFO, Bilingual("缺少\x00一部分", "a part is missing"), (), (), None, "draft.docx"
    )
    made = commented(data, docx_pieces(data, "")[1], CheckResult((), (missing,)), report)
    assert commented_words(made) == {"提示 parts：缺少�一部分": PARAGRAPHS[0]}


def test_an_incomplete_document_is_refused_in_one_sentence() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{W[1:-1]}"/>')
    report = fazhi.parse(SENTENCE)
    with pytest.raises(FormatError, match="open it in a word processor"):
        commented(made.getvalue(), (), fazhi.check(report), report)


def test_on_the_command_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    draft = cut_into_runs(SENTENCE, [])
    Path("draft.docx").write_bytes(draft)

    def run(*arguments: str) -> Any:
        return CliRunner().invoke(main, ["check", *arguments, "--format", "docx", "--lang", "en"])

    result = run("draft.docx", "-o", "checked.docx")
    assert (result.exit_code, result.stdout) == (1, "")
    assert any(text.startswith("error sum: ") for text in commented_words(Path("checked.docx").read_bytes()))
    assert Path("draft.docx").read_bytes() == draft
    for wrong in ([], ["-o", "draft.docx"], ["draft2.docx", "-o", "x.docx"]):
        Path("draft2.docx").write_bytes(draft)
        refused = run("draft.docx", *wrong)
        assert refused.exit_code == 2
        assert "Error: " in refused.stderr
    assert Path("draft.docx").read_bytes() == draft
    assert run("gone.docx", "-o", "x.docx").exit_code == 3
