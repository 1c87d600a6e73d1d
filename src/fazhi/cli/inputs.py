"""What the user named on the command line, as reports: files, folders, and `-` for standard input."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import click
from attrs import field, frozen

from fazhi.errors import ReadError
from fazhi.model import Report
from fazhi.read.detect import SUFFIXES
from fazhi.read.reader import read

__all__ = ["STDIN", "Inputs", "gather", "read_all"]

STDIN = "<stdin>"
_MANY = 20


@frozen
class Inputs:
    """The reports that could be read and, for the others, why not."""

    reports: tuple[Report, ...]
    failures: tuple[ReadError, ...] = field(default=())


def gather(names: Iterable[str]) -> list[str]:
    """The files to read, each once, in the order given; those of a folder sorted, hidden ones left out.

    A folder without any file of a known format is wrong usage.
    """
    found: dict[Path | str, str] = {}
    for name in names:
        if name == "-":
            found.setdefault("-", "-")
        elif os.path.isdir(name):  # noqa: PTH112  (keeps the name as the user wrote it)
            inside = list(_reports_in(Path(name)))
            if not inside:
                known = " ".join(SUFFIXES)
                raise click.UsageError(f"no reports in the folder {name} (looked for {known})")
            for path in inside:
                found.setdefault(_identity(path), str(path))
        else:
            found.setdefault(_identity(Path(name)), name)
    return list(found.values())


def _identity(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError, ValueError):  # a loop of links, a NUL character
        return path


def _reports_in(folder: Path) -> Iterator[Path]:
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for file in sorted(files):
            # ~$ begins the lock files that word processors leave beside an open document.
            if not file.startswith((".", "~$")) and Path(file).suffix.lower() in SUFFIXES:
                yield Path(root, file)


def read_all(names: Sequence[str], language: str) -> Inputs:
    """Read every input; those that cannot be read are told on standard error at once, and the others go on."""
    reports: list[Report] = []
    failures: list[ReadError] = []
    for name in _with_progress(names):
        try:
            reports.append(read(sys.stdin.buffer.read(), name=STDIN) if name == "-" else read(name))
        except ReadError as error:
            failures.append(error)
            reason = error.reason_zh if language == "zh" else error.reason
            click.echo(f"fazhi: {error.name}: {reason}", err=True)
    return Inputs(tuple(reports), tuple(failures))


def _with_progress(names: Sequence[str]) -> Iterable[str]:
    """The names, with a bar on standard error where they are many and a person is watching."""
    if len(names) < _MANY or not sys.stderr.isatty():
        return names
    from rich.console import Console
    from rich.progress import track

    return track(names, description="", console=Console(stderr=True), transient=True)
