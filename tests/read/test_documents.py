"""Web pages, Word documents and PDF files: the same report reads the same, and what is no part of it stays out."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fazhi import ReadError, parse, read
from fazhi.model import Report
from fazhi.read.numbers import Numbering

PARAGRAPHS = [
    "某县人民政府关于2023年度法治政府建设情况的报告",
    "一、主要成效",
    "全年收到行政复议申请1248件，其中受理1207件、不予受理41件。",
    "清理规范性文件9件，其中保留4件、修改2件、废止3件。",
    "二、2024年工作安排",
    "进一步规范行政执法，力争行政机关负责人出庭应诉率达到99%。",
    "特此报告。",
]


def values(report: Report) -> list[str]:
    return [figure.quantity.text for figure in report.figures]


EXPECTED = values(parse("\n\n".join(PARAGRAPHS)))


def page(body: str, head: str = "") -> bytes:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode()


ARTICLE = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
AROUND = (
    '<div class="nav"><a href="/">首页</a>，今天是5月1日，共有99件新闻。</div>',
    '<div class="footer">版权所有，访问88人次，联系我们。</div><script>var a = "受理77件，";</script>',
)


def test_only_the_main_text_of_a_page() -> None:
    report = read(page(f"{AROUND[0]}<div><div id='zoom'>{ARTICLE}</div></div>{AROUND[1]}"))
    assert report.text == "\n\n".join(PARAGRAPHS) + "\n"
    assert values(report) == EXPECTED
    assert report.source.format == "html"


def test_markup_inside_a_sentence_does_not_cut_it() -> None:
    body = "<div><p>受理<b>1</b><span>2</span>\n  件，<font>审结</font>10件。</p></div>"
    assert read(page(body)).text == "受理12 件，审结10件。\n"


def test_title_and_date_come_from_the_head_where_the_text_lacks_them() -> None:
    head = '<meta name="ArticleTitle" content="某市2023年报告"><meta name="PubDate" content="2024-03-15">'
    assert read(page(f"<div>{ARTICLE}</div>", head)).text.startswith("某市2023年报告\n\n发布日期：2024-03-15\n\n某县")
    head = f"<title>{PARAGRAPHS[0]}</title>"
    assert read(page(f"<div>{ARTICLE}</div>", head)).text.count(PARAGRAPHS[0]) == 1


def test_table_rows_are_lines() -> None:
    table = "<table><tr><th>类别</th><th>受理</th></tr><tr><td><p>复议，</p></td><td><p>12件</p></td></tr></table>"
    assert read(page(f"<div><p>如下。</p>{table}</div>")).text == "如下。\n\n类别 | 受理\n\n复议， | 12件\n"


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_the_page_is_read_in_its_real_encoding(encoding: str) -> None:
    data = page(f"<div>{ARTICLE}</div>", '<meta charset="gb2312">').decode().encode(encoding)
    assert values(read(data)) == EXPECTED


def test_hidden_text_and_entities() -> None:
    body = "<div><p style='display: none'>隐藏77件。</p><p>受理&nbsp;12件&#65292;审结&lt;10件。</p></div>"
    assert read(page(body)).text == "受理\u00a012件，审结<10件。\n"


def test_deep_and_broken_pages() -> None:
    assert read(page("<div>" * 200 + "受理12件。")).text == "受理12件。\n"
    with pytest.raises(
        ReadError, match="no text"
    ):  # no article nests that deep; the parser stops before its stack does
        read(page("<div>" * 5000 + "受理12件。"))
    assert values(read(page("<p>受理12件<p>审结10件</div></td></span>"))) == ["12件", "10件"]


@given(st.text(st.sampled_from("<>/pdivtable \"'=&#;受理12件。!-\n"), max_size=120))
def test_any_page_gives_a_text_or_one_clear_sentence(body: str) -> None:
    try:
        assert read(page(body)).text.strip()
    except ReadError as error:
        assert error.reason_zh  # noqa: PT017


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def word(body: str, **parts: str) -> bytes:
    """A Word document with this body."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", content)
    return made.getvalue()


