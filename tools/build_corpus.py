"""Build a corpus of annotated reports from marked-up sources.

usage: build_corpus.py FOLDER [--list] [--lint]

Every FOLDER/sources/NAME.src becomes FOLDER/NAME.txt, FOLDER/figures/NAME.jsonl, FOLDER/relations/NAME.jsonl and an
entry of FOLDER/metadata.json. The annotations are written by hand in the source, next to the words they annotate; this
script only turns them into exact offsets, applies the layout (wrapping, stray spaces, page breaks ...) and refuses a
source whose stated verdicts disagree with its own arithmetic.

A source is `key: value` lines, `---`, the text, `===`, and one relation a line.

In the text, `{198件#a|收到行政复议申请|reconsideration.received}` marks a figure: what is printed, with `#a` a name for
the relations, its label, and options: `topic.name` an indicator, `c:topic.name` what a change changes, `<` `>` `~` the
bound (upper, lower, approx; `余` and `多` inside are seen by themselves), `o` optional, `io` indicator optional,
`u:` `v:` unit and value where they are not simply read off, `ua:` other accepted units.
`‹tag:words›` marks other words: `title`, `docno`, `recipient`, `signer`, `d.signed`, `d.printed`, `d.published` (then
`|2024-02-28`), `h1`, `h2`, `ho3` (headings; `ho` optional), `h1.plan` (heading that opens a prescribed part), `p.plan`
(a part without heading), and any other tag as a name for the relations.

A relation is `kind`, `!` where every good checker must find it, `?` where its reading is only plausible, then
`role=name,name`, `closed=words|data`, `dir=down`, `each=yes` (parts may overlap), `left=2` (the first two terms add up
to the others), `verdict=…` (consistent unless said), and after `##` a note.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from fractions import Fraction
from pathlib import Path
from typing import Any

from corpus_markup import Layout, Mark, parse_markup
from corpus_numbers import Number, SourceError, compute, decimal, read_number


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
        out |= {
            "start": start,
            "end": end,
            "text": self.text[start:end],
            "value": decimal(number.value),
            "unit": number.unit,
        }
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
        verdict, computed, modes = compute(kind, roles, options, note.strip(), self.numbers)
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
        dates: list[dict[str, Any]] = []
        headings: list[list[Any]] = []
        optional: list[list[Any]] = []
        parts: dict[str, int | None] = dict.fromkeys(
            ["achievements", "responsibilities", "shortcomings", "plan", "other"]
        )
        fields = {"title": "title", "docno": "document_number", "recipient": "recipient", "signer": "signed_by"}
        for m in self.marks:
            start, end = self.span(m.start, m.end)
            if m.tag in fields:
                out[fields[m.tag]] = self.said(m)
                if m.tag == "title":
                    out["title_start"] = start
            elif m.tag.startswith("d."):
                dates.append(
                    {
                        "role": m.tag[2:].rstrip("0123456789"),
                        "date": m.label,
                        "text": self.text[start:end],
                        "start": start,
                    }
                )
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
        lines = [
            " | ".join(str(f.get(k, "")) for k in keys) + (" (optional)" if f.get("optional") else "")
            for f in self.figures
        ]
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
            hint = re.search(
                r"(近|约|超|逾|突破|不足|不到|不少于|至少|超过|不低于|将近)(过|出|了)?$", before
            ) or re.match(r"以上|以下|以内|左右|上下|内|\+", after)
            vague = f["bound"] == "lower" and re.search("[余多]", f["text"])
            if (f["bound"] == "exact") == bool(hint) and not vague:
                out.append(f"bound? {before}[{f['text']}]{after} {f['bound']}")
        nouns = "件个项次批户笔宗起例卷份条名人家场期支类级种年月天日倍成届章所套张处"
        pattern = rf"[0-9０-９][0-9０-９.,]*|[一二两三四五六七八九十百千万]+(?=[余多]?[{nouns}])|百分之"
        calendar = re.compile(r"年|月|日|[—-]\d{4}年|〕|\]|）")
        for hit in re.finditer(pattern, self.plain):
            if not covered[hit.start()] and not calendar.match(self.plain, hit.end()):
                out.append(f"unmarked? {self.plain[max(0, hit.start() - 10) : hit.end() + 8]!r}")
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
