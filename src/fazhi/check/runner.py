"""`check`: all relations of one report or of many, and the findings that follow from them."""

from __future__ import annotations

from collections.abc import Iterable

from fazhi.model import CheckResult, Report

__all__ = ["check"]


def check(reports: Report | Iterable[Report]) -> CheckResult:
    """Examine the figures of one report, or of several together (years, parents and children)."""
    return CheckResult(())
