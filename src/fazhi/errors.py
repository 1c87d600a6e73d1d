"""Everything this library raises, under one base class."""

from __future__ import annotations

__all__ = ["ConfigError", "FazhiError", "FormatError", "LoadError", "ParseError", "ReadError", "UnitError"]


class FazhiError(Exception):
    """Base class of all errors of this library."""


class ParseError(FazhiError, ValueError):
    """A text that is not what was asked for, with the character at which reading failed.

    >>> error = ParseError("3x件", 1, "not a numeral")
    >>> print(error)
    not a numeral: '3x件', at character 2
    >>> error.position
    1
    """

    def __init__(self, text: str, position: int, reason: str) -> None:
        super().__init__(text, position, reason)
        self.text = text
        self.position = position
        self.reason = reason

    def __str__(self) -> str:
        shown = self.text if len(self.text) <= 60 else self.text[:57] + "…"
        return f"{self.reason}: {shown!r}, at character {self.position + 1}"


class UnitError(FazhiError, TypeError):
    """Two quantities whose units cannot be brought together, such as 5件 and 5项."""


class FormatError(FazhiError, ValueError):
    """A quantity that cannot be written as asked without changing what it says."""


class ReadError(FazhiError):
    """An input that could not be read: which one, and why, in one sentence (`reason_zh`: the same in Chinese)."""

    def __init__(self, name: str, reason: str, reason_zh: str | None = None) -> None:
        super().__init__(name, reason, reason_zh)
        self.name = name
        self.reason = reason
        self.reason_zh = reason_zh or reason

    def __str__(self) -> str:
        return f"{self.name}: {self.reason}"


class LoadError(FazhiError, ValueError):
    """Plain data that is no dump of ours; `faults` lists each fault with its path."""

    def __init__(self, faults: tuple[tuple[str, str], ...]) -> None:
        super().__init__(faults)
        self.faults = faults

    def __str__(self) -> str:
        return "; ".join(f"{path or '$'}: {what}" for path, what in self.faults)


class ConfigError(FazhiError, ValueError):
    """A setting or a data file of the user that cannot be used: where it stands and why."""
