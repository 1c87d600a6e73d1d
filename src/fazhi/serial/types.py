"""Which types are dumped, and which of them are shared: stored once in a table and referred to by number."""

from __future__ import annotations

from functools import cache
from typing import Any

import attrs

from fazhi import model, span
from fazhi.quantity import quantity, unit

__all__ = ["SHARED", "public_types"]

SHARED: tuple[type, ...] = (model.Section, model.Jurisdiction, model.Figure, model.Indicator, model.Relation)
"""Several values may refer to the same one of these (the figures of one section); so they do once loaded."""


@cache
def public_types() -> dict[str, type[Any]]:
    """Every attrs class of the domain model, by name."""
    found = {}
    for module in (span, unit, quantity, model):
        for name in module.__all__:
            member = getattr(module, name)
            if isinstance(member, type) and attrs.has(member) and member.__module__ == module.__name__:
                found[name] = member
    return found
