"""Options that several commands share, and what they mean on this terminal."""

from __future__ import annotations

import locale
import os
import shutil
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, cast

import click

from fazhi.write.text import Paint
from fazhi.write.words import Language

__all__ = ["columns", "files_argument", "language_of", "language_option", "output_option", "painter", "write_out"]

_COLOURS: dict[str, dict[str, Any]] = {
    "error": {"fg": "red", "bold": True},
    "warning": {"fg": "yellow", "bold": True},
    "info": {"fg": "cyan"},
    "place": {"bold": True},
}

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def files_argument() -> Decorator:
    return click.argument("files", nargs=-1, required=True, metavar="FILE...")


def language_option() -> Decorator:
    return click.option("--lang", type=click.Choice(["zh", "en"]), help="Language of messages [default: the locale's].")


def output_option() -> Decorator:
    return click.option(
        "-o", "--output", type=click.Path(dir_okay=False), help="Write to this file instead of standard output."
    )


def language_of(chosen: str | None) -> Language:
    """The language asked for, or that of the locale: Chinese where it is Chinese, English elsewhere."""
    if chosen is None:
        names = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
        setting = next((name for name in names if name), None) or locale.getlocale()[0] or ""
        chosen = "zh" if setting.lower().startswith(("zh", "chinese")) else "en"
    return cast(Language, chosen)


def painter(output: str | None) -> Paint:
    """Colours where results go to a terminal that wants them, none elsewhere (`NO_COLOR`, `TERM=dumb`, a pipe)."""
    wanted = (
        output is None and sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    )
    if not wanted:
        return lambda text, kind: text
    return lambda text, kind: click.style(text, **_COLOURS.get(kind, {}))


def columns() -> int:
    """How wide a shown line may be: the terminal's width, 100 where there is none."""
    return max(40, min(shutil.get_terminal_size((100, 24)).columns, 160)) if sys.stdout.isatty() else 100


def write_out(lines: Iterable[str], output: str | None, *, mark: bool = False) -> None:
    """Write the lines to standard output or to the file `output`, there after a byte-order mark where `mark` is set."""
    if output is None:
        for line in lines:
            click.echo(line)
        return
    try:
        with Path(output).open("w", encoding="utf-8-sig" if mark else "utf-8", newline="\n") as file:
            file.writelines(line + "\n" for line in lines)
    except OSError as error:
        raise click.UsageError(f"cannot write {output}: {error.strerror}") from None
