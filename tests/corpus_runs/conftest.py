"""A small corpus of invented reports, with files among them that cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from fazhi.strategies.histories import Issue, histories


@pytest.fixture(scope="session")
def issues() -> list[Issue]:
    return list(histories(48, seed=11, years=range(2020, 2023), length=1200, faults=0.3))


@pytest.fixture(scope="session")
def folder(issues: list[Issue], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The reports as files, beside an empty file, a binary one, a hidden one and one of another kind."""
    place = tmp_path_factory.mktemp("reports")
    for issue in issues:
        path = place / issue.file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(issue.text, encoding="utf-8")
    (place / "empty.txt").write_text("")
    (place / "binary.txt").write_bytes(bytes(range(256)) * 8)
    (place / ".hidden.txt").write_text("全年受理行政复议申请12件。", encoding="utf-8")
    (place / "notes.xyz").write_text("全年受理行政复议申请12件。", encoding="utf-8")
    return place


@pytest.fixture(autouse=True)
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    """Batches of about four files, so that a small corpus has many."""
    monkeypatch.setattr("fazhi.corpus.inputs._CUT", 4)
