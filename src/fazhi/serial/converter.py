"""The cattrs converter: strict where cattrs would coerce, and shared values by number in a table."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from enum import StrEnum
from fractions import Fraction
from functools import cache
from typing import Any, get_args, get_origin

import attrs
from cattrs import Converter
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn

from fazhi.serial.scalars import date_from_text, fraction_from_text, fraction_to_text
from fazhi.serial.types import SHARED

__all__ = ["DUMPED", "LOADED", "Tables", "converter", "row_loader"]

Plain = Any
Hook = Callable[[Any, Any], Any]


class Tables:
    """While dumping: the shared values met so far, each with its number, in an order in which they can be loaded."""

    def __init__(self) -> None:
        self.rows: dict[str, list[Plain]] = {}
        # The value itself is kept beside its number, so that its id stays its own.
        self._numbers: dict[int, tuple[int, object]] = {}

    def number(self, value: object, plain: Callable[[Any], Plain]) -> int:
        """The number of `value` in the table of its type, where it is put when it is met for the first time."""
        known = self._numbers.get(id(value))
        if known is None:
            row = plain(value)  # puts what it refers to into the tables first
            table = self.rows.setdefault(type(value).__name__, [])
            known = self._numbers[id(value)] = (len(table), value)
            table.append(row)
        return known[0]


DUMPED: ContextVar[Tables] = ContextVar("DUMPED")
LOADED: ContextVar[dict[str, list[object]]] = ContextVar("LOADED")


@cache
def converter() -> Converter:
    """The converter for everything but whole tables."""
    made = Converter(forbid_extra_keys=True, omit_if_default=True)
    for scalar in _NAMES:
        made.register_structure_hook(scalar, _strict)
    made.register_structure_hook(Fraction, lambda value, _: fraction_from_text(value))
    made.register_unstructure_hook(Fraction, fraction_to_text)
    made.register_structure_hook(dt.date, lambda value, _: date_from_text(value))
    made.register_unstructure_hook(dt.date, dt.date.isoformat)
    made.register_structure_hook_factory(_is(tuple), lambda kind: _tuple(kind, made))
    made.register_unstructure_hook_factory(_is(tuple), lambda kind: _list(kind, made))
    made.register_structure_hook_factory(_is(Mapping), lambda kind: _mapping(kind, made))
    made.register_structure_hook_factory(attrs.has, lambda kind: _object(kind, made))
    for kind in SHARED:
        made.register_structure_hook(kind, _by_number)
        made.register_unstructure_hook(kind, _numbered(kind, made))
    return made


@cache
def row_loader(kind: type) -> Hook:
    """What loads one row of the table of the shared type `kind`."""
    return _object(kind, converter())


def _is(generic: object) -> Callable[[Any], bool]:
    """Whether a type is `generic` with parameters."""
    return lambda kind: get_origin(kind) is generic


def _strict(value: Plain, kind: type) -> Any:
    """`value` where it is of exactly this type: no number from text, no truth value as a number."""
    if issubclass(kind, StrEnum):  # cattrs uses the hook of `str` for what is derived from it, too
        if type(value) is not str or value not in kind._value2member_map_:
            raise ValueError(f"expected one of {', '.join(kind)}, got {_shown(value)}")
        return kind(value)
    if type(value) is not kind:
        raise ValueError(f"expected {_NAMES[kind]}, got {_shown(value)}")
    return value


_NAMES: dict[type, str] = {str: "a text", int: "a whole number", bool: "true or false"}


def _shown(value: object) -> str:
    shown = repr(value)
    return shown if len(shown) <= 40 else shown[:39] + "…"


def _object(kind: type, made: Converter) -> Hook:
    build: Hook = make_dict_structure_fn(kind, made, _cattrs_forbid_extra_keys=True)

    def structure(value: Plain, _: Any) -> Any:
        if type(value) is not dict:
            raise ValueError(f"expected an object ({kind.__name__}), got {_shown(value)}")
        return build(value, kind)

    return structure


def _tuple(kind: Any, made: Converter) -> Hook:
    inner: Any = list[get_args(kind)[0]]  # type: ignore[misc]

    def structure(value: Plain, _: Any) -> tuple[Any, ...]:
        if type(value) is not list:
            raise ValueError(f"expected a list, got {_shown(value)}")
        return tuple(made.structure(value, inner))

    return structure


def _list(kind: Any, made: Converter) -> Callable[[Any], list[Plain]]:
    (member, _) = get_args(kind)
    return lambda values: [made.unstructure(value, member) for value in values]


def _mapping(kind: Any, made: Converter) -> Hook:
    inner: Any = dict[get_args(kind)]  # type: ignore[misc]

    def structure(value: Plain, _: Any) -> Mapping[str, Any]:
        if type(value) is not dict:
            raise ValueError(f"expected an object, got {_shown(value)}")
        return dict(made.structure(value, inner))

    return structure


def _numbered(kind: type, made: Converter) -> Callable[[Any], int]:
    plain: Callable[[Any], Plain] | None = None

    def unstructure(value: Any) -> int:
        nonlocal plain
        if plain is None:  # made late: the type may refer to itself
            plain = make_dict_unstructure_fn(kind, made, _cattrs_omit_if_default=True)
        return DUMPED.get().number(value, plain)

    return unstructure


def _by_number(value: Plain, kind: type) -> object:
    table = LOADED.get().get(kind.__name__, [])
    if type(value) is not int or not 0 <= value < len(table):
        raise ValueError(f"expected the number of a {kind.__name__} listed before, got {_shown(value)}")
    return table[value]
