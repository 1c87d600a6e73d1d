"""Places (行政区划): codes, levels and parents by date, and the names of bodies that belong to them."""

from __future__ import annotations

from fazhi.places.bodies import Body, parse_body, place_before
from fazhi.places.lookup import find_place, successor

__all__ = ["Body", "find_place", "parse_body", "place_before", "successor"]
