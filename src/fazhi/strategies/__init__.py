"""Hypothesis strategies (测试数据生成) for numerals and quantities as Chinese texts print them.

Needs the extra `hypothesis`. Every strategy builds what it says apart from the parser, so that reading a drawn text
and comparing is a test of the parser, or of one's own.
"""

from __future__ import annotations

from fazhi.strategies.numerals import arabic_numerals, chinese_numerals, numerals
from fazhi.strategies.quantities import quantities, units

__all__ = ["arabic_numerals", "chinese_numerals", "numerals", "quantities", "units"]
