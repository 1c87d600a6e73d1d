"""What a notebook shows of a value."""

from __future__ import annotations

import subprocess
import sys
from html.parser import HTMLParser
from typing import Any

import pytest
from attrs import evolve

import fazhi
from fazhi.model import Bilingual, Report
from fazhi.span import Source

VOID = {"br", "meta"}


class Reader(HTMLParser):
    """The text and the tags of a piece of HTML, which must be balanced."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.text = ""
        self.feed(page)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def shown(value: Any) -> Reader:
    return Reader(value._repr_html_())


def test_a_quantity_shows_its_words_and_its_value() -> None:
    text = shown(fazhi.parse_quantity("近5629万元")).text
    assert "近5629万元" in text
    assert "56290000 元" in text
    assert "upper（近）" in text


def test_a_result_shows_each_finding_with_its_arithmetic(sample: Any) -> None:
    text = shown(sample.result).text
    for finding in sample.result.findings:
        assert finding.message.zh in text
    assert "4 + 6 = 10 ≠ 9" in text
    assert "9件 → 10件" in text
    assert text.index("分项之和不符") < text.index("舍去") < text.index("缺少计划"), "the gravest first"
    assert "核对 1 组关系" in text


def test_a_report_shows_its_heading_and_indicators() -> None:
    report = fazhi.parse("某市人民政府关于2023年度法治政府建设情况的报告\n\n一、成效\n\n全年收到行政复议申请1248件。")
    text = shown(report).text
    assert "某市人民政府关于2023年度" in text
    assert "reconsideration.received" in text
    assert "1248件" in text


def test_hostile_words_are_escaped(sample: Any) -> None:
    bad = '<script>alert("1")</script>'
    report = Report(Source(bad), title=bad, name=bad)
    finding = evolve(sample.result.findings[2], message=Bilingual(bad, bad), report=bad, rule=bad)
    for value in (report, finding, evolve(fazhi.parse_quantity("1件"), text=bad)):
        made = shown(value)
        assert "script" not in made.tags
        assert bad in made.text


@pytest.mark.parametrize("module", ["fazhi.quantity.reading", "fazhi"])
def test_the_hook_is_filled_whatever_is_imported_first(module: str) -> None:
    code = f"import {module}, fazhi; print(fazhi.parse_quantity('12件')._repr_html_())"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, encoding="utf-8")
    assert "12件" in done.stdout
