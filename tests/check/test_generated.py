"""Invented reports: sound ones raise no alarm, planted slips do, and the planted figure is among the suspects."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import fazhi
from fazhi.model import Figure, Severity
from fazhi.strategies.faults import slips
from fazhi.strategies.reports import Draft, draft, drafts


@settings(max_examples=40)
@given(drafts())
def test_a_sound_report_raises_no_alarm(made: Draft) -> None:
    result = fazhi.check(fazhi.parse(made.text, name="draft"))
    assert [f.message.zh for f in result.findings if f.severity is not Severity.INFO] == []


@settings(max_examples=40)
@given(drafts())
def test_figures_stand_where_the_writer_put_them(made: Draft) -> None:
    for printed in made.figures:
        assert made.text[printed.start : printed.end] == printed.text


@settings(max_examples=60)
@given(drafts(), st.data())
def test_a_changed_count_of_a_closed_list_is_an_error(made: Draft, data: st.DataObject) -> None:
    """received = accepted + rejected and its like: consistent as written, and not after one figure is changed."""
    ties = [t for t in made.ties if t.kind == "sum"]
    assume(ties)
    tie = data.draw(st.sampled_from(ties))
    at = data.draw(st.sampled_from(tie.figures))
    printed = made.figures[at]
    fault = data.draw(
        st.sampled_from([s for s in slips(printed.text) if s.kind in ("digit", "swap", "drop", "double")])
    )
    # Another count of the text that happens to make up the difference gives the list a second reading: no proof then.
    printed_now = [fault.text if i == at else f.text for i, f in enumerate(made.figures)]
    counts = [fazhi.parse_quantity(text).value for text in printed_now]
    whole, *parts = tie.figures
    assume(abs(counts[whole] - sum(counts[i] for i in parts)) not in counts)
    result = fazhi.check(fazhi.parse(made.with_fault(at, fault.text), name="draft"))
    errors = [f for f in result.findings if f.severity is Severity.ERROR]
    assert errors, made.with_fault(at, fault.text)
    suspects = [_places(r.figures) for f in errors for r in f.repairs]
    assert any(printed.start in places for places in suspects)


def _places(figures: tuple[Figure, ...]) -> set[int]:
    return {f.span.start for f in figures}


def test_checks_are_deterministic() -> None:
    text = draft(11).text.replace("件", "件", 1)
    results = [fazhi.check(fazhi.parse(text, name="draft")) for _ in range(2)]
    assert results[0] == results[1]


@pytest.mark.parametrize("kind", ["digit", "swap", "drop", "double", "unit", "point"])
def test_every_kind_of_slip_can_be_planted(kind: str) -> None:
    assert any(f.kind == kind for f in slips("12.47万件")) or any(f.kind == kind for f in slips("352份"))


@given(st.sampled_from(["352份", "13.63%", "2.48万件", "7件", "1050人"]))
def test_a_slip_changes_the_text_and_leaves_a_number(printed: str) -> None:
    for fault in slips(printed):
        assert fault.text != printed
        assert fault.text[0].isdigit()
