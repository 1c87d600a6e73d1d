"""How many planted slips are found: a validity study over generated reports (and any texts given).

For each figure of each report, every single slip of the pen is planted into the *text*, the text is parsed and
checked again, and the outcome is counted:

detectable  the printed relations of the report no longer hold for the slip, by arithmetic alone (each relation is
            evaluated on the values, apart from the library's own engine, with rates rounded or cut)
provable    the slip breaks a relation of a kind that may be an error (closed sums, parts of a whole, rates and
            growth with both counts)
error       end to end, an `error` that touches the figure or its relation
noticed     any finding that touches them
repair      of the slips that some finding with repairs notices: the planted figure is in one of the repair sets

Run: python benchmarks/validity/study.py [--reports N] [--sample N] [--texts DIR --relations DIR]
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from fractions import Fraction
from math import floor
from pathlib import Path
from typing import Any

import fazhi
from fazhi.model import Finding, Severity
from fazhi.strategies.faults import slips
from fazhi.strategies.reports import Draft, Printed, Tie, draft

_NUMBER = re.compile(r"([0-9.]+)([万亿]?)")
_ROLES = {
    "sum": ("total", "part"),
    "breakdown": ("total", "part"),
    "rate": ("numerator", "denominator", "rate"),
    "growth": ("current", "previous", "growth"),
}
_TIMES = {"": 1, "万": 10**4, "亿": 10**8}


def reading(text: str) -> tuple[Fraction, Fraction] | None:
    """Value and last place of a printed figure, read without the library."""
    m = _NUMBER.match(text)
    if m is None:
        return None
    times = _TIMES[m.group(2)]
    places = len(m.group(1).partition(".")[2])
    return Fraction(m.group(1)) * times, Fraction(times, 10**places)


def span(text: str) -> tuple[Fraction, Fraction, bool]:
    """Lowest and highest truth, rounded or cut; the last says that the highest is not reached."""
    found = reading(text)
    assert found is not None
    value, step = found
    if step == 1 and not text.endswith("%"):
        return value, value, False
    return max(Fraction(0), value - step / 2), value + step, True


def holds(tie: Tie, texts: list[str]) -> bool:
    """Whether the relation can be true of the printed figures, by plain arithmetic on their ends."""
    low, high, open_ = zip(*map(span, texts), strict=True)
    if tie.kind == "sum":
        return sum(low[1:]) <= high[0] and low[0] <= sum(high[1:])
    if tie.kind == "bound":
        return low[1] <= high[0]
    if tie.kind == "breakdown":
        return all(part <= high[0] for part in low[1:])
    if tie.kind == "rate":
        a, b, r = 0, 1, 2
        if high[b] == 0 or low[a] > high[b]:
            return False
        least, most = low[a] * 100 / high[b], high[a] * 100 / low[b] if low[b] else Fraction(10**9)
        return least <= high[r] and low[r] <= most and not (open_[r] and least == high[r])
    if len(texts) == 3:
        now, by, r = texts
        (n, _), (b, _) = reading(now) or (0, 0), reading(by) or (0, 0)
        candidates = [b] if tie.provable and b else []
        out = False
        for before in (b, n - b):
            if before > 0:
                exact = (n - before) * 100 / before
                out = out or (low[2] <= exact < high[2] or (exact == low[2]))
        return out or not candidates
    (n, _), _ = reading(texts[0]) or (0, 0), None
    top, bottom = high[1], low[1]
    first, last = n * 100 / (100 + top), n * 100 / (100 + bottom)
    return floor(last) > first or floor(last) == last


def touches(finding: Finding, start: int, end: int, around: list[tuple[int, int]]) -> bool:
    places = [(f.span.start, f.span.end) for f in finding.figures]
    return any(a < end and start < b for a, b in places) or sum((p in places) for p in around) >= 2


def annotated(texts: Path, relations: Path) -> Iterator[Draft]:
    """Reports with reference relations beside them (JSON Lines; roles and offsets of the terms), as drafts."""
    for path in sorted(relations.glob("*.jsonl")):
        source = texts / f"{path.stem}.txt"
        if not source.exists():
            continue
        text = source.read_bytes().decode("utf-8")
        figures: dict[int, Printed] = {}
        ties = []
        for line in path.read_text(encoding="utf-8").splitlines():
            tie = _tie(json.loads(line), text, figures) if line.strip() else None
            if tie is not None:
                ties.append(tie)
        order = sorted(figures)
        index = {start: n for n, start in enumerate(order)}
        yield Draft(
            text,
            tuple(figures[start] for start in order),
            tuple(Tie(t.kind, tuple(index[s] for s in t.figures), t.provable) for t in ties),
            0,
        )


def _tie(relation: dict[str, Any], text: str, figures: dict[int, Printed]) -> Tie | None:
    """A reference relation that holds and is certain, with the starts of its figures; None for all others."""
    if relation["kind"] not in _ROLES or relation["certainty"] != "certain":
        return None
    if relation["verdict"] not in ("consistent", "consistent_only_if_truncated"):
        return None
    terms = relation["terms"]
    if any(not re.fullmatch(r"[0-9]+(\.[0-9]+)?[万亿]?%?", t["text"]) for t in terms):
        return None
    roles = [t["role"] for t in terms]
    lead = [[t for t in terms if t["role"] == role] for role in _ROLES[relation["kind"]]]
    if relation["kind"] in ("sum", "breakdown"):
        whole = [t for t in terms if t["role"] in ("total", "accepted", "received")][:1]
        ordered = whole + [t for t in terms if t not in whole]
        if roles[0] != "total" and not relation.get("closed"):
            return None
    else:
        if any(len(group) != 1 for group in lead) or len(terms) != len(lead):
            return None
        ordered = [group[0] for group in lead]
    for t in ordered:
        end = t["start"] + len(t["text"])
        if text[t["start"] : end] != t["text"]:
            return None
        figures[t["start"]] = Printed(t["start"], end, t["text"])
    provable = relation["kind"] != "sum" or bool(relation.get("closed"))
    return Tie(relation["kind"], tuple(t["start"] for t in ordered), provable)


def study(drafts: Iterable[Draft], sample: int, seed: int) -> Counter[str]:
    chance = random.Random(seed)
    count: Counter[str] = Counter()
    for made in drafts:
        clean = fazhi.check(fazhi.parse(made.text, name="draft"))
        count["reports"] += 1
        count["false errors"] += sum(f.severity is Severity.ERROR for f in clean.findings)
        count["false warnings"] += sum(f.severity is Severity.WARNING for f in clean.findings)
        before = {f.message.zh for f in clean.findings}
        planted = [(i, s) for i, p in enumerate(made.figures) for s in slips(p.text)]
        for index, slip in chance.sample(planted, min(sample, len(planted))):
            one_slip(made, index, slip.kind, slip.text, before, count)
    return count


def _other_base(made: Draft, tie: Tie, texts: list[str]) -> bool:
    """Whether another figure of the paragraph could be the base of a rate, so that nothing is proved."""
    if tie.kind != "rate":
        return False
    part, _, rate = tie.figures
    first = made.text.rfind("\n", 0, made.figures[part].start)
    last = made.text.find("\n", made.figures[part].start)
    near = [i for i, p in enumerate(made.figures) if first < p.start < last and i not in tie.figures]
    return any(holds(Tie("rate", (part, i, rate), False), [texts[part], texts[i], texts[rate]]) for i in near)


def one_slip(made: Draft, index: int, kind: str, text: str, before: set[str], count: Counter[str]) -> None:
    texts = [p.text for p in made.figures]
    texts[index] = text
    broken = [t for t in made.ties if index in t.figures and not holds(t, [texts[i] for i in t.figures])]
    count["planted"] += 1
    if not broken:
        return
    provable = any(t.provable and not _other_base(made, t, texts) for t in broken)
    count["detectable"] += 1
    count["provable"] += provable
    changed = made.with_fault(index, text)
    result = fazhi.check(fazhi.parse(changed, name="draft"))
    start = made.figures[index].start
    shift = len(text) - len(made.figures[index].text)
    around = [
        (p.start + shift * (p.start > start), p.end + shift * (p.start >= start))
        for t in broken
        for i in t.figures
        for p in [made.figures[i]]
    ]
    new = [f for f in result.findings if touches(f, start, start + len(text), around) and f.message.zh not in before]
    error = any(f.severity is Severity.ERROR for f in new)
    count["noticed"] += bool(new)
    count["provable noticed"] += provable and bool(new)
    count["provable errors"] += provable and error
    count[f"{kind} provable"] += provable
    count[f"{kind} errors"] += provable and error
    for tie in broken:
        if tie.provable:
            count[f"{tie.kind} tie provable"] += provable
            count[f"{tie.kind} tie errors"] += provable and error
    repairs = [r for f in new for r in f.repairs]
    if repairs:
        count["with repairs"] += 1
        here = any(g.span.start <= start < max(g.span.end, g.span.start + 1) for r in repairs for g in r.figures)
        count["planted figure in repairs"] += here
    if "--misses" in sys.argv and provable and not error and count["shown"] < 40:
        count["shown"] += 1
        shown = changed[max(0, start - 40) : start + 50].replace("\n", "/")
        tied = [[texts[i] for i in t.figures] for t in broken]
        print("miss", kind, made.figures[index].text, "->", text, "|", tied, shown, [f.rule for f in new])


def share(a: int, b: int) -> str:
    return f"{a} / {b} = {100 * a / b:.1f} %" if b else "-"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--reports", type=int, default=200)
    parser.add_argument("--sample", type=int, default=30, help="slips for each report")
    parser.add_argument("--texts", type=Path, help="a folder of reports instead of generated ones")
    parser.add_argument("--relations", type=Path, help="their reference relations")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--misses", action="store_true", help="show provable slips that raised no error")
    args = parser.parse_args()
    began = time.perf_counter()
    drafts = annotated(args.texts, args.relations) if args.texts else map(draft, range(args.reports))
    c = study(drafts, args.sample, args.seed)
    print(f"reports {c['reports']}, slips planted {c['planted']}, seconds {time.perf_counter() - began:.1f}")
    print("false errors on untouched reports  ", c["false errors"])
    print("false warnings on untouched reports", c["false warnings"])
    print("detectable by arithmetic           ", share(c["detectable"], c["planted"]))
    print("provable that became an error      ", share(c["provable errors"], c["provable"]))
    print("provable that any finding noticed  ", share(c["provable noticed"], c["provable"]))
    print("detectable that any finding noticed", share(c["noticed"], c["detectable"]))
    print("planted figure among the repairs   ", share(c["planted figure in repairs"], c["with repairs"]))
    for kind in ("digit", "swap", "drop", "double", "unit", "point"):
        print(f"  slip {kind:10} provable that became an error", share(c[f"{kind} errors"], c[f"{kind} provable"]))
    for kind in ("sum", "breakdown", "rate", "growth"):
        print(
            f"  tie  {kind:10} provable that became an error", share(c[f"{kind} tie errors"], c[f"{kind} tie provable"])
        )


if __name__ == "__main__":
    main()
