"""What the screens pass over, the rules of `check` pass over too; what they report, the corpus reports."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import fazhi
from fazhi.check.registry import rules
from fazhi.corpus import files_of, run
from fazhi.corpus.across import clashing
from fazhi.corpus.facts import facts_of, place_key
from fazhi.model import Jurisdiction, Level
from fazhi.strategies.histories import histories

TITLE = "{}人民政府{}年度法治政府建设情况报告\n\n一、主要举措和成效\n\n"
ACROSS = {rule.id for rule in rules() if rule.across is not None}


def pair(before: str, now: str, place: str = "启东市") -> list[fazhi.Report]:
    return [
        fazhi.parse(TITLE.format(place, year) + text, name=str(year)) for year, text in ((2020, before), (2021, now))
    ]


def screened(reports: list[fazhi.Report]) -> list[list[str]]:
    return list(clashing([facts for facts in map(facts_of, reports) if facts is not None]))


@pytest.mark.parametrize("seed", [5, 6])
def test_the_findings_are_those_of_checking_all_together(seed: int, tmp_path: Path) -> None:
    for issue in histories(24, seed=seed, years=range(2020, 2023), length=700, faults=0.6):
        path = tmp_path / "in" / issue.file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(issue.text, encoding="utf-8")
    files = list(files_of(tmp_path / "in"))
    together = fazhi.check([fazhi.read(file) for file in files])
    wanted = sorted(
        (str(f.report), f.rule, f.severity.value, f.message.zh) for f in together.findings if f.rule in ACROSS
    )
    run(tmp_path / "in", tmp_path / "out", form="jsonl", processes=1)
    rows = map(json.loads, (tmp_path / "out" / "findings.jsonl").read_text(encoding="utf-8").splitlines())
    found = sorted((r["file"], r["rule"], r["severity"], r["message"]) for r in rows if r["across"])
    assert found == wanted
    assert found


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("全市共收到行政复议申请100件。", "全市共收到行政复议申请120件，较上年增加20件，增长20%。"),
        ("全市共收到行政复议申请100件。", "全市共收到行政复议申请120件，同比增长20.0%。"),
        ("全市共收到行政复议申请120件。", "全市共收到行政复议申请100件，同比下降16.6%。"),
        ("全市共收到行政复议申请120件。", "全市共收到行政复议申请100件，同比下降16.7%。"),
        ("全市共收到行政复议申请120件。", "全市共收到行政复议申请100件。"),
    ],
)
def test_what_follows_from_last_year_is_not_read_again(before: str, now: str) -> None:
    assert screened(pair(before, now)) == []


@pytest.mark.parametrize(
    "now",
    [
        "全市共收到行政复议申请120件，较上年增加19件。",
        "全市共收到行政复议申请120件，同比增长21%。",
        "全市共收到行政复议申请120件，同比下降20%。",
    ],
)
def test_what_does_not_follow_is_read_again(now: str) -> None:
    assert screened(pair("全市共收到行政复议申请100件。", now)) == [["2020", "2021"]]


def test_a_city_below_the_sum_of_its_counties_is_read_again() -> None:
    text = "全{}各级行政复议机关共收到行政复议申请{}件。"
    reports = [
        fazhi.parse(TITLE.format(place, 2021) + text.format(place[-1], count), name=place)
        for place, count in (("南通市", 100), ("启东市", 60), ("如皋市", 30))
    ]
    assert screened(reports) == []
    more = fazhi.parse(TITLE.format("海安市", 2021) + text.format("市", 20), name="海安市")
    assert screened([*reports, more]) == [["南通市", "启东市", "如皋市", "海安市"]]


def test_places_that_share_a_name_are_not_taken_for_one() -> None:
    assert pair("收到申请5件", "收到申请9件", place="鼓楼区")[0].jurisdiction is not None
    assert place_key(Jurisdiction("鼓楼区", Level.COUNTY)) is None
    assert place_key(Jurisdiction("城关镇", Level.TOWNSHIP)) is None
    county = Jurisdiction("如东县", Level.COUNTY, code="320623")
    assert place_key(Jurisdiction("城关镇", Level.TOWNSHIP, county)) == "320623/城关镇"
