"""Reads the marked passages of the linking tests and compares them with what `parse` links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from attrs import frozen

from fazhi import parse

_MARK = re.compile(r"\{([^{}]*)\}")
_YEAR = re.compile(r"(\d{4})年")
# The names that the guide of the field fixes; a name `.x` continues the topic before it.
_FIXED = """
reconsideration.received .accepted .rejected .concluded .pending .upheld .revoked .corrected .withdrawn .mediated
.resolved .opinions .published .correction_rate .overall_correction_rate .on_time_rate .resolution_rate
.mediated_share litigation.cases .concluded .lost .loss_rate .hearings .head_appearance_rate
normative_documents.issued .reviewed .filed .filing_rate .timely_rate .accuracy_rate .cleared .kept .to_amend
.expired .repealed regulations.enacted rules.enacted .amended .kept .to_amend legislation.opinions
decisions.listed contracts.reviewed proposals.npc .cppcc .completion_rate .satisfaction_rate disclosure.proactive
.requests enforcement.exempted .exempted_amount .mitigated .mitigated_amount .lenient .lenient_amount
.exam_sessions .exam_takers .exam_pass_rate .files_reviewed .supervision_opinions mediation.accepted .resolved
.success_rate .people arbitration.accepted hotline.requests .satisfaction_rate .resolution_rate audit.projects
.problems .suggestions powers.items services.items compliance.items advisers.lawyers .public_lawyers
study.sessions credit.repaired emergency.plans .drills .teams .members safety.inspected .hazards
"""


def fixed_names() -> frozenset[str]:
    """The names whose links are judged."""
    names, topic = set(), ""
    for word in _FIXED.split():
        topic = word.partition(".")[0] or topic
        names.add(topic + "." + word.partition(".")[2])
    return frozenset(names)


@frozen
class Passage:
    """A passage without its marks, with the links it must give: (end of the figure, name)."""

    text: str
    links: frozenset[tuple[int, str]]
    zeros: frozenset[str]


def read(path: Path) -> Iterator[Passage]:
    """The passages of a file; ` ## title` at the end of a line puts the passage under that heading, and a year before
    the title under that of a report of the year.
    """
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        body, _, title = line.partition(" ## ")
        text = f"一、{title}\n" if title else ""
        if year := _YEAR.match(title):
            text = f"某市{year[1]}年度法治政府建设情况报告\n\n{text}"
        links, zeros = set(), set()
        at = 0
        for mark in _MARK.finditer(body):
            text += body[at : mark.start()]
            at = mark.end()
            if mark[1].startswith("0 "):
                zeros.add(mark[1][2:])
            else:
                links.update((len(text), name) for name in mark[1].split("|"))
        yield Passage(text + body[at:], frozenset(links), frozenset(zeros))


@frozen
class Outcome:
    """Links found that were wanted, found in vain, and missed, each as `name: 'figure' in 'passage'`."""

    right: int
    wrong: tuple[str, ...]
    missed: tuple[str, ...]


def compare(passages: Iterator[Passage]) -> Outcome:
    """What `parse` makes of the passages. Only totals of the report's own place and year count as links."""
    names = fixed_names()
    right, wrong, missed = 0, [], []
    for passage in passages:
        report = parse(passage.text)
        starts = sorted(f.span.start for f in report.figures)
        want = set()
        for end, name in passage.links:
            # The mark stands behind the figure or behind what it counts: it belongs to the last figure before it.
            start = max((s for s in starts if s < end), default=-1)
            want.add((start, name))
        have = {(i.figure.span.start, i.name) for i in report.indicators if i.figure is not None and i.name in names}
        right += len(want & have)
        wrong += [f"{n}: {passage.text[s : s + 8]!r} in {passage.text!r}" for s, n in sorted(have - want)]
        missed += [f"{n}: {passage.text[s : s + 8]!r} in {passage.text!r}" for s, n in sorted(want - have)]
        zero = {i.name for i in report.indicators if i.figure is None}
        right += len(passage.zeros & zero)
        wrong += [f"{n}: zero in {passage.text!r}" for n in sorted(zero - passage.zeros)]
        missed += [f"{n}: zero in {passage.text!r}" for n in sorted(passage.zeros - zero)]
    return Outcome(right, tuple(wrong), tuple(missed))
