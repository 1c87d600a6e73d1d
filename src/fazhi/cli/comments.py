"""`fazhi check --format docx`: the draft with its findings as Word comments, in a new file."""

from __future__ import annotations

import hashlib
from pathlib import Path

import click

from fazhi.cli.inputs import Inputs
from fazhi.errors import FormatError
from fazhi.model import CheckResult
from fazhi.write.words import Language

__all__ = ["write_comments"]


def write_comments(result: CheckResult, inputs: Inputs, language: Language, output: str | None) -> None:
    """Write the one Word document among the inputs, with comments, to `output`; the other inputs are its context."""
    drafts = [report for report in inputs.reports if report.source.format == "docx"]
    if inputs.failures and not drafts:
        return
    if len(drafts) != 1 or output is None:
        raise click.UsageError(
            f"--format docx takes exactly one Word document (and others beside it), not {len(drafts)}"
        )
    from fazhi.read.docx import docx_pieces
    from fazhi.write.docx import commented

    (draft,) = drafts
    path = Path(draft.name or "")
    if Path(output).exists() and path.resolve() == Path(output).resolve():
        raise click.UsageError("-o names the draft itself; it is never written over")
    try:
        data = path.read_bytes()
    except OSError:
        raise click.UsageError("--format docx reads the draft from a file, not from standard input") from None
    if hashlib.sha256(data).hexdigest() != draft.source.sha256:
        raise click.UsageError(f"{path} was changed while it was read")
    text, pieces = docx_pieces(data, str(path))
    assert text == draft.source.text
    others = [report for report in inputs.reports if report is not draft]
    try:
        made = commented(data, pieces, result, draft, others, language)
    except ImportError:
        raise click.UsageError("writing Word documents needs more packages: pip install 'fazhi[docx]'") from None
    except FormatError as error:
        raise click.UsageError(f"{path}: {error}") from None
    try:
        Path(output).write_bytes(made)
    except OSError as error:
        raise click.UsageError(f"cannot write {output}: {error.strerror}") from None
