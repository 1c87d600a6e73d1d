"""The group of commands; each is loaded when it is called."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

import click

import fazhi
from fazhi.cli.project import defaults

__all__ = ["main"]

_COMMANDS = {
    "check": "Check reports: each finding at its place, with the arithmetic.",
    "show": "Show what was read: heading, outline, figures, indicators, measures.",
    "table": "One tidy row for each indicator.",
    "diff": "What differs between two reports, or two versions of one.",
    "sample": "Draw figures for checking by hand; count the answers.",
    "corpus": "Many reports into tables, on all processors, resumable.",
    "rules": "The manual page of each rule.",
    "demo": "Check an example report with planted faults.",
}


class _Commands(click.Group):
    """Finds a command by its name without loading the others."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        command = import_module(f"fazhi.cli.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(fazhi.__version__, prog_name="fazhi")
@click.pass_context
def main(ctx: click.Context) -> None:
    """Read Chinese rule-of-law government reports (法治政府建设情况报告) and check whether their figures hold together.

    FILE… are text (.txt, .md), web pages (.html), Word documents (.docx), PDF files, folders of such files, or - for
    standard input. Results go to standard output, notices to standard error. Defaults of options may stand in
    fazhi.toml, or in pyproject.toml under [tool.fazhi].

    Exit code: 0 nothing found, 1 findings at or above --fail-on, 2 wrong usage, 3 an input could not be read.
    """
    for stream in (sys.stdout, sys.stderr):
        # A console of another encoding shows a question mark rather than ending the program.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    ctx.default_map = defaults(Path.cwd())
