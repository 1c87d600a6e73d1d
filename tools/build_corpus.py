"""Build a corpus of annotated reports from marked-up sources.

usage: build_corpus.py FOLDER [--list] [--lint]

Every FOLDER/sources/NAME.src becomes FOLDER/NAME.txt, FOLDER/figures/NAME.jsonl, FOLDER/relations/NAME.jsonl and an entry
of FOLDER/metadata.json. The annotations are written by hand in the source, next to the words they annotate; this script
only turns them into exact offsets, applies the layout (wrapping, stray spaces, page breaks ...) and refuses a source whose
stated verdicts disagree with its own arithmetic.

A source is `key: value` lines, `---`, the text, `===`, and one relation a line.

In the text, `{198件#a|收到行政复议申请|reconsideration.received}` marks a figure: what is printed, with `#a` a name for the
relations, its label, and options: `topic.name` an indicator, `c:topic.name` what a change changes, `<` `>` `~` the bound
(upper, lower, approx; `余` and `多` inside are seen by themselves), `o` optional, `io` indicator optional,
`u:` `v:` unit and value where they are not simply read off, `ua:` other accepted units.
`‹tag:words›` marks other words: `title`, `docno`, `recipient`, `signer`, `d.signed`, `d.printed`, `d.published` (then
`|2024-02-28`), `h1`, `h2`, `ho3` (headings; `ho` optional), `h1.plan` (heading that opens a prescribed part), `p.plan`
(a part without heading), and any other tag as a name for the relations.

A relation is `kind`, `!` where every good checker must find it, `?` where its reading is only plausible, then
`role=name,name`, `closed=words|data`, `dir=down`, `each=yes` (parts may overlap), `left=2` (the first two terms add up to
the others), `verdict=…` (consistent unless said), and after `##` a note.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any

DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2, "○": 0}
SMALL = {"十": 10, "百": 100, "千": 1000}
LARGE = {"万": 10**4, "亿": 10**8}
FULL = {ord(c): ord(c) + 0xFEE0 for c in "0123456789.%"}
HALF = str.maketrans("，：；（）！？％", ",:;()!?%")
NARROW = str.maketrans({chr(c + 0xFEE0): chr(c) for c in range(0x21, 0x7F)})


class SourceError(ValueError):
    """A source that contradicts itself."""


@dataclass
class Mark:
    """Something marked in the plain text: a figure or a tagged stretch."""

    tag: str
    start: int
    end: int
    options: list[str] = field(default_factory=list)
    label: str = ""


@dataclass
class Number:
    """A printed number as this script reads it."""

    value: Fraction
    step: Fraction  # place value of the last printed digit; 0 where the number is exact
    unit: str
    lower: bool
    digits: int  # characters of the text before the unit


def numeral(text: str) -> Fraction:
    """Value of a Chinese numeral, `九十七点六` included."""
    text, _, decimals = text.partition("点")
    if decimals:
        return numeral(text) + Fraction(int("".join(str(DIGITS[c]) for c in decimals)), 10 ** len(decimals))
    total, section, digit = 0, 0, 0
    for c in text:
        if c in DIGITS:
            digit = DIGITS[c]
        elif c in SMALL:
            section += (digit or 1) * SMALL[c]
            digit = 0
        else:
            total = (total + section + digit or 1) * LARGE[c]
            section = digit = 0
    return Fraction(total + section + digit)


def read_number(text: str) -> Number:
    """Read `1.25万余家`, `百余件`, `三十二起`, `百分之八`, `七成`."""
    plain = text.translate(NARROW)
    if plain.startswith("百分之"):
        places = len(plain.partition("点")[2])
        return Number(numeral(plain[3:]), Fraction(1, 10**places), "%", False, len(text))
    m = re.match(r"(\d[\d,]*(?:\.\d+)?)([百千万亿]*)([余多]?)([万亿]?)([余多]?)", plain)
    if m:
        number = m[1].replace(",", "")
        decimals = len(number.partition(".")[2])
        factor = 1
        for c in m[2] + m[4]:
            factor *= SMALL.get(c, 0) or LARGE[c]
        value = Fraction(number) * factor
        rounded = decimals or factor > 1
        step = Fraction(factor, 10**decimals) if rounded else Fraction(0)
        lower = bool(m[3] or m[5])
    else:
        m = re.match(r"([〇零○一二两三四五六七八九十百千万亿]+)([余多]?)([万亿]?)([余多]?)", plain)
        if not m:
            raise SourceError(f"no number: {text}")
        value, step, lower = numeral(m[1] + m[3]), Fraction(0), bool(m[2] or m[4])
    unit = text[m.end() :].strip()
    if unit == "成":
        return Number(value * 10, Fraction(10), "%", lower, len(text))
    if unit in ("个百分点", "个工作日", "个月"):
        return Number(value, step, unit[1:], lower, m.end())
    if unit in ("%", "％"):
        return Number(value, step or Fraction(1), "%", lower, len(text))
    return Number(value, step, unit, lower, m.end())


def parse_markup(body: str) -> tuple[str, list[Mark]]:
    """The plain text of a marked-up body, and its marks with offsets into it."""
    out: list[str] = []
    marks: list[Mark] = []
    stack: list[Mark] = []
    i, n = 0, len(body)
    while i < n:
        c = body[i]
        if c == "{":
            stop = body.index("}", i)
            parts = body[i + 1 : stop].split("|")
            if len(parts) < 2:
                raise SourceError(f"figure without label: {parts}")
            options = parts[2].split() if len(parts) > 2 else []
            printed, _, name = parts[0].partition("#")
            marks.append(Mark("figure", len(out), len(out) + len(printed), options + ([f"#{name}"] if name else []), parts[1]))
            out.extend(printed)
            i = stop + 1
        elif c == "‹":
            colon = body.index(":", i)
            tag = body[i + 1 : colon]
            if len(tag) > 24:
                raise SourceError(f"tag: {tag}")
            stack.append(Mark(tag, len(out), 0))
            marks.append(stack[-1])
            i = colon + 1
        elif c in "›|" and stack:
            mark = stack.pop()
            mark.end = len(out)
            if c == "|":
                stop = body.index("›", i)
                mark.label = body[i + 1 : stop]
                i = stop
            i += 1
        else:
            out.append(c)
            i += 1
    if stack:
        raise SourceError(f"open tag {stack[-1].tag}")
    return "".join(out), marks


class Layout:
    """The plain text as printed: each character with what the layout puts before it."""

    def __init__(self, text: str, marks: list[Mark]) -> None:
        self.core = list(text)
        self.before = [""] * len(text)
        self.inside = {i for m in marks if m.tag == "figure" for i in range(m.start + 1, m.end)}

    def apply(self, name: str, value: int) -> None:
        getattr(self, f"_{name}")(value)

    def _halfwidth(self, _: int) -> None:
        self.core = [c.translate(HALF) for c in self.core]

    def _fullwidth(self, _: int) -> None:
        self.core = [c.translate(FULL) for c in self.core]

    def _oneline(self, gap: int) -> None:
        self.core = [" " * gap if c == "\n" else c for c in self.core]

    def _crlf(self, _: int) -> None:
        self.core = ["\r\n" if c == "\n" else c for c in self.core]
        self.before = [b.replace("\n", "\r\n") for b in self.before]

    def _wrap(self, width: int) -> None:
        column = 0
        for i, c in enumerate(self.core):
            if c == "\n":
                column = 0
                continue
            if column == width:
                self.before[i] += "\n"
                column = 0
            column += 1

    def _spaced(self, _: int) -> None:
        for i, c in enumerate(self.core):
            if i and c != "\n" and self.core[i - 1] != "\n":
                self.before[i] += " "

    def _stray(self, period: int) -> None:
        """Stray spaces around and inside numbers, as optical recognition leaves them."""
        digit = [c.isdigit() or c in ".%" for c in self.core]
        for i in range(1, len(self.core)):
            if "\n" in (self.core[i], self.core[i - 1]):
                continue
            split = False
            if self.core[i].isdigit() and self.core[i - 1].isdigit():
                run = i
                while run < len(self.core) and self.core[run].isdigit():
                    run += 1
                split = run - i == 3 if i * 31 % 2 else i * 104729 % 40 == 0
            if split or (digit[i] != digit[i - 1] and i * 7919 % period != 0):
                self.before[i] += " "

    def _pages(self, length: int) -> None:
        since, page = 0, 1
        for i, c in enumerate(self.core):
            since += 1
            if since > length and i not in self.inside and c not in "\n，。；：、" and not c.isdigit():
                self.before[i] = f"\n\n— {page} —\n\n" + self.before[i].strip()
                since, page = 0, page + 1

    def finish(self) -> tuple[str, list[int], list[int]]:
        """The printed text, and where each character of the plain text starts and ends in it."""
        starts, ends, at = [], [], 0
        for b, c in zip(self.before, self.core, strict=True):
            starts.append(at + len(b))
            at += len(b) + len(c)
            ends.append(at)
        return "".join(b + c for b, c in zip(self.before, self.core, strict=True)), starts, ends


def decimal(value: Fraction) -> str:
    """A finite decimal as text."""
    for places in range(12):
        scaled = value * 10**places
        if scaled.denominator == 1:
            text = str(abs(int(scaled))).rjust(places + 1, "0")
            return ("-" if value < 0 else "") + (f"{text[:-places]}.{text[-places:]}" if places else text)
    raise SourceError(f"no finite decimal: {value}")


def reads(exact: Fraction, value: Fraction, step: Fraction) -> list[str]:
    """The printing conventions under which `exact` is printed as `value`."""
    if value == 100 and exact == 100:
        return ["exact"]
    modes = []
    half = step / 2
    if value - half <= exact < value + half:
        modes.append("half_up")
    even = (value / step) % 2 == 0
    if value - half < exact < value + half or (even and abs(exact - value) == half):
        modes.append("half_even")
    if value <= exact < value + step:
        modes.append("truncated")
    return modes


def verdict_of(modes: list[str]) -> str:
    if not modes:
        return "inconsistent"
    return "consistent_only_if_truncated" if modes == ["truncated"] else "consistent"


class Source:
    """One marked-up report, built."""

    def __init__(self, path: Path) -> None:
        self.name = path.stem
        head, _, rest = path.read_text(encoding="utf-8").partition("\n---\n")
        body, _, relations = rest.partition("\n===\n")
        self.head = dict(line.split(": ", 1) for line in head.splitlines() if ": " in line)
        self.plain, self.marks = parse_markup(body.rstrip("\n") + "\n")
        layout = Layout(self.plain, self.marks)
        for word in self.head.get("layout", "").split():
            name, _, value = word.partition(":")
            layout.apply(name, int(value or 0))
        self.core = layout.core
        self.text, self.starts, self.ends = layout.finish()
        self.numbers: dict[str, Number] = {}
        self.named: dict[str, tuple[int, int]] = {}
        self.figures = [self.figure(m) for m in self.marks if m.tag == "figure"]
        self.check_order()
        for m in self.marks:
            if m.tag != "figure" and m.tag not in self.named:
                self.named[m.tag] = self.span(m.start, m.end)
        self.relations = [r for r in map(self.relation, enumerate(relations.splitlines(), 1)) if r]

    def span(self, start: int, end: int) -> tuple[int, int]:
        return self.starts[start], self.ends[end - 1]

    def check_order(self) -> None:
        for a, b in zip(self.figures, self.figures[1:], strict=False):
            if a["end"] > b["start"]:
                raise SourceError(f"{self.name}: overlapping figures {a['text']} {b['text']}")

    def figure(self, m: Mark) -> dict[str, Any]:
        printed = self.plain[m.start : m.end]
        number = read_number(printed)
        out: dict[str, Any] = {}
        bound, indicators, name = "lower" if number.lower else "exact", [], ""
        extra: dict[str, Any] = {}
        for option in m.options:
            if option in "<>~":
                bound = {"<": "upper", ">": "lower", "~": "approx"}[option]
            elif option == "o":
                extra["optional"] = True
            elif option == "io":
                extra["indicator_optional"] = True
            elif option[0] == "#":
                name = option[1:]
            elif option.startswith("c:"):
                extra["change_of"] = option[2:]
            elif option.startswith("u:"):
                number.unit, number.digits = option[2:], len(printed) - len(option[2:])
            elif option.startswith("ua:"):
                extra["unit_alt"] = option[3:].split(",")
            elif option.startswith("v:"):
                number.value = Fraction(option[2:])
            elif re.fullmatch(r"[a-z_]+\.[a-z_]+", option):
                indicators.append(option)
            else:
                raise SourceError(f"{self.name}: option {option} of {printed}")
        start, end = self.span(m.start, m.end)
        out |= {"start": start, "end": end, "text": self.text[start:end], "value": decimal(number.value), "unit": number.unit}
        out |= {"bound": bound, "label": m.label}
        if indicators:
            out["indicator"] = indicators[0] if len(indicators) == 1 else indicators
        out |= extra
        if name:
            if name in self.numbers:
                raise SourceError(f"{self.name}: two figures #{name}")
            self.numbers[name] = number
            self.named[name] = self.span(m.start, m.start + number.digits)
        return out

    # relations

    def relation(self, numbered: tuple[int, str]) -> dict[str, Any] | None:
        at, line = numbered
        line, _, note = line.partition("##")
        words = line.split()
        if not words:
            return None
        kind = words[0].rstrip("!?")
        options: dict[str, str] = {}
        roles: list[tuple[str, str]] = []
        for word in words[1:]:
            key, _, value = word.partition("=")
            if key in ("closed", "verdict", "dir", "each", "left"):
                options[key] = value
            else:
                roles += [(key, v) for v in value.split(",")]
        terms = []
        for role, name in roles:
            if name not in self.named:
                raise SourceError(f"{self.name}: relation {line}: no {name}")
            start, end = self.named[name]
            terms.append({"role": role, "text": self.text[start:end], "start": start})
        wanted = options.get("verdict", "consistent")
        verdict, computed, modes = self.compute(kind, roles, options, note.strip())
        wanted = "consistent_only_if_truncated" if wanted == "truncated" else wanted
        if verdict and verdict != wanted and wanted != "undetermined":
            raise SourceError(f"{self.name}: {line.strip()}: stated {wanted}, computed {verdict}: {computed}")
        out: dict[str, Any] = {"id": f"{self.name}-{at:02d}", "kind": kind, "terms": terms, "verdict": wanted}
        out["certainty"] = "plausible" if words[0].endswith("?") or "?" in words[0] else "certain"
        if "!" in words[0]:
            out["required"] = True
        out["computed"] = computed
        if note.strip():
            out["note"] = note.strip()
        if "closed" in options:
            out["closed"] = options["closed"]
        if modes:
            out["modes"] = modes
        return out

    def compute(
        self, kind: str, roles: list[tuple[str, str]], options: dict[str, str], note: str
    ) -> tuple[str | None, str, list[str]]:
        """Verdict, arithmetic and printing conventions; no verdict where nothing is computed."""
        known = {name: self.numbers[name] for _, name in roles if name in self.numbers}
        first = [n for n in (known.get(name) for _, name in roles) if n]
        by_role: dict[str, list[Number]] = {}
        for role, name in roles:
            if name in known:
                by_role.setdefault(role, []).append(known[name])
        if kind == "sum" and first:
            total, parts = first[0], first[1:]
            got = sum((p.value for p in parts), Fraction(0))
            slack = sum((n.step for n in first), Fraction(0))
            if k := int(options.get("left", "0")):
                left, right = ([n.value for n in side] for side in (first[:k], first[k:]))
                text = f"{' + '.join(map(decimal, left))} = {' + '.join(map(decimal, right))}"
                return ("consistent" if sum(left) == sum(right) else "inconsistent"), text, []
            text = " + ".join(decimal(p.value) for p in parts) + f" = {decimal(got)} ; printed {decimal(total.value)}"
            if got == total.value or abs(got - total.value) < slack:
                return "consistent", text, []
            return "inconsistent", text, []
        if kind == "breakdown" and first:
            total, parts = first[0], first[1:]
            text = f"each of {[decimal(p.value) for p in parts]} <= {decimal(total.value)}"
            if "each" not in options:
                got = sum((p.value for p in parts), Fraction(0))
                text = " + ".join(decimal(p.value) for p in parts) + f" = {decimal(got)} <= {decimal(total.value)}"
                return ("consistent" if got <= total.value else "inconsistent"), text, []
            return ("consistent" if all(p.value <= total.value for p in parts) else "inconsistent"), text, []
        if kind == "bound" and len(first) > 1:
            a, b = first[0].value, first[1].value
            return ("consistent" if a <= b else "inconsistent"), f"{decimal(a)} <= {decimal(b)}: {a <= b}", []
        if kind == "repeat" and len(first) > 1:
            values = {n.value for n in first}
            return ("consistent" if len(values) == 1 else "inconsistent"), f"values {sorted(map(decimal, values))}", []
        if kind == "shares" and first:
            got = sum((n.value for n in first), Fraction(0))
            slack = sum((n.step for n in first), Fraction(0))
            return ("consistent" if abs(got - 100) < slack else "inconsistent"), f"shares add to {decimal(got)}", []
        if kind == "rate" and "rate" in by_role:
            return self.rate(by_role)
        if kind == "growth" and "current" in by_role:
            return self.growth(by_role, options)
        return None, note or "by reading", []

    def rate(self, by_role: dict[str, list[Number]]) -> tuple[str | None, str, list[str]]:
        rate = by_role["rate"][0]
        tops, bases = by_role.get("numerator", []), by_role.get("denominator", [])
        base = sum((b.value for b in bases), Fraction(0))
        top = sum((t.value for t in tops), Fraction(0))
        if tops and bases:
            inexact = [n for n in tops + bases if n.step]
            exact = 100 * top / base
            if inexact:
                low = 100 * sum((t.value - t.step / 2 for t in tops), Fraction(0)) / sum((b.value + b.step for b in bases), Fraction(0))
                high = 100 * sum((t.value + t.step for t in tops), Fraction(0)) / sum((b.value - b.step / 2 for b in bases), Fraction(0))
                fits = low < rate.value + rate.step and high > rate.value - rate.step / 2
                text = f"between {float(low):.5f} and {float(high):.5f} ; printed {decimal(rate.value)}%"
                return ("consistent" if fits else "inconsistent"), text, []
            modes = reads(exact, rate.value, rate.step)
            return verdict_of(modes), f"100*{decimal(top)}/{decimal(base)} = {float(exact):.5f} ; printed {decimal(rate.value)}%", modes
        if bases and rate.value == 100:
            return "consistent", f"100% read as exactly all: numerator = {decimal(base)}", ["exact"]
        limit = int(base) if bases else 0
        if bases and limit < 200000:
            found: dict[str, list[int]] = {}
            guess = int(base * rate.value / 100)
            for k in range(max(0, guess - 300), min(limit, guess + 300) + 1):
                for mode in reads(Fraction(100 * k) / base, rate.value, rate.step):
                    found.setdefault(mode, []).append(k)
            modes = sorted(found)
            return verdict_of(modes), f"whole numerators { {m: v[:4] for m, v in found.items()} }", modes
        if tops:
            low, high = 100 * top / (rate.value + rate.step / 2), 100 * top / (rate.value - rate.step / 2)
            return "consistent", f"base between {float(low):.1f} and {float(high):.1f}; not printed", []
        return None, "base not printed", []

    def growth(self, by_role: dict[str, list[Number]], options: dict[str, str]) -> tuple[str | None, str, list[str]]:
        current = by_role["current"][0].value
        sign = -1 if options.get("dir") == "down" else 1
        change = by_role.get("change")
        previous = [p.value for p in by_role.get("previous", [])]
        text = ""
        if change:
            implied = current - sign * change[0].value
            text = f"previous = {decimal(implied)} ; "
            if previous and previous[0] != implied:
                return "inconsistent", text + f"printed {decimal(previous[0])}", []
            previous = previous or [implied]
        if "growth" not in by_role:
            return "consistent", text, []
        printed = by_role["growth"][0]
        if by_role["current"][0].step or any(p.step for p in by_role.get("previous", [])):
            c = by_role["current"][0]
            if not previous:
                return "consistent", "previous not printed, current rounded", []
            p = by_role["previous"][0]
            low = 100 * sign * ((c.value - sign * c.step) / (p.value + sign * p.step) - 1)
            high = 100 * sign * ((c.value + sign * c.step) / (p.value - sign * p.step) - 1)
            fits = low < printed.value + printed.step and high > printed.value - printed.step
            return ("consistent" if fits else "inconsistent"), f"between {float(low):.4f} and {float(high):.4f}", []
        if previous:
            exact = 100 * sign * (current - previous[0]) / previous[0]
            modes = reads(exact, printed.value, printed.step)
            text += f"100*({decimal(current)}-{decimal(previous[0])})/{decimal(previous[0])} = {float(sign * exact):.5f} ; printed {decimal(printed.value)}%"
            return verdict_of(modes), text, modes
        found: dict[str, list[int]] = {}
        factor = 1 + sign * printed.value / 100
        guess = int(current / factor) if factor else 0
        for p_ in range(max(1, guess - 400), guess + 400):
            for mode in reads(100 * sign * (current - p_) / p_, printed.value, printed.step):
                found.setdefault(mode, []).append(p_)
        modes = sorted(found)
        shown = {m: [v[0], v[-1]] for m, v in found.items()}
        return verdict_of(modes), f"previous year's whole numbers, first and last: {shown}", modes

    # heading data

    def said(self, m: Mark) -> str:
        """Marked words without the white space of the layout."""
        return "".join(c for c in self.core[m.start : m.end] if not c.isspace() or c == " ").strip()

    def metadata(self) -> dict[str, Any]:
        out: dict[str, Any] = {"title": None}
        for key in ("jurisdiction", "level", "parent", "issuer"):
            value = self.head.get(key)
            out[key] = None if value in (None, "null") else value
        out["year"] = int(self.head["year"])
        out |= {"document_number": None, "recipient": None, "signed_by": None}
        if "level_alt" in self.head:
            out["level_alt"] = self.head["level_alt"]
        for key in ("jurisdiction_alt", "parts_optional"):
            if key in self.head:
                out[key] = self.head[key].split(", ")
        dates, headings, optional = [], [], []
        parts: dict[str, int | None] = dict.fromkeys(["achievements", "responsibilities", "shortcomings", "plan", "other"])
        fields = {"title": "title", "docno": "document_number", "recipient": "recipient", "signer": "signed_by"}
        for m in self.marks:
            start, end = self.span(m.start, m.end)
            if m.tag in fields:
                out[fields[m.tag]] = self.said(m)
                if m.tag == "title":
                    out["title_start"] = start
            elif m.tag.startswith("d."):
                dates.append({"role": m.tag[2:].rstrip("0123456789"), "date": m.label, "text": self.text[start:end], "start": start})
            elif h := re.fullmatch(r"h(o?)([1-4])(?:\.(\w+))?", m.tag):
                (optional if h[1] else headings).append([int(h[2]), self.said(m), start])
                if h[3] and parts[h[3]] is None:
                    parts[h[3]] = start
            elif m.tag.startswith("p."):
                parts[m.tag[2:]] = start
        out |= {"dates": dates, "headings": headings, "headings_optional": optional, "part_starts": parts}
        return out

    # the author's own proof-reading

    def listing(self) -> str:
        keys = ("text", "value", "unit", "bound", "label", "indicator", "change_of")
        lines = [" | ".join(str(f.get(k, "")) for k in keys) + (" (optional)" if f.get("optional") else "") for f in self.figures]
        lines += [f"{r['kind']} {r['verdict']} {r['computed']}" for r in self.relations]
        return "\n".join(lines)

    def lint(self) -> list[str]:
        """Numbers outside every mark, and approximations that no bound records."""
        covered = [False] * len(self.plain)
        out = []
        figure_marks = [m for m in self.marks if m.tag == "figure"]
        for m, f in zip(figure_marks, self.figures, strict=True):
            covered[m.start : m.end] = [True] * (m.end - m.start)
            before, after = self.plain[max(0, m.start - 4) : m.start], self.plain[m.end : m.end + 3]
            hint = re.search(r"(近|约|超|逾|突破|不足|不到|不少于|至少|超过|不低于|将近)(过|出|了)?$", before) or re.match(r"以上|以下|以内|左右|上下|内|\+", after)
            if (f["bound"] == "exact") == bool(hint):
                if not (f["bound"] == "lower" and re.search("[余多]", f["text"])):
                    out.append(f"bound? {before}[{f['text']}]{after} {f['bound']}")
        pattern = r"[0-9０-９][0-9０-９.,]*|[一二两三四五六七八九十百千万]+(?=[余多]?[件个项次批户笔宗起例卷份条名人家场期支类级种年月天日倍成届章所套张处])|百分之"
        for m in re.finditer(pattern, self.plain):
            if not covered[m.start()] and not re.match(r"年|月|日|[—-]\d{4}年|〕|\]|）", self.plain[m.end() : m.end() + 6]):
                out.append(f"unmarked? {self.plain[max(0, m.start() - 10) : m.end() + 8]!r}")
        return out


def write_lines(path: Path, rows: list[dict[str, Any]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--list", action="store_true", help="print every figure and relation for proof-reading")
    parser.add_argument("--lint", action="store_true", help="print numbers outside every mark")
    parser.add_argument("--only", default="")
    args = parser.parse_args()
    metadata: dict[str, Any] = {}
    failed = False
    for path in sorted((args.folder / "sources").glob("*.src")):
        try:
            source = Source(path)
        except SourceError as error:
            print(error, file=sys.stderr)
            failed = True
            continue
        (args.folder / f"{source.name}.txt").write_bytes(source.text.encode("utf-8"))
        write_lines(args.folder / "figures" / f"{source.name}.jsonl", source.figures)
        write_lines(args.folder / "relations" / f"{source.name}.jsonl", source.relations)
        metadata[source.name] = source.metadata()
        chinese = len(re.findall(r"[\u4e00-\u9fff]", source.text))
        print(f"{source.name}: {chinese} characters, {len(source.figures)} figures, {len(source.relations)} relations")
        if args.only in source.name:
            if args.list:
                print(source.listing())
            if args.lint:
                print("\n".join(source.lint()))
    text = json.dumps(metadata, ensure_ascii=False, indent=1)
    (args.folder / "metadata.json").write_text(text + "\n", encoding="utf-8")
    sys.exit(failed)


if __name__ == "__main__":
    main()
