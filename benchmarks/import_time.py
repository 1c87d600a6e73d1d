"""How long `import fazhi` takes beyond an empty interpreter, and how long until a first report is checked.

Run: `python benchmarks/import_time.py`. Each line is the best and the median of several fresh interpreters.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

RUNS = 15
PROGRAMS = {
    "empty interpreter": "pass",
    "import fazhi": "import fazhi",
    "from fazhi import parse, check, Report": "from fazhi import parse, check, Report",
    "parse and check one sentence": "import fazhi; fazhi.check(fazhi.parse('清理文件9件，其中保留4件、废止5件。'))",
    "fazhi --version": "from fazhi.cli import main; main(['--version'])",
}


def times(program: str) -> list[float]:
    """Milliseconds of each run of the program in a fresh interpreter."""
    taken = []
    for _ in range(RUNS):
        begin = time.perf_counter()
        subprocess.run([sys.executable, "-c", program], check=True, stdout=subprocess.DEVNULL)
        taken.append((time.perf_counter() - begin) * 1000)
    return taken


def main() -> None:
    empty = times(PROGRAMS["empty interpreter"])
    print(f"{'program':42}{'best':>9}{'median':>9}{'over empty':>12}  (ms)")
    for name, program in PROGRAMS.items():
        taken = times(program)
        over = statistics.median(taken) - statistics.median(empty)
        print(f"{name:42}{min(taken):9.1f}{statistics.median(taken):9.1f}{over:12.1f}")


if __name__ == "__main__":
    main()
