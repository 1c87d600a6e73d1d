"""Shared settings of the test suite."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# The default run repeats the same examples, so that a commit is green or red for everybody; look for new ones with
# `pytest --hypothesis-profile=thorough`.
settings.register_profile(
    "default", max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("thorough", max_examples=2000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("default")

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def real_reports() -> dict[str, str]:
    """The real reports that lie beside a checkout, by name; tests that need them skip where they are absent."""
    folder = SHARED / "reports"
    if not folder.is_dir():
        pytest.skip("the folder with the real reports is not here")
    return {p.stem: p.read_bytes().decode("utf-8") for p in sorted(folder.glob("*.txt"))}


@pytest.fixture(scope="session")
def gold() -> Path:
    """The folder with the reference annotations of the real reports."""
    folder = SHARED / "gold"
    if not folder.is_dir():
        pytest.skip("the folder with the reference annotations is not here")
    return folder
