"""A small result with one finding of each severity, made by hand."""

from __future__ import annotations

from fractions import Fraction

import pytest
from attrs import frozen

from fazhi.model import (
    Bilingual,
    Candidate,
    Certainty,
    CheckResult,
    Figure,
    Finding,
    Relation,
    RelationKind,
    Repair,
    Report,
    Severity,
    Term,
    Verdict,
)
from fazhi.quantity.quantity import Quantity
from fazhi.quantity.unit import Unit
from fazhi.span import Anchor, Source, Span

TEXT = "标题\r\n清理文件9件，其中保留4件、废止6件。\r\n纠错率<13%>&\x0b“高”。"


def figure(text: str, at: int) -> Figure:
    """The figure printed as `text` at offset `at`."""
    span = Span(at, at + len(text))
    return Figure(span, span, Quantity(Fraction(int(text[:-1])), Unit(text[-1]), text=text), label="文件")


@frozen
class Sample:
    """What the writers are given."""

    result: CheckResult
    reports: list[Report]
    failures: list[tuple[str, str]]


@pytest.fixture
def sample() -> Sample:
    name = "文件夹/草稿 1.txt"
    source = Source(TEXT, name, "txt", "00" * 32, (Anchor(0, "page", "1"),))
    figures = [figure("9件", TEXT.index("9件")), figure("4件", TEXT.index("4件")), figure("6件", TEXT.index("6件"))]
    report = Report(source, name=name, figures=tuple(figures))
    roles = ("total", "part", "part")
    terms = tuple(Term(role, f.span, f.quantity.text, name, f) for role, f in zip(roles, figures, strict=True))
    relation = Relation(
        RelationKind.BREAKDOWN, terms, Verdict.INCONSISTENT, Certainty.CERTAIN, computed="4 + 6 = 10 ≠ 9", closed="data"
    )
    options = tuple((Candidate(f, f"{v}件", "digit"),) for f, v in zip(figures, (10, 3, 5), strict=True))
    repairs = tuple(Repair((f,), (option,)) for f, option in zip(figures, options, strict=True))
    rate = figure("13%", TEXT.index("13%"))
    findings = (
        Finding("plan", Severity.INFO, Bilingual("缺少计划", "no plan"), (), (), None, name),
        Finding("rate", Severity.WARNING, Bilingual("舍去 100%", "cut 100%"), (), (rate,), rate.span, name),
        Finding(
            "sum", Severity.ERROR, Bilingual("分项之和不符", "parts miss the total"), (relation,), tuple(figures),
            figures[0].span, name, repairs,
        ),
    )  # fmt: skip
    return Sample(CheckResult((relation,), findings), [report], [("坏.txt", "文件是空的")])
