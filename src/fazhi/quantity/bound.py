"""How a printed number limits the true one."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["Bound"]


class Bound(StrEnum):
    """How the printed number limits the true one."""

    EXACT = "exact"
    APPROX = "approx"
    LOWER = "lower"
    UPPER = "upper"
