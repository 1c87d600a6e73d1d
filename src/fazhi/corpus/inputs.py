"""Which files a corpus has, in which order, and how they are cut into batches."""

from __future__ import annotations

import glob
import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from attrs import frozen

from fazhi.read.detect import SUFFIXES

__all__ = ["Batch", "Entry", "batches_of", "files_of"]

Where = str | os.PathLike[str] | Iterable[str | os.PathLike[str]]
"""A folder, a file, a glob (`reports/**/*.txt`), or several of them."""

_MOST = 128  # files in a batch
_LARGEST = 16 * 1024 * 1024  # bytes in a batch
_CUT = 32  # a batch ends behind one file in so many


@frozen
class Entry:
    """A file as it was when the run was planned."""

    name: str
    size: int  # -1 where there is no such file
    changed: int  # time of the last change, in nanoseconds


@frozen
class Batch:
    """Files that one process works on at a time; `lost` are those that ended a process and are not read again."""

    entries: tuple[Entry, ...]
    lost: frozenset[str] = frozenset()

    def fingerprint(self, settings: str) -> str:
        """A name for what comes of this batch: the same files and settings give the same result."""
        lines = [settings, *(f"{e.name}\0{e.size}\0{e.changed}" for e in self.entries)]
        data = "\n".join(lines).encode("utf-8", "surrogateescape")
        return hashlib.blake2b(data, digest_size=16).hexdigest()


def files_of(where: Where) -> Iterator[str]:
    """The files, each once, in the order given; those of a folder or a glob sorted by their path, part by part.

    In folders, hidden files and those of unknown formats are left out; a file that is named is kept whatever it is.
    """
    for entry in entries_of(where):
        yield entry.name


def entries_of(where: Where) -> Iterator[Entry]:
    """The files with size and time of change."""
    named = [where] if isinstance(where, (str, os.PathLike)) else where
    seen: set[tuple[int, int] | str] = set()
    for item in named:
        for name in _expanded(os.fspath(item)):
            entry, identity = _entry(name)
            if identity not in seen:
                seen.add(identity)
                yield entry


def batches_of(entries: Iterable[Entry]) -> Iterator[Batch]:
    """The files in batches, cut behind files chosen by a hash of their names.

    So a file that is added or removed changes its own batch and no other, and all others need not be done again.
    """
    batch: list[Entry] = []
    size = 0
    for entry in entries:
        if batch and size + max(entry.size, 0) > _LARGEST:
            yield Batch(tuple(batch))
            batch, size = [], 0
        batch.append(entry)
        size += max(entry.size, 0)
        if len(batch) >= _MOST or _ends(entry.name):
            yield Batch(tuple(batch))
            batch, size = [], 0
    if batch:
        yield Batch(tuple(batch))


def _ends(name: str) -> bool:
    digest = hashlib.blake2b(name.encode("utf-8", "surrogateescape"), digest_size=4).digest()
    return int.from_bytes(digest, "big") % _CUT == 0


def _expanded(name: str) -> Iterator[str]:
    if os.path.isdir(name):  # noqa: PTH112  (names stay as the user wrote them)
        yield from _walk(name)
    elif not os.path.lexists(name) and glob.has_magic(name):
        for found in sorted(glob.glob(name, recursive=True), key=lambda path: Path(path).parts):  # noqa: PTH207
            if os.path.isfile(found):  # noqa: PTH113
                yield found
    else:
        yield name


def _walk(folder: str) -> Iterator[str]:
    """Files below a folder, one folder's listing in memory at a time."""
    try:
        with os.scandir(folder) as listing:
            inside = sorted(listing, key=lambda entry: entry.name)
    except OSError:
        yield folder  # becomes a row of the error table
        return
    for entry in inside:
        if entry.name.startswith((".", "~$")):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(entry.path)
        elif Path(entry.name).suffix.lower() in SUFFIXES:
            yield entry.path


def _entry(name: str) -> tuple[Entry, tuple[int, int] | str]:
    try:
        found = os.stat(name)  # noqa: PTH116
    except (OSError, ValueError):
        return Entry(name, -1, 0), name
    return Entry(name, found.st_size, found.st_mtime_ns), (found.st_dev, found.st_ino)
