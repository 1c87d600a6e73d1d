"""Everything that must hold before a change lands: `python3 tools/verify.py`, from a fresh clone, nothing installed.

Makes a fresh environment under build/, then runs lint, format, types, import contracts, the manual, and all tests.
All steps run even when one fails; the exit code is 1 if any did. `--here` uses the Python that runs this script,
`--only STEP` (several times) runs some steps.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path

import environment

STEPS: dict[str, list[str]] = {
    "lint": ["ruff", "check", "."],
    "format": ["ruff", "format", "--check", "."],
    "types": ["mypy"],
    "contracts": ["lint-imports", "--no-cache"],
    "manual": ["sphinx-build", "-W", "--keep-going", "-q", "-E", "-b", "html", "docs", "build/manual"],
    # Last, so that the tests' own summary closes the output.
    "tests": ["pytest", "-n", "2", "--dist", "loadfile"],
}


def run(scripts: Path, chosen: Iterable[str]) -> list[str]:
    """Run the steps, each with its time; return those that failed."""
    failed = []
    env = environment.clean_environment()
    for name in chosen:
        program, *arguments = STEPS[name]
        print(f"== {name}: {program} {' '.join(arguments)}", flush=True)
        begin = time.monotonic()
        code = subprocess.run([scripts / program, *arguments], cwd=environment.ROOT, env=env, check=False).returncode
        if code:
            failed.append(name)
        if name != "tests":
            print(f"   {'FAILED' if code else 'passed'} in {time.monotonic() - begin:.0f} s", flush=True)
    return failed


def main() -> int:
    environment.require_python()
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--here", action="store_true", help="use the environment of this Python, install nothing")
    parser.add_argument("--only", action="append", choices=list(STEPS), help="run this step (may be given again)")
    options = parser.parse_args()
    if options.here:
        scripts = Path(sys.executable).parent
    else:
        print("Installing fazhi and its development tools into build/verify …", flush=True)
        scripts = environment.make(environment.ROOT / "build" / "verify", ".[dev]", clear=True)
    failed = run(scripts, options.only or STEPS)
    if failed:
        print(f"FAILED: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
