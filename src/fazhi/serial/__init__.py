"""Values as plain JSON data and back, without loss; and indicators as tidy rows."""

from __future__ import annotations

from fazhi.serial.plain import SCHEMA_VERSION, dump, load
from fazhi.serial.rows import to_rows
from fazhi.serial.schema import json_schema

__all__ = ["SCHEMA_VERSION", "dump", "json_schema", "load", "to_rows"]
