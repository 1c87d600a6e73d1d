"""`fazhi corpus`: many reports into tables, by all processors, to be interrupted and resumed at will."""

from __future__ import annotations

import sys

import click

from fazhi.cli.options import files_argument
from fazhi.corpus.pool import Pool, Processes
from fazhi.corpus.run import run
from fazhi.errors import ConfigError
from fazhi.write.tables import FORMS

__all__ = ["command"]


@click.command("corpus")
@files_argument()
@click.option(
    "-o", "--output", required=True, type=click.Path(file_okay=False), help="Folder for the tables; made if need be."
)
@click.option(
    "--format", "form", type=click.Choice(FORMS), default="parquet", show_default=True, help="Form of tables."
)
@click.option("--processes", type=click.IntRange(min=1), help="Processes at work [default: one for each processor].")
@click.option("--dask", metavar="ADDRESS", help="Do the work on the Dask cluster of this scheduler.")
@click.option(
    "--panel",
    multiple=True,
    metavar="INDICATOR",
    help="An indicator for the table `panel`, which codes absent, zero and not read apart; may be repeated.",
)
@click.option("--across/--no-across", default=True, show_default=True, help="Also compare reports with each other.")
def command(
    files: tuple[str, ...],
    output: str,
    form: str,
    processes: int | None,
    dask: str | None,
    panel: tuple[str, ...],
    across: bool,
) -> None:
    """Read and check many reports (folders, globs, files) and write tables of them.

    The tables: reports, indicators, panel, findings, errors (files that could not be read), and codebook.csv, which
    explains their columns. Run the same command again after an interruption: what is done is not done twice.
    """
    try:
        pool: Pool
        if dask is not None:
            from fazhi.corpus.cluster import Cluster

            pool = Cluster(dask)
        else:
            pool = Processes(processes)
        told = run(files, output, form=form, pool=pool, panel=panel, across=across, progress=sys.stderr)
    except ConfigError as error:
        raise click.UsageError(str(error)) from None
    except KeyboardInterrupt:
        click.echo("fazhi: interrupted; the same command goes on from here", err=True)
        sys.exit(130)
    if not told.files:
        raise click.UsageError("no reports there")
    click.echo(
        f"{told.files} files, {told.reports} reports, {told.unreadable} unreadable; "
        f"{told.errors} errors, {told.warnings} warnings, {told.infos} infos",
        err=True,
    )
    sys.exit(3 if told.unreadable else 0)
