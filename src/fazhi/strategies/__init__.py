"""Test data (测试数据生成): numerals, quantities and whole reports as Chinese texts print them.

`draft` and `histories` are plain and seeded; the others are Hypothesis strategies and need the extra `hypothesis`.
Everything builds what it says apart from the parser, so that reading it and comparing is a test of the parser, or of
one's own program.
"""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

from fazhi.strategies.histories import histories
from fazhi.strategies.reports import draft, drafts

if TYPE_CHECKING or find_spec("hypothesis") is not None:
    from fazhi.strategies.numerals import arabic_numerals, chinese_numerals, numerals
    from fazhi.strategies.quantities import quantities, units
else:

    def __getattr__(name: str) -> object:
        if name in __all__:
            raise ImportError(f"fazhi.strategies.{name} needs more packages: pip install 'fazhi[hypothesis]'")
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


__all__ = [
    "arabic_numerals",
    "chinese_numerals",
    "draft",
    "drafts",
    "histories",
    "numerals",
    "quantities",
    "units",
]
