"""Settings of a project (项目配置): `fazhi.toml`, or `[tool.fazhi]` in `pyproject.toml`, found upwards from here."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

__all__ = ["defaults"]

_COMMANDS_WITH_LANGUAGE = ("check", "show", "table", "rules", "demo", "diff", "sample")


def defaults(start: Path) -> dict[str, dict[str, Any]]:
    """For each command the defaults of its options that the nearest settings give; options given prevail.

    The nearest file counts, up to the root of the repository. Paths in it are relative to it. Wrong settings are
    wrong usage.
    """
    for folder in (start, *start.parents):
        for name in ("fazhi.toml", "pyproject.toml"):
            settings = _settings(folder / name)
            if settings is not None:
                return _as_options(settings, folder / name)
        if (folder / ".git").exists():
            break
    return {}


def _settings(path: Path) -> Mapping[str, Any] | None:
    """The settings in this file; None where there is no such file or it says nothing about this program."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return None
    if path.name == "pyproject.toml" and "[tool.fazhi" not in text:
        return None
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise click.UsageError(f"{path}: {error}") from None
    found = data if path.name == "fazhi.toml" else data.get("tool", {}).get("fazhi")
    if found is not None and not isinstance(found, dict):
        raise click.UsageError(f"{path}: expected a table of settings")
    return found


def _as_options(settings: Mapping[str, Any], path: Path) -> dict[str, dict[str, Any]]:
    check: dict[str, Any] = {}
    every: dict[str, Any] = {}
    for key, value in settings.items():
        if key == "lang" and value in ("zh", "en"):
            every["lang"] = value
        elif key == "fail-on" and value in ("error", "warning", "info", "never"):
            check["fail_on"] = value
        elif key in ("only", "ignore") and isinstance(value, list) and all(isinstance(v, str) for v in value):
            check[key] = value
        elif key == "severity" and isinstance(value, dict):
            check["severity"] = [f"{rule}={level}" for rule, level in value.items()]
        elif key == "silence" and isinstance(value, str):
            check["silence"] = str(path.parent / value)
        else:
            raise click.UsageError(
                f"{path}: cannot use {key} = {value!r}; the manual's page on the command line has more"
            )
    made = {command: dict(every) for command in _COMMANDS_WITH_LANGUAGE}
    made["check"] |= check
    return made
