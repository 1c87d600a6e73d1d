"""A fresh virtual environment with this project in it, made with the standard library and pip alone."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_SCRIPTS = "Scripts" if os.name == "nt" else "bin"


def require_python() -> None:
    """Leave with one sentence where this Python is too old."""
    if sys.version_info < (3, 11):  # noqa: UP036  (the older Python is the one that has to read this line)
        sys.exit(f"fazhi needs Python 3.11 or newer; this is {sys.version.split()[0]}")


def make(folder: Path, what: str, *, clear: bool) -> Path:
    """Make a virtual environment at `folder`, install `what` (such as `.[dev]`) editable, and return its scripts."""
    require_python()
    # Some systems ship Python without ensurepip; there the pip beside it installs into the new environment.
    own_pip = importlib.util.find_spec("ensurepip") is not None
    venv.EnvBuilder(clear=clear, with_pip=own_pip, symlinks=os.name != "nt").create(folder)
    scripts = folder / _SCRIPTS
    python = str(scripts / "python")
    pip = [python, "-m", "pip"] if own_pip else [sys.executable, "-m", "pip", "--python", python]
    command = [*pip, "install", "--quiet", "--quiet", "--disable-pip-version-check", "--editable", what]
    done = subprocess.run(command, cwd=ROOT, env=clean_environment(), check=False)
    if done.returncode:
        sys.exit(f"pip could not install {what} (exit code {done.returncode}); its own message stands above")
    return scripts


def clean_environment() -> dict[str, str]:
    """The environment variables, less those that would let another Python's packages in."""
    return {k: v for k, v in os.environ.items() if k not in {"PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "PIP_USER"}}
