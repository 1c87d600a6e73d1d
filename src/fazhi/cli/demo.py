"""`fazhi demo`: an example report with planted faults, checked."""

from __future__ import annotations

from importlib import resources

import click

from fazhi.check.runner import check
from fazhi.cli.options import columns, language_of, language_option, painter, write_out
from fazhi.read.reader import read
from fazhi.write.text import result_lines

__all__ = ["command"]

_NOTES = {
    "zh": "示例报告（虚构），其中埋有三处差错；全文见 `fazhi demo --text`。",
    "en": "An invented example report with three planted faults; `fazhi demo --text` prints it.",
}


@click.command("demo")
@click.option("--text", is_flag=True, help="Print the example report itself.")
@language_option()
def command(text: bool, lang: str | None) -> None:
    """Check an example report with planted faults: an impossible sum, a rate that was cut, a wrong date."""
    language = language_of(lang)
    data = (resources.files("fazhi") / "data" / "demo.txt").read_bytes()
    if text:
        click.echo(data.decode("utf-8"), nl=False)
        return
    report = read(data, name="demo.txt")
    click.echo(_NOTES[language], err=True)
    write_out(result_lines(check(report), [report], language, columns=columns(), paint=painter(None)), None)
