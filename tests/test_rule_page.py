"""The manual's page on the rules says what the rules say."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from fazhi.check.registry import rules

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def builder() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_rule_page", ROOT / "tools" / "build_rule_page.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_committed_page_is_that_of_the_rules(builder: ModuleType) -> None:
    committed = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
    assert committed == builder.page(), "run tools/build_rule_page.py"


def test_every_rule_has_a_manual_page_with_its_parts() -> None:
    for rule in rules():
        for part in ("**What.**", "**Why.**", "**Fails.**", "**Passes.**", "**Severity.**"):
            assert part in rule.doc, f"{rule.id} lacks {part}"
