"""The command line (命令行): `fazhi check`, `show`, `table`, `rules`, `demo`."""

from __future__ import annotations

from fazhi.cli.main import main

__all__ = ["main"]
