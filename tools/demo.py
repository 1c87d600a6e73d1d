"""From a fresh clone to a checked report: `python3 tools/demo.py` installs fazhi into `.venv` and runs `fazhi demo`."""

from __future__ import annotations

import subprocess
import sys

import environment


def main() -> int:
    environment.require_python()
    print("Installing fazhi into .venv …", file=sys.stderr, flush=True)
    scripts = environment.make(environment.ROOT / ".venv", ".", clear=False)
    return subprocess.run([scripts / "fazhi", "demo"], env=environment.clean_environment(), check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
