"""The manual's pages on indicators say what the data say."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from fazhi.catalogue import catalogue

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "tools" / "build_indicator_pages.py"


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    spec = importlib.util.spec_from_file_location("build_indicator_pages", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.pages()


def test_the_committed_pages_are_those_of_the_data(pages: dict[str, str]) -> None:
    for name, text in pages.items():
        assert (ROOT / "docs" / "indicators" / name).read_text(encoding="utf-8") == text, f"run {SCRIPT.name}"


def test_every_indicator_has_its_entry_on_one_page(pages: dict[str, str]) -> None:
    for definition in catalogue():
        assert sum(f"## `{definition.name}`\n" in text for text in pages.values()) == 1


def test_relations_of_the_checks_are_told_with_their_indicators(pages: dict[str, str]) -> None:
    page = pages["reconsideration.md"]
    assert "`reconsideration.accepted` ≤ `reconsideration.received`" in page
    assert "`reconsideration.correction_rate` = `reconsideration.corrected` ÷" in page
    assert "`enforcement.lenient` = `enforcement.exempted` + `enforcement.mitigated`" in pages["enforcement.md"]
