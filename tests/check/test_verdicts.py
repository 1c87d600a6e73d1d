"""Verdicts, modes, implied truths and repairs of small texts, worked out by hand."""

from __future__ import annotations

from importlib.resources import files

import pytest

import fazhi
from fazhi.check.registry import rules
from fazhi.check.rule import CheckConfig
from fazhi.model import CheckResult, Mode, Relation, RelationKind, Severity, Verdict


def checked(text: str, config: CheckConfig | None = None) -> CheckResult:
    return fazhi.check(fazhi.parse(text, name="text"), config=config)


def only(result: CheckResult, kind: RelationKind) -> Relation:
    found = [r for r in result.relations if r.kind is kind]
    assert len(found) == 1
    return found[0]


def test_a_rate_that_fits_only_when_cut() -> None:
    relation = only(checked("作出复议决定198件，直接纠错27件，直接纠错率13.63%。"), RelationKind.RATE)
    assert relation.verdict is Verdict.TRUNCATED
    assert relation.modes == (Mode.TRUNCATED,)


def test_mixed_conventions_make_a_cut_rate_a_warning() -> None:
    cut = "作出复议决定198件，直接纠错27件，直接纠错率13.63%。"
    rounded = "受理矛盾纠纷1515件，调解成功1510件，调解成功率99.7%。"
    assert [f.severity for f in checked(cut).findings] == [Severity.INFO]
    both = checked(cut + "\n\n" + rounded)
    assert [f.severity for f in both.findings] == [Severity.WARNING]


@pytest.mark.parametrize(
    ("text", "verdict", "modes"),
    [
        ("依申请公开159件，同比上升91.6%。", Verdict.CONSISTENT, (Mode.HALF_UP, Mode.HALF_EVEN)),
        ("新收行政复议案件783件，同比增长66.24%。", Verdict.CONSISTENT, (Mode.HALF_UP, Mode.HALF_EVEN, Mode.TRUNCATED)),
        ("新收行政复议案件7件，同比增长33.3%。", Verdict.INCONSISTENT, ()),
        ("新收行政复议案件4件，同比增长33.3%。", Verdict.CONSISTENT, (Mode.HALF_UP, Mode.HALF_EVEN, Mode.TRUNCATED)),
        ("新收行政复议案件5件，同比增长66.6%。", Verdict.TRUNCATED, (Mode.TRUNCATED,)),
    ],
)
def test_growth_needs_a_whole_number_before(text: str, verdict: Verdict, modes: tuple[Mode, ...]) -> None:
    relation = only(checked(text), RelationKind.GROWTH)
    assert (relation.verdict, relation.modes) == (verdict, modes)


def test_more_concluded_than_accepted_says_what_was_carried_in() -> None:
    result = checked("全市共收到行政复议申请1686件，受理1405件，审结1726件。")
    bounds = {r.computed: r for r in result.relations if r.kind is RelationKind.BOUND}
    assert bounds["1405 ≤ 1686"].verdict is Verdict.CONSISTENT
    for computed, least in (("1726 > 1405", "321"), ("1726 > 1686", "40")):
        assert bounds[computed].verdict is Verdict.UNDETERMINED
        assert bounds[computed].implied is not None
        assert least in bounds[computed].implied.zh
    assert result.findings == ()


def test_overlapping_subsets_are_never_added() -> None:
    result = checked("2278个服务事项进驻大厅，2254个事项实现网办、1406个事项即来即办、488个事项容缺办。")
    assert result.findings == ()
    assert only(result, RelationKind.BREAKDOWN).verdict is Verdict.CONSISTENT


def test_repairs_name_every_figure_that_could_be_the_wrong_one() -> None:
    result = checked("对现行352份文件开展清理，其中保留203份，拟修改27份，宣布失效58份，废止63份。")
    (finding,) = result.findings
    single = {r.figures[0].quantity.text: r for r in finding.repairs}
    assert set(single) == {"352份", "203份", "27份", "58份", "63份"}
    assert "64份" in [c.text for c in single["63份"].candidates[0]]
    assert "351份" in [c.text for c in single["352份"].candidates[0]]
    assert len({r.rank for r in finding.repairs}) < len(finding.repairs)  # ties stay ties


def test_a_figure_that_others_confirm_is_not_blamed() -> None:
    """189 + 47 = 236 leaves 236 alone: the fault of the second sum is in its own parts or in 189."""
    text = "收到复议申请236件，受理189件，不予受理等其他处理47件，受理的案件中，审结171件、正在审理17件。"
    result = checked(text)
    errors = [f for f in result.findings if f.severity is Severity.ERROR]
    assert len(errors) == 1
    blamed = {r.figures[0].quantity.text for r in errors[0].repairs if len(r.figures) == 1}
    assert blamed == {"171件", "17件"}


def test_one_fault_is_one_finding() -> None:
    text = files("fazhi").joinpath("data/demo.txt").read_text(encoding="utf-8")
    (dates,) = (f for f in checked(text).findings if f.rule == "date")
    assert dates.severity is Severity.ERROR
    assert len(dates.relations) == 2  # against the signing, and against the document number


def test_the_arithmetic_and_both_languages_are_in_the_message() -> None:
    (finding,) = checked("作出复议决定198件，直接纠错27件，直接纠错率14.63%。").findings
    assert "13.6363…" in finding.message.zh
    assert "截尾为13.63" in finding.message.zh
    assert "rounded 13.64, cut 13.63" in finding.message.en


def test_rules_can_be_switched_and_their_severity_lowered() -> None:
    text = "对现行352份文件开展清理，其中保留203份，拟修改27份，宣布失效58份，废止63份。"
    assert checked(text, CheckConfig(off=frozenset({"sum"}))).ok
    assert checked(text, CheckConfig(only=frozenset({"rate"}))).findings == ()
    (finding,) = checked(text, CheckConfig(severity={"sum": Severity.INFO})).findings
    assert finding.severity is Severity.INFO


def test_no_setting_makes_an_error_of_what_is_not_proved() -> None:
    text = "收到依申请公开38件（网上29件，现场0件，邮寄8件）。"
    loud = CheckConfig(severity=dict.fromkeys([r.id for r in rules()], Severity.ERROR))
    assert [f.severity for f in checked(text, loud).findings] == [Severity.WARNING]


def test_every_rule_has_a_manual_page() -> None:
    for rule in rules():
        for heading in ("**What.**", "**Why.**", "**Fails.**", "**Passes.**", "**Silent.**", "**Severity.**"):
            assert heading in rule.doc, (rule.id, heading)
    assert len({rule.id for rule in rules()}) == len(rules())
