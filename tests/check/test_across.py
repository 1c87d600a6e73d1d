"""Reports side by side: years of one place, and a place with what lies inside it."""

from __future__ import annotations

import pytest

import fazhi
from fazhi.model import CheckResult, RelationKind, Report, Severity, Verdict


def report(place: str, year: int, body: str) -> Report:
    title = f"{place}人民政府关于{year}年度法治政府建设情况的报告"
    text = f"{title}\n\n一、主要举措和成效\n\n{body}\n\n二、存在的不足\n\n仍有不足。\n"
    return fazhi.parse(text, name=f"{place}-{year}")


def across(*reports: Report) -> CheckResult:
    return fazhi.check(list(reports))


@pytest.mark.parametrize(("last", "verdict"), [(471, Verdict.CONSISTENT), (417, Verdict.INCONSISTENT)])
def test_growth_must_fit_what_last_year_printed(last: int, verdict: Verdict) -> None:
    before = report("南通市", 2022, f"全市共收到行政复议申请{last}件，受理430件。")
    now = report("南通市", 2023, "全市共收到行政复议申请783件，同比增长66.24%，受理707件。")
    result = across(before, now)
    found = [r for r in result.relations if r.kind is RelationKind.YEAR]
    assert [r.verdict for r in found] == [verdict]
    loud = [f for f in result.findings if f.rule == "year"]
    assert [f.severity for f in loud] == ([] if verdict is Verdict.CONSISTENT else [Severity.WARNING])


def test_other_places_and_other_years_are_not_compared() -> None:
    a = report("南通市", 2021, "全市共收到行政复议申请417件，受理400件。")
    b = report("无锡市", 2022, "全市共收到行政复议申请417件，受理400件。")
    now = report("南通市", 2023, "全市共收到行政复议申请783件，同比增长66.24%，受理707件。")
    assert not [r for r in across(a, b, now).relations if r.kind in (RelationKind.YEAR, RelationKind.HIERARCHY)]


@pytest.mark.parametrize(("city", "rules"), [(1686, []), (186, ["hierarchy"])])
def test_a_city_counts_at_least_its_counties(city: int, rules: list[str]) -> None:
    whole = report("南通市", 2023, f"2023年，全市共收到行政复议申请{city}件，受理{city - 20}件。")
    county = report("启东市", 2023, "2023年，全市共收到行政复议申请198件，受理178件。")
    result = across(whole, county)
    assert sorted({f.rule for f in result.findings if f.severity is not Severity.INFO}) == rules
    assert [r for r in result.relations if r.kind is RelationKind.HIERARCHY]


def test_the_governments_own_office_is_not_the_whole_city() -> None:
    whole = report("南通市", 2023, "2023年，市政府收到行政复议申请186件，受理160件。")
    county = report("启东市", 2023, "2023年，全市共收到行政复议申请198件，受理178件。")
    assert not [f for f in across(whole, county).findings if f.rule == "hierarchy"]


def test_sentences_copied_from_last_year_are_pointed_out() -> None:
    body = "全年开展执法检查1260次，发现问题318个。组织普法活动86场，参与群众12400人。"
    result = across(report("南通市", 2022, body), report("南通市", 2023, body))
    assert [f.severity for f in result.findings if f.rule == "copied"] == [Severity.INFO]


def test_single_reports_find_the_same_alone_and_together() -> None:
    a = report("南通市", 2022, "对现行352份文件开展清理，其中保留203份，拟修改27份，宣布失效58份，废止63份。")
    b = report("无锡市", 2023, "作出复议决定198件，直接纠错27件，直接纠错率14.63%。")
    alone = [f.message for r in (a, b) for f in fazhi.check(r).findings]
    assert sorted(str(m) for m in alone) == sorted(str(f.message) for f in across(a, b).findings)


def test_the_real_reports(real_reports: dict[str, str]) -> None:
    """One true error in five reports, one cut rate among rounded ones, and no other alarm."""
    parsed = [fazhi.parse(text, name=name) for name, text in real_reports.items()]
    loud = [(f.report, f.rule, f.severity) for f in across(*parsed).findings if f.severity is not Severity.INFO]
    assert sorted(loud) == [
        ("lianyungang-2021", "date", Severity.ERROR),
        ("qidong-2023", "rate", Severity.WARNING),
    ]
