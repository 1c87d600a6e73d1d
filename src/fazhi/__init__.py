"""fazhi (法治): Chinese rule-of-law government reports as typed data, and whether their figures hold together.

Importing this package loads next to nothing; each name below brings in what it needs when it is first used.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

from fazhi import display

if TYPE_CHECKING:
    from fazhi.catalogue import Catalogue
    from fazhi.check.rule import CheckConfig
    from fazhi.errors import ConfigError, FazhiError, FormatError, LoadError, ParseError, ReadError, UnitError
    from fazhi.model import (
        CheckResult,
        Figure,
        Finding,
        Indicator,
        Jurisdiction,
        Measure,
        Relation,
        Report,
        Section,
    )
    from fazhi.parse.figures import find_figures
    from fazhi.quantity.quantity import Bound, Quantity
    from fazhi.quantity.reading import parse_quantity
    from fazhi.quantity.unit import Unit
    from fazhi.serial.plain import dump, load
    from fazhi.serial.rows import to_rows
    from fazhi.serial.schema import json_schema
    from fazhi.span import Source, Span

__version__ = "0.1.0"

__all__ = [
    "Bound",
    "CheckConfig",
    "CheckResult",
    "ConfigError",
    "FazhiError",
    "Figure",
    "Finding",
    "FormatError",
    "Indicator",
    "Jurisdiction",
    "LoadError",
    "Measure",
    "ParseError",
    "Quantity",
    "ReadError",
    "Relation",
    "Report",
    "Section",
    "Source",
    "Span",
    "Unit",
    "UnitError",
    "check",
    "dump",
    "find_figures",
    "json_schema",
    "load",
    "parse",
    "parse_quantity",
    "read",
    "to_rows",
]

_HOMES = {
    "fazhi.check.rule": "CheckConfig",
    "fazhi.errors": "ConfigError FazhiError FormatError LoadError ParseError ReadError UnitError",
    "fazhi.model": "CheckResult Figure Finding Indicator Jurisdiction Measure Relation Report Section",
    "fazhi.parse.figures": "find_figures",
    "fazhi.quantity.quantity": "Bound Quantity",
    "fazhi.quantity.reading": "parse_quantity",
    "fazhi.quantity.unit": "Unit",
    "fazhi.serial.plain": "dump load",
    "fazhi.serial.rows": "to_rows",
    "fazhi.serial.schema": "json_schema",
    "fazhi.span": "Source Span",
}
_HOME = {name: module for module, names in _HOMES.items() for name in names.split()}


def __getattr__(name: str) -> object:
    if name in ("corpus", "strategies"):
        return import_module(f"fazhi.{name}")
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(_HOME[name]), name)
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOME})


class _Package(ModuleType):
    """Keeps `fazhi.parse`, `fazhi.read` and `fazhi.check` the functions below.

    They are the names of packages, too, and whatever loads a package also sets its name here.
    """

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in ("check", "parse", "read") and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package


def _html(value: object) -> str | None:
    from fazhi.write.notebook import html

    return html(value)


display.html = _html


def parse(text: str, *, name: str | None = None, book: Catalogue | None = None) -> Report:
    """Read a report already in hand as text; `name` identifies it in results.

    Any text is accepted; what a report does not tell is None or empty. `book` is the catalogue of statistics that
    figures are linked to, by default `fazhi.catalogue.catalogue()`.

    >>> report = parse("一、主要成效\\n全年受理行政复议申请12件。")
    >>> [str(figure.quantity.value) + figure.quantity.unit.name for figure in report.figures]
    ['12件']
    """
    from fazhi.parse.pipeline import parse as run

    return run(text, name=name, book=book)


def read(path_or_bytes: str | os.PathLike[str] | bytes, *, name: str | None = None) -> Report:
    """Read a report from a file or from the bytes of one; format and encoding are detected.

    Text (`.txt`, `.md`) may be in UTF-8, UTF-16, GB18030 or Big5; `name` identifies the report in results and is the
    path where none is given. Nothing is fetched from a network. Raises `ReadError` with one sentence on why a file
    cannot be read.

    >>> read("全市受理行政复议申请12件。".encode("gb18030")).text
    '全市受理行政复议申请12件。'
    """
    from fazhi.read.reader import read as run

    return run(path_or_bytes, name=name)


def check(reports: Report | Iterable[Report], *, config: CheckConfig | None = None) -> CheckResult:
    """Examine the figures of one report, or of several together (years, a city and its counties).

    The result holds every relation examined, also those that hold, and the findings, one for each clash; an `error`
    is reported only where no reading of the printed figures could be true. `config` switches rules.

    >>> result = check(parse("全年清理文件9件，其中保留4件、修改2件、废止3件。"))
    >>> result.ok
    True
    """
    from fazhi.check.runner import check as run

    return run(reports, config=config)
