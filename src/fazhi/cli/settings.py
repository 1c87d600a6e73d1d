"""Options that choose rules: which run, and how grave their findings may be."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import click

from fazhi.check.registry import rules
from fazhi.check.rule import CheckConfig
from fazhi.cli.options import Decorator
from fazhi.model import Severity

__all__ = ["config_of", "rule_options"]


def rule_options() -> Decorator:
    """`--only`, `--ignore` and `--severity`."""
    options = [
        click.option("--only", multiple=True, metavar="RULE", help="Run this rule only (may be given again)."),
        click.option("--ignore", multiple=True, metavar="RULE", help="Leave this rule out (may be given again)."),
        click.option(
            "--severity",
            multiple=True,
            metavar="RULE=LEVEL",
            help="Highest severity of a rule: error, warning or info.",
        ),
    ]

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


def config_of(only: Iterable[str], ignore: Iterable[str], severity: Iterable[str]) -> CheckConfig:
    """The options as settings of `check`; an unknown rule or level is wrong usage."""
    chosen = frozenset(map(_rule, only))
    levels = {}
    for setting in severity:
        name, _, level = setting.partition("=")
        if level not in Severity.__members__.values():
            raise click.UsageError(f"--severity takes RULE=LEVEL with error, warning or info, not {setting!r}")
        levels[_rule(name)] = Severity(level)
    return CheckConfig(only=chosen or None, off=frozenset(map(_rule, ignore)), severity=levels)


def _rule(name: str) -> str:
    if name not in {rule.id for rule in rules()}:
        raise click.UsageError(f"no rule {name!r}; `fazhi rules` lists them")
    return name
