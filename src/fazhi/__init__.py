"""fazhi (法治): Chinese rule-of-law government reports as typed data, and whether their figures hold together."""

from __future__ import annotations

from fazhi.check.runner import check
from fazhi.errors import FazhiError, ParseError, ReadError, UnitError
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
from fazhi.parse.pipeline import parse
from fazhi.quantity.quantity import Bound, Quantity
from fazhi.quantity.unit import Unit
from fazhi.span import Source, Span

__version__ = "0.1.0"

__all__ = [
    "Bound",
    "CheckResult",
    "FazhiError",
    "Figure",
    "Finding",
    "Indicator",
    "Jurisdiction",
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
    "find_figures",
    "parse",
]
