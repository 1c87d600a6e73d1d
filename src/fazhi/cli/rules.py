"""`fazhi rules`: what each rule checks and why."""

from __future__ import annotations

from collections.abc import Iterator

import click

from fazhi.check.registry import rules
from fazhi.cli.options import language_of, language_option, write_out
from fazhi.write.table import table_lines
from fazhi.write.words import SEVERITIES, Language, say

__all__ = ["command"]


@click.command("rules")
@click.argument("names", nargs=-1, metavar="[RULE]...")
@language_option()
def command(names: tuple[str, ...], lang: str | None) -> None:
    """List all rules, or print the manual page of each RULE: what, why, what fails, what passes, severity."""
    known = {rule.id for rule in rules()}
    for name in names:
        if name not in known:
            raise click.UsageError(f"no rule {name!r}; the rules are {', '.join(sorted(known))}")
    language = language_of(lang)
    write_out(_pages(names, language) if names else _list(language), None)


def _list(language: Language) -> Iterator[str]:
    heads = ["规则", "最高级别", "内容"] if language == "zh" else ["rule", "severity", "what it checks"]
    rows = [[rule.id, say(SEVERITIES[rule.severity], language), say(rule.title, language)] for rule in rules()]
    yield from table_lines(heads, rows, widest=80)


def _pages(names: tuple[str, ...], language: Language) -> Iterator[str]:
    for i, name in enumerate(names):
        (rule,) = (rule for rule in rules() if rule.id == name)
        if i:
            yield ""
        yield f"{rule.id} ({say(SEVERITIES[rule.severity], language)}): {say(rule.title, language)}"
        yield ""
        yield from rule.doc.splitlines()