def paragraph(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def test_word_document() -> None:
    report = read(word("".join(map(paragraph, PARAGRAPHS))))
    assert report.text == "\n\n".join(PARAGRAPHS) + "\n"
    assert values(report) == EXPECTED
    anchor = report.source.anchor(report.text.index("清理"))
    assert anchor is not None
    assert (anchor.kind, anchor.label) == ("paragraph", "4")


def test_word_document_of_a_real_writer(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    document = docx.Document()
    for text in PARAGRAPHS:
        document.add_paragraph(text)
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "复议", "12件"
    document.save(tmp_path / "a.docx")
    report = read(tmp_path / "a.docx")
    assert values(report) == [*EXPECTED, "12件"]
    assert report.text.endswith("复议 | 12件\n")


def test_tracked_changes_are_read_as_accepted() -> None:
    body = (
        "<w:p><w:r><w:t>受理</w:t></w:r><w:del><w:r><w:delText>11件</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>12件</w:t></w:r></w:ins><w:r><w:t>。</w:t></w:r></w:p>"
    )
    assert read(word(body)).text == "受理12件。\n"


def test_automatic_numbers_are_part_of_the_text() -> None:
    def level(i: int, form: str, text: str) -> str:
        return f'<w:lvl w:ilvl="{i}"><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'

    numbering = (
        f'<w:numbering {W}><w:abstractNum w:abstractNumId="5">{level(0, "chineseCounting", "%1、")}'
        f"{level(1, 'chineseCounting', '（%2）')}{level(2, 'decimal', '%1.%3.')}</w:abstractNum>"
        '<w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num></w:numbering>'
    )

    def item(text: str, depth: int) -> str:
        return paragraph(text, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="1"/></w:numPr>')

    body = [
        item("成效", 0),
        item("甲", 1),
        item("乙", 1),
        item("丙", 2),
        item("安排", 0),
        item("丁", 1),
        paragraph("戊"),
    ]
    lines = read(word("".join(body), numbering=numbering)).text.split("\n\n")
    assert lines[:3] == ["一、成效", "（一）甲", "（二）乙"]
    assert lines[4:] == ["二、安排", "（一）丁", "戊\n"]


def test_numbers_are_silent_without_a_list() -> None:
    assert Numbering(None, None)._counts == {}
    assert read(word(paragraph("甲", '<w:numPr><w:numId w:val="9"/></w:numPr>'))).text == "甲\n"


def test_footnotes_follow_the_text() -> None:
    notes = f'<w:footnotes {W}><w:footnote w:type="separator">{paragraph("-")}</w:footnote>'
    notes += f"<w:footnote>{paragraph('含上年结转3件。')}</w:footnote></w:footnotes>"
    assert read(word(paragraph("受理12件。"), footnotes=notes)).text == "受理12件。\n\n含上年结转3件。\n"


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (word(""), "there is no text in it"),
        (word("".join(map(paragraph, PARAGRAPHS)))[:-40], "damaged or not a .docx file"),
        (word("<w:p"), "damaged or not a .docx file"),
        (word(" " * (65 * 1024 * 1024)), "larger than 64 MB"),
        (b"%PDF-1.7\nnonsense", "damaged or not a .pdf file"),
    ],
)
def test_broken_documents_are_refused_in_one_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(ReadError, match=sentence):
        read(data, name="a.docx")


def test_entities_of_a_word_document_are_not_expanded(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("机密99件")
    entity = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'
    bomb = f"{entity}<w:document {W}><w:body>{paragraph('甲&e;乙')}</w:body></w:document>"
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("word/document.xml", bomb)
    assert "机密" not in read(made.getvalue()).text


def pdf(pages: list[list[str]], password: str | None = None) -> bytes:
    """A PDF file with these lines on its pages."""
    canvas = pytest.importorskip("reportlab.pdfgen.canvas")
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    made = io.BytesIO()
    drawn = canvas.Canvas(made, encrypt=password)
    for lines in pages:
        drawn.setFont("STSong-Light", 12)
        for i, line in enumerate(lines):
            drawn.drawString(60, 780 - 24 * i, line)
        drawn.showPage()
    drawn.save()
    return made.getvalue()


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_pdf_without_running_heads_and_page_numbers() -> None:
    pages = [
        ["某县人民政府文件", *PARAGRAPHS[:3], "- 1 -"],
        ["某县人民政府文件", *PARAGRAPHS[3:5], "- 2 -"],
        ["某县人民政府文件", *PARAGRAPHS[5:], "- 3 -"],
    ]
    report = read(pdf(pages))
    assert values(report) == EXPECTED
    assert "文件\n" not in report.text
    anchor = report.source.anchor(report.text.index("清理"))
    assert anchor is not None
    assert (anchor.kind, anchor.label) == ("page", "2")


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize(
    ("data", "sentence"),
    [(lambda: pdf([[], []]), "there is no text in it"), (lambda: pdf([["甲"]], "secret"), "protected by a password")],
)
def test_pdf_that_cannot_be_read(data: object, sentence: str) -> None:
    assert callable(data)
    with pytest.raises(ReadError, match=sentence):
        read(data())
