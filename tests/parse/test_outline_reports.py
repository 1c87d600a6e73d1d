"""The outline of the real reports and of the invented corpus, against their reference annotations."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from fazhi.model import Section
from fazhi.parse.layout import repair
from fazhi.parse.outline import outline
from fazhi.parse.tokens import Scan

CORPUS = Path(__file__).parents[1] / "corpus"


def sections(text: str) -> list[Section]:
    return [s for top in outline(repair(text), Scan((), (), ())) for s in top.walk()]


def bare(title: str) -> str:
    return "".join(title.split())


def compare(text: str, reference: dict[str, Any]) -> None:
    found = sections(text)
    heads = {(s.level, bare(s.title), s.title_span.start) for s in found}
    optional = {(level, bare(title), start) for level, title, start in reference.get("headings_optional", [])}
    expected = {(level, bare(title), start) for level, title, start in reference["headings"]}
    assert {head for head in heads if head[0] in (1, 2)} - optional == expected
    assert optional <= heads
    for part, start in reference["part_starts"].items():
        if start is not None and part not in reference.get("parts_optional", ()):
            of_part = [s for s in found if s.part == part]
            assert of_part, part
            assert start in (of_part[0].span.start, of_part[0].title_span.start), part


def test_real_reports(real_reports: dict[str, str], gold: Path) -> None:
    for name, reference in json.loads((gold / "metadata.json").read_text(encoding="utf-8")).items():
        compare(real_reports[name], reference)
        absent = [p for p, start in reference["part_starts"].items() if start is None]
        present = {s.part for s in sections(real_reports[name])}
        assert not present.intersection(p for p in absent if p not in reference.get("parts_optional", ()))


def _corpus() -> list[str]:
    return [
        name for name, reference in _metadata().items() if "headings" in reference and (CORPUS / f"{name}.txt").exists()
    ]


def _metadata() -> dict[str, Any]:
    path = CORPUS / "metadata.json"
    return dict(json.loads(path.read_text(encoding="utf-8"))) if path.exists() else {}


KNOWN = [
    "foshan-scjg-2021",
    "guoyuan-2024",
    "jinyun-2020",
    "mianyang-2022",
    "putuo-2023",
    "qiandongnan-2012",
    "shihe-xxgk-2021",
    "xilingol-2019",
]
"""The reports of the corpus that were known while the outline was built; every heading of theirs is right."""


@pytest.mark.parametrize("name", KNOWN)
def test_invented_reports(name: str) -> None:
    compare((CORPUS / f"{name}.txt").read_bytes().decode("utf-8"), _metadata()[name])


def test_headings_of_the_whole_corpus() -> None:
    """Of levels 1 and 2; floors just below what is reached on reports that were first read when the outline stood."""
    right = missed = extra = 0
    for name in _corpus():
        reference = _metadata()[name]
        found = sections((CORPUS / f"{name}.txt").read_bytes().decode("utf-8"))
        heads = {(s.level, bare(s.title), s.title_span.start) for s in found if s.level in (1, 2)}
        expected = {(lv, bare(title), start) for lv, title, start in reference["headings"] if lv in (1, 2)}
        optional = {start for _, _, start in reference.get("headings_optional", [])}
        right += len(heads & expected)
        missed += len(expected - heads)
        extra += sum(start not in optional for _, _, start in heads - expected)
    assert right / (right + missed) >= 0.985
    assert right / (right + extra) >= 0.985
