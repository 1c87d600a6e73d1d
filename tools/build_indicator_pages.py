"""Writes the manual's pages on the catalogue of statistics, one a topic file: `python tools/build_indicator_pages.py`.

Everything on them comes from the data: `src/fazhi/data/indicators/*.toml` and `src/fazhi/data/relations.toml`.
`--check` writes nothing and fails where a page is not what the data say.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from fazhi.catalogue import Catalogue, Definition, Kind, Topic, catalogue

ROOT = Path(__file__).resolve().parents[1]
PAGES = ROOT / "docs" / "indicators"
RELATIONS = ROOT / "src" / "fazhi" / "data" / "relations.toml"
SHOWN = 12  # announcing words shown of each kind
KINDS = {
    "flow": "flow (流量), counted over the period",
    "stock": "stock (存量), held at a moment",
    "rate": "rate (比率)",
    "amount": "amount of money (金额)",
}


def _relations(book: Catalogue) -> dict[str, list[str]]:
    """For every indicator the sentences that the data of the checks say about it."""
    data = tomllib.loads(RELATIONS.read_text(encoding="utf-8"))
    said: dict[str, list[str]] = {}
    for closed in data.get("closed", []):
        for definition in book:
            for member, words in closed.get("members", {}).items():
                if definition.kind is not Kind.RATE and not set(words).isdisjoint(definition.verbs):
                    sentence = f"{closed['zh']}, {closed['en']}: it is the member “{member}” of that list"
                    said.setdefault(definition.name, []).append(sentence)
    for bound in data.get("indicator_bound", []):
        small, large = bound["small"], bound["large"]
        sentence = f"`{small}` ≤ `{large}`, unless cases were carried in"
        said.setdefault(small, []).append(sentence)
        said.setdefault(large, []).append(sentence)
    for whole in data.get("hierarchy", []):
        if "parts" in whole:
            sentence = f"`{whole['name']}` = " + " + ".join(f"`{p}`" for p in whole["parts"])
            for name in (whole["name"], *whole["parts"]):
                said.setdefault(name, []).append(sentence)
    for carry in data.get("carry", []):
        sentence = f"`{carry['out']}` of a year is `{carry['into']}` of the next"
        said.setdefault(carry["out"], []).append(sentence)
        said.setdefault(carry["into"], []).append(sentence)
    return said


def _rates(book: Catalogue) -> dict[str, list[str]]:
    """For every indicator the rates it is numerator or denominator of."""
    said: dict[str, list[str]] = {}
    for rate in book:
        above = " or ".join(f"`{n}`" for n in rate.numerators) or "a count that is not in the catalogue"
        below = " or ".join(f"`{n}`" for n in rate.denominators) or "a count that is not in the catalogue"
        if rate.numerators or rate.denominators:
            for name in (rate.name, *rate.numerators, *rate.denominators):
                said.setdefault(name, []).append(f"`{rate.name}` = {above} ÷ {below}")
    return said


def _words(definition: Definition) -> Iterator[str]:
    for title, words in (
        ("within the topic", definition.verbs),
        ("anywhere", definition.phrases),
        ("anywhere, unless a verb of the topic stands before", definition.nouns),
        (f"right after {', '.join(f'`{n}`' for n in definition.follows)}", definition.chained),
    ):
        if words:
            more = f" and {len(words) - SHOWN} more" if len(words) > SHOWN else ""
            yield f"{title}: {'、'.join(words[:SHOWN])}{more}"


def _entry(definition: Definition, said: list[str]) -> list[str]:
    lines = [
        f"## `{definition.name}`",
        "",
        f"**{definition.zh}** — {definition.en}",
        "",
        f"{definition.meaning.zh} {definition.meaning.en}",
        "",
        f"- Kind: {KINDS[definition.kind]}",
        f"- Units: {' '.join(definition.units)}",
        f"- Source: {definition.source}",
    ]
    if definition.since or definition.until:
        lines.append(f"- In force: {definition.since or '…'} to {definition.until or '…'}")
    lines += [f"- Changed in {r.since}: {r.reason.zh} {r.reason.en}" for r in definition.revisions]
    if definition.note:
        lines.append(f"- Note: {definition.note}")
    lines += [f"- Announced {words}" for words in _words(definition)]
    lines += [f"- Takes part in: {sentence}" for sentence in dict.fromkeys(said)]
    return [*lines, ""]


def pages() -> dict[str, str]:
    """The text of every page by its file name."""
    book = catalogue()
    said, rates = _relations(book), _rates(book)
    files: dict[str, list[Topic]] = {}
    for topic in book.topics.values():
        files.setdefault(topic.file.removesuffix(".toml"), []).append(topic)
    found: dict[str, str] = {}
    rows = []
    for stem, topics in files.items():
        title = "、".join(t.zh for t in topics)
        lines = [f"# {title}", "", " · ".join(t.en for t in topics), ""]
        count = 0
        for topic in topics:
            for definition in book.in_topic(topic.name):
                lines += _entry(definition, [*said.get(definition.name, []), *rates.get(definition.name, [])])
                count += 1
        found[f"{stem}.md"] = "\n".join(lines)
        rows.append(f"| [{title}]({stem}.md) | {' · '.join(t.en for t in topics)} | {count} |")
    index = [
        "# Indicators",
        "",
        f"The catalogue holds {len(book)} statistics (指标) of {len(book.topics)} topics. Figures of a report are",
        "linked to them by the words on these pages; how to add your own is told in {doc}`adding`. The pages are",
        "written from the data by `tools/build_indicator_pages.py`.",
        "",
        "| topic | in English | statistics |",
        "|---|---|---|",
        *rows,
        "",
        "```{toctree}",
        ":hidden:",
        "",
        "adding",
        *files,
        "```",
        "",
    ]
    found["index.md"] = "\n".join(index)
    return found


def main() -> int:
    """Write the pages, or with `--check` say which are out of date."""
    PAGES.mkdir(exist_ok=True)
    stale = []
    for name, text in pages().items():
        path = PAGES / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            stale.append(name)
            if "--check" not in sys.argv:
                path.write_text(text, encoding="utf-8")
    if "--check" in sys.argv and stale:
        print("out of date:", *stale, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
