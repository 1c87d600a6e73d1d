"""Texts that several tests of the parse stages read."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def report_text() -> str:
    """An invented report in a clean layout: one paragraph a line, no space out of place."""
    return (Path(__file__).parent / "layout_report.txt").read_text(encoding="utf-8").rstrip("\n")
