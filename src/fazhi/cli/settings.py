"""Options that choose rules: which run, and how grave their findings may be."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import click

from fazhi.check.registry import rules
from fazhi.check.rule import CheckConfig
from fazhi.check.silence import Silence, load_silences
from fazhi.cli.options import Decorator
from fazhi.errors import ConfigError
from fazhi.model import Severity

__all__ = ["config_of", "rule_options"]


def rule_options() -> Decorator:
    """`--only`, `--ignore`, `--severity` and `--silence`."""
    options = [
        click.option("--only", multiple=True, metavar="RULE", help="Run this rule only (may be given again)."),
        click.option("--ignore", multiple=True, metavar="RULE", help="Leave this rule out (may be given again)."),
        click.option(
            "--severity",
            multiple=True,
            metavar="RULE=LEVEL",
            help="Highest severity of a rule: error, warning or info.",
        ),
        click.option(
            "--silence", type=click.Path(), metavar="FILE", help="Findings that were looked at, with reasons (TOML)."
        ),
    ]

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


def config_of(
    only: Iterable[str], ignore: Iterable[str], severity: Iterable[str], silence: str | None = None
) -> CheckConfig:
    """The options as settings of `check`; an unknown rule or level, or a bad silence file, is wrong usage."""
    chosen = frozenset(map(_rule, only))
    levels = {}
    for setting in severity:
        name, _, level = setting.partition("=")
        if level not in Severity.__members__.values():
            raise click.UsageError(f"--severity takes RULE=LEVEL with error, warning or info, not {setting!r}")
        levels[_rule(name)] = Severity(level)
    return CheckConfig(
        only=chosen or None, off=frozenset(map(_rule, ignore)), severity=levels, silences=_silences(silence)
    )


def _silences(path: str | None) -> tuple[Silence, ...]:
    if path is None:
        return ()
    try:
        return load_silences(Path(path).read_text(encoding="utf-8"), name=path)
    except OSError as error:
        raise click.UsageError(f"cannot read {path}: {error.strerror}") from None
    except (ConfigError, UnicodeDecodeError) as error:
        raise click.UsageError(str(error)) from None


def _rule(name: str) -> str:
    if name not in {rule.id for rule in rules()}:
        raise click.UsageError(f"no rule {name!r}; `fazhi rules` lists them")
    return name
