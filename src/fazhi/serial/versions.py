"""What made an output: the versions of the library, of its data files, and of the schema of dumps."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from fazhi.serial.plain import SCHEMA_VERSION

__all__ = ["data_version", "versions"]


@cache
def data_version() -> str:
    """A fingerprint of the library's data files."""
    digest = hashlib.sha256()
    folder = files("fazhi").joinpath("data")
    for path, file in sorted(_below(folder, "")):
        digest.update(path.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()[:12]


def versions(library: str) -> dict[str, str | int]:
    """The three versions, as machine-readable outputs carry them; `library` is `fazhi.__version__`."""
    return {"fazhi": library, "data": data_version(), "schema": SCHEMA_VERSION}


def _below(folder: Traversable, path: str) -> Iterator[tuple[str, Traversable]]:
    for item in folder.iterdir():
        if item.is_dir():
            yield from _below(item, f"{path}{item.name}/")
        else:
            yield path + item.name, item
