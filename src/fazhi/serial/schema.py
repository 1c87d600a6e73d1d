"""The JSON Schema of what `dump` writes, made from the types themselves."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from enum import Enum
from fractions import Fraction
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import attrs

from fazhi.serial.plain import SCHEMA_VERSION
from fazhi.serial.scalars import DATE, FRACTION
from fazhi.serial.types import SHARED, public_types

__all__ = ["json_schema"]

_SCALARS: dict[object, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    NoneType: {"type": "null"},
    Fraction: {"type": "string", "pattern": FRACTION},
    dt.date: {"type": "string", "pattern": DATE},
}


def json_schema() -> dict[str, Any]:
    """A JSON Schema (draft 2020-12) for the data that `dump` writes.

    >>> json_schema()["$defs"]["Span"]["required"]
    ['start', 'end']
    """
    kinds = public_types()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "fazhi",
        "type": "object",
        "properties": {
            "fazhi": {"const": SCHEMA_VERSION, "description": "Version of this schema."},
            "type": {"enum": list(kinds)},
            "shared": {
                "type": "object",
                "description": "Values that others refer to by their number here.",
                "properties": {
                    kind.__name__: {"type": "array", "items": {"$ref": f"#/$defs/{kind.__name__}"}} for kind in SHARED
                },
                "additionalProperties": False,
            },
            "value": {},
        },
        "required": ["fazhi", "type", "shared", "value"],
        "additionalProperties": False,
        "allOf": [
            {"if": {"properties": {"type": {"const": name}}}, "then": {"properties": {"value": _of(kind)}}}
            for name, kind in kinds.items()
        ],
        "$defs": {name: _object(kind) for name, kind in kinds.items()},
    }


def _object(kind: type) -> dict[str, Any]:
    hints = get_type_hints(kind)
    members = [member for member in attrs.fields(kind) if member.init]
    made: dict[str, Any] = {"type": "object"}
    if kind.__doc__:
        made["description"] = kind.__doc__.strip().split("\n\n")[0]
    made["properties"] = {member.name: _of(hints[member.name]) for member in members}
    required = [member.name for member in members if member.default is attrs.NOTHING]
    if required:
        made["required"] = required
    made["additionalProperties"] = False
    return made


def _of(kind: Any) -> dict[str, Any]:
    """The schema of one annotated type."""
    if kind in _SCALARS:
        return _SCALARS[kind]
    origin, members = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return {"anyOf": [_of(member) for member in members]}
    if origin is tuple:
        return {"type": "array", "items": _of(members[0])}
    if origin is Mapping:
        return {"type": "object", "additionalProperties": _of(members[1])}
    if kind in SHARED:
        return {"type": "integer", "minimum": 0, "description": f"The number of a {kind.__name__} in `shared`."}
    if issubclass(kind, Enum):
        return {"enum": [member.value for member in kind]}
    return {"$ref": f"#/$defs/{kind.__name__}"}
