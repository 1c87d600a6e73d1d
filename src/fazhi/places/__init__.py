"""Places (行政区划): codes, levels and parents by date, and the names of bodies that belong to them."""

from __future__ import annotations

from fazhi.places.lookup import find_place, successor

__all__ = ["find_place", "successor"]
