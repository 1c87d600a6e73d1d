"""Runs every example of the manual: Python blocks as doctests, `console` blocks through the command line itself."""

from __future__ import annotations

import doctest
import os
import shlex
import tempfile
from importlib import resources
from pathlib import Path
from typing import Any

from sybil import Example, Sybil
from sybil.parsers.myst import CodeBlockParser, PythonCodeBlockParser, SkipParser

FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
_CHECKER = doctest.OutputChecker()


def _evaluate_console(example: Example) -> str | None:
    """Run each `$ fazhi …` of the block; what it prints must be what stands below it."""
    from click.testing import CliRunner

    from fazhi.cli import main

    commands: list[tuple[str, list[str]]] = []
    for line in str(example.parsed).splitlines():
        if line.startswith("$ "):
            commands.append((line[2:], []))
        elif commands:
            commands[-1][1].append(line)
    for command, expected in commands:
        program, *arguments = shlex.split(command)
        if command == "echo $?":
            printed = f"{example.namespace['exit_code']}\n"
        elif program == "fazhi":
            result = CliRunner(env={"LC_ALL": "en_US.UTF-8", "NO_COLOR": "1"}).invoke(main, arguments)
            if result.exception and not isinstance(result.exception, SystemExit):
                raise result.exception
            printed, example.namespace["exit_code"] = result.output, result.exit_code
        else:
            return f"a console block runs `fazhi` and `echo $?` only, not {command!r}"
        wanted = "\n".join(expected).strip() + "\n"
        if not _CHECKER.check_output(wanted, printed.strip() + "\n", FLAGS):
            return f"$ {command}\nexpected:\n{wanted}\nprinted:\n{printed}"
    return None


class _ConsoleParser(CodeBlockParser):
    language = "console"

    def evaluate(self, example: Example) -> str | None:
        return _evaluate_console(example)


def _setup(namespace: dict[str, Any]) -> None:
    """Each chapter runs in its own folder, in which the example report lies as `draft.txt`."""
    folder = tempfile.TemporaryDirectory()
    namespace["_folder"], namespace["_before"] = folder, Path.cwd()
    demo = resources.files("fazhi") / "data" / "demo.txt"
    (Path(folder.name) / "draft.txt").write_bytes(demo.read_bytes())
    os.chdir(folder.name)


def _teardown(namespace: dict[str, Any]) -> None:
    os.chdir(namespace["_before"])
    namespace["_folder"].cleanup()


pytest_collect_file = Sybil(
    parsers=[PythonCodeBlockParser(doctest_optionflags=FLAGS), _ConsoleParser(), SkipParser()],
    patterns=["*.md"],
    setup=_setup,
    teardown=_teardown,
).pytest()
