"""Compare readers of Chinese quantities: what they get right, what they take for a quantity, and how fast they are.

    pip install --group peers          # or one environment a reader, see --python
    python benchmarks/quantities/compare.py [TEXT…] [--python NAME=INTERPRETER…] [--seconds 3] [--hard N]

Each reader runs in a process of its own: Recognizers-Text sets the caller's decimal precision, and some are slow.
TEXT are the files that speed is measured on; without any it is the example report of the package.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
from adapters import READERS, exact
from rows import NAMES, ROWS

HERE = Path(__file__).parent
HARD = {"9 x n": "9", "一 x n": "一", "万 x n": "万", "1. x n/2": "1.", "（ x n": "（"}


def ask(name: str, mode: str, python: str, request: dict[str, Any], timeout: float) -> Any:
    """The reply of a reader, or a word on why there is none."""
    try:
        done = subprocess.run(
            [python, str(HERE / "adapters.py"), name, mode],
            input=json.dumps(request).encode(),
            capture_output=True,
            timeout=timeout,
            check=True,
        )
    except subprocess.TimeoutExpired:
        return f"over {timeout:.0f} s"
    except subprocess.CalledProcessError as error:
        return (error.stderr.decode().strip().splitlines() or ["failed"])[-1][:60]
    return json.loads(done.stdout.decode().splitlines()[-1])


def coverage(reply: list[list[list[Any]]]) -> dict[str, int]:
    """How many quantities of ROWS have the right number, unit, bound and span; and finds among NAMES."""
    tally = {"number": 0, "unit": 0, "bound": 0, "span": 0, "all": 0, "false": 0}
    for (text, wanted), found in zip(ROWS, reply[: len(ROWS)], strict=True):
        for span, number, unit, bound in wanted:
            start = text.index(span)
            end = start + len(span)
            hits = [r for r in found if exact(r[2]) == exact(number)]
            hits = [r for r in hits if r[0] is None or (r[0] < end and start < r[1])]
            best = {
                "number": bool(hits),
                "unit": any(r[3] == unit for r in hits),
                "bound": any(r[4] == bound for r in hits),
                "span": any((r[0], r[1]) == (start, end) for r in hits),
            }
            for key, right in best.items():
                tally[key] += right
            tally["all"] += all(best.values())
    tally["false"] = sum(len(found) for found in reply[len(ROWS) :])
    return tally


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("texts", nargs="*", type=Path)
    ap.add_argument("--python", action="append", default=[], metavar="NAME=INTERPRETER")
    ap.add_argument("--seconds", type=float, default=3)
    ap.add_argument("--timeout", type=float, default=20)
    ap.add_argument(
        "--hard", type=int, default=0, metavar="N", help="also time texts of one repeated character, N long"
    )
    args = ap.parse_args()
    pythons = dict(item.split("=", 1) for item in args.python)
    demo = HERE.parents[1] / "src" / "fazhi" / "data" / "demo.txt"
    texts = [path.read_text(encoding="utf-8") for path in args.texts or [demo]]
    pieces = [text[i : i + 2000] for text in texts for i in range(0, len(text), 2000)]
    total = sum(len(wanted) for _, wanted in ROWS)
    print(
        f"{total} quantities in {len(ROWS)} texts; {len(NAMES)} texts without any; "
        f"speed on {sum(map(len, texts)):,} characters"
    )
    print(
        f"{'reader':18}{'number':>8}{'unit':>8}{'bound':>8}{'span':>8}{'all four':>10}{'false':>8}{'characters/s':>16}"
    )
    for name in READERS:
        python = pythons.get(name, sys.executable)
        reply = ask(name, "read", python, {"texts": [text for text, _ in ROWS] + NAMES}, 120)
        if isinstance(reply, str):
            print(f"{name:18}{reply}")
            continue
        tally = coverage(reply)
        whole = name in ("fazhi", "bare re", "cn2an")
        rate = ask(name, "speed", python, {"texts": texts if whole else pieces, "seconds": args.seconds}, 300)
        counts = "".join(f"{tally[key]:>8}" for key in ("number", "unit", "bound", "span"))
        shown = f"{rate:,.0f}" if not isinstance(rate, str) else rate
        print(f"{name:18}{counts}{tally['all']:>10}{tally['false']:>8}{shown:>16}")
    print("\nfazhi by length of text (characters/s)")
    for times in (1, 2, 4, 8):
        rate = ask(
            "fazhi",
            "speed",
            pythons.get("fazhi", sys.executable),
            {"texts": ["".join(texts) * times], "seconds": 2},
            300,
        )
        print(f"  {times}x {rate:,.0f}")
    if args.hard:
        print(f"\nseconds for a text of {args.hard:,} characters")
        for label, unit in HARD.items():
            cells = []
            for name in READERS:
                python = pythons.get(name, sys.executable)
                text = unit * (args.hard // len(unit))
                rate = ask(name, "speed", python, {"texts": [text], "seconds": 0}, args.timeout)
                cells.append(f"{name} {args.hard / rate:.3f}" if not isinstance(rate, str) else f"{name}: {rate}")
            print(f"  {label:10}" + "; ".join(cells))


if __name__ == "__main__":
    main()
