"""`dump` and `load`: every value of the domain model as plain JSON data and back, without loss."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from cattrs import transform_error
from cattrs.errors import ForbiddenExtraKeysError

from fazhi.errors import LoadError
from fazhi.serial.converter import DUMPED, LOADED, Tables, converter, row_loader
from fazhi.serial.types import SHARED, public_types

__all__ = ["SCHEMA_VERSION", "dump", "load"]

SCHEMA_VERSION = 1
"""Rises when data written by an older version can no longer be loaded as it stands."""

Fault = tuple[str, str]


def dump(value: Any) -> dict[str, Any]:
    """Any value of the domain model (a report, a result, a figure …) as plain data that `json.dumps` accepts.

    Numbers stand as exact text (`"13.63"`, `"1/3"`). Sections, places, figures, indicators and relations stand once,
    in the tables under `shared`, and are referred to by their place there. Fields that have their default are left
    out. Raises `TypeError` for a value of another type.

    >>> from fazhi.span import Span
    >>> dump(Span(2, 4))
    {'fazhi': 1, 'type': 'Span', 'shared': {}, 'value': {'start': 2, 'end': 4}}
    """
    kind = type(value)
    if public_types().get(kind.__name__) is not kind:
        raise TypeError(f"cannot dump {kind.__name__}: it is no type of this library")
    tables = Tables()
    token = DUMPED.set(tables)
    try:
        plain = converter().unstructure(value, kind)
    finally:
        DUMPED.reset(token)
    shared = {kind.__name__: tables.rows[kind.__name__] for kind in SHARED if kind.__name__ in tables.rows}
    return {"fazhi": SCHEMA_VERSION, "type": kind.__name__, "shared": shared, "value": plain}


def load(data: Mapping[str, Any]) -> Any:
    """The value that `dump` wrote.

    Nothing is coerced: a number where a text should stand, an unknown field or a missing one is a fault. Raises
    `LoadError` with all faults at once, each with its path.

    >>> load({"fazhi": 1, "type": "Span", "shared": {}, "value": {"start": 2, "end": 4}})
    Span(start=2, end=4)
    >>> load({"fazhi": 1, "type": "Span", "shared": {}, "value": {"start": "2"}})
    Traceback (most recent call last):
    fazhi.errors.LoadError: $.value.start: expected a whole number, got '2'; $.value.end: missing
    """
    kind = _kind(data)
    faults: list[Fault] = []
    tables: dict[str, list[object]] = {}
    token = LOADED.set(tables)
    try:
        for shared in SHARED:
            table = tables[shared.__name__] = []
            load_row = row_loader(shared)
            for i, row in enumerate(data["shared"].get(shared.__name__, [])):
                table.append(_attempt(load_row, row, shared, f"$.shared.{shared.__name__}[{i}]", faults))
        value = _attempt(converter().structure, data["value"], kind, "$.value", faults)
    finally:
        LOADED.reset(token)
    if faults:
        raise LoadError(tuple(faults))
    return value


def _kind(data: Mapping[str, Any]) -> type:
    """The type of the dumped value, once the outermost layer has the form it must have."""
    if not isinstance(data, Mapping) or not {"fazhi", "type", "shared", "value"} <= data.keys():
        raise LoadError((("$", "not the form that dump writes (fazhi, type, shared, value)"),))
    faults = [(f"$.{key}", "unknown field") for key in data if key not in {"fazhi", "type", "shared", "value"}]
    if type(data["fazhi"]) is not int or data["fazhi"] != SCHEMA_VERSION:
        faults.append(("$.fazhi", f"schema version {data['fazhi']!r}; this library reads version {SCHEMA_VERSION}"))
    kind = public_types().get(data["type"]) if isinstance(data["type"], str) else None
    if kind is None:
        faults.append(("$.type", f"no type {data['type']!r}"))
    tables = data["shared"]
    if not isinstance(tables, dict):
        faults.append(("$.shared", "expected an object"))
    else:
        known = {shared.__name__ for shared in SHARED}
        faults += [(f"$.shared.{name}", "no such table") for name in tables if name not in known]
        faults += [(f"$.shared.{name}", "expected a list") for name in tables if not isinstance(tables[name], list)]
    if faults or kind is None:
        raise LoadError(tuple(faults))
    return kind


def _attempt(structure: Callable[[Any, Any], Any], plain: Any, kind: type, path: str, faults: list[Fault]) -> Any:
    """The loaded value; where there are faults, they are added to `faults` and None stands in its place."""
    try:
        return structure(plain, kind)
    except Exception as error:  # cattrs gathers whatever its hooks raise
        for line in transform_error(error, path, _described):
            what, _, where = line.rpartition(" @ ")
            faults.append((where, what))
        return None


def _described(error: BaseException, kind: type | None) -> str:
    if isinstance(error, KeyError):
        return "missing"
    if isinstance(error, ForbiddenExtraKeysError):
        return "unknown field " + ", ".join(repr(name) for name in sorted(error.extra_fields))
    return str(error)
