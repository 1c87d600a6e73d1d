"""The drafter's own Word document (修改稿批注) with a comment at each figure of each finding, else as it was."""

from __future__ import annotations

import copy
import io
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import Any

from attrs import frozen

from fazhi.errors import FormatError
from fazhi.model import CheckResult, Figure, Finding, Report
from fazhi.span import Piece, Span
from fazhi.write.order import Sources, figure_places, in_order
from fazhi.write.text import finding_lines
from fazhi.write.words import SEVERITIES, Language, say
from fazhi.write.xml import clean

__all__ = ["AUTHOR", "commented"]

AUTHOR = "fazhi"
"""Who signs the comments."""

Element = Any
"""An element of python-docx, which is no part of this library's types."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@frozen
class _Comment:
    """What to say, and about which characters of the text; `span` is None where it is about the whole report."""

    span: Span | None
    text: str


def commented(
    data: bytes,
    pieces: Sequence[Piece],
    result: CheckResult,
    report: Report,
    others: Iterable[Report] = (),
    language: Language = "zh",
) -> bytes:
    """The Word document `data`, from which `report` was read, with the findings on it as comments.

    `pieces` tell which text elements of the document the characters of the report are; `others` are the reports
    that were checked together with it. Runs are cut in two where a comment begins or ends inside them; nothing else
    of the document is touched, and comments that it already has stay. A finding without a place in the document's
    body (a missing part, a footnote) is a comment on its first characters. Raises `FormatError` where the document
    is not whole.
    """
    from docx import Document

    try:
        document = Document(io.BytesIO(data))
        nodes = list(document.element.iter(W + "t"))
    except Exception as error:  # python-docx raises whatever it stumbles over
        raise FormatError("the document is not whole; open it in a word processor and save it again") from error
    if pieces and pieces[-1].node >= len(nodes):
        raise FormatError("the document is not the one that was read")
    comments = list(_comments(result, report, Sources([report, *others]), language))
    anchors = _Anchors(nodes, pieces)
    ranges = [anchors.range(comment.span) for comment in comments]
    for place in ranges:
        anchors.cut(place)
    for comment, place in zip(comments, ranges, strict=True):
        runs = anchors.runs(place)
        if runs is not None:
            made = document.comments.add_comment(clean(comment.text), AUTHOR, AUTHOR[:2])
            runs[0].insert_comment_range_start_above(made.comment_id)
            runs[1].insert_comment_range_end_and_reference_below(made.comment_id)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _comments(result: CheckResult, report: Report, sources: Sources, language: Language) -> Iterable[_Comment]:
    """For each finding one comment at its place, and a short one at each other figure of it in this report."""
    home = sources.rank(report.name)
    for finding in in_order(result, sources):
        here = sources.rank(finding.report) == home
        if here:
            yield _Comment(finding.span, _told(finding, sources, language))
        for name, span, figure in figure_places(finding):
            if sources.rank(name) == home and not (here and finding.span is not None and span.overlaps(finding.span)):
                yield _Comment(span, _pointed(finding, figure, here, sources, language))


def _told(finding: Finding, sources: Sources, language: Language) -> str:
    _, *details = finding_lines(finding, sources, language)
    if finding.span is not None and sources.find(finding.report) is not None:
        details = details[2:]  # the line of the text with its marks: the comment stands at it
    return "\n".join([_headed(finding, say(finding.message, language), language), *(line.strip() for line in details)])


def _pointed(finding: Finding, figure: Figure, here: bool, sources: Sources, language: Language) -> str:
    """Which finding the figure belongs to, and what it could be."""
    source = sources.find(finding.report)
    shown = finding.span.of(source.text) if source is not None and finding.span is not None else ""
    place = shown if here else f"{finding.report} {shown}".strip()
    lines = [_headed(finding, f"见“{place}”处批注" if language == "zh" else f"see the comment at {place!r}", language)]
    for repair in finding.repairs:
        for options in repair.candidates:
            if options and options[0].figure == figure and len(repair.figures) == 1:
                values = (" 或 " if language == "zh" else " or ").join(option.text for option in options)
                lines.append(("或可改为：" if language == "zh" else "could be: ") + values)
    return "\n".join(lines)


def _headed(finding: Finding, text: str, language: Language) -> str:
    mark = "：" if language == "zh" else ": "
    return f"{say(SEVERITIES[finding.severity], language)} {finding.rule}{mark}{text}"


_Place = tuple[tuple[int, int], tuple[int, int]]
"""First and last character of a place, each as (number of the text element, offset in it)."""


class _Anchors:
    """Finds and cuts the runs at which comments begin and end."""

    def __init__(self, nodes: list[Element], pieces: Sequence[Piece]) -> None:
        self._nodes = nodes
        self._pieces = pieces
        self._starts = [piece.start for piece in pieces]
        # By text element: the offsets at which its pieces begin once it was cut, and those pieces.
        self._offsets: dict[int, list[int]] = {}
        self._parts: dict[int, list[Element]] = {}

    def range(self, span: Span | None) -> _Place | None:
        """The characters that the comment is about; the document's first where it has no place of its own."""
        covering = self._pieces[:1]
        if span is not None:
            first = max(bisect_right(self._starts, span.start) - 1, 0)
            last = bisect_right(self._starts, max(span.end - 1, span.start))
            inside = [p for p in self._pieces[first:last] if p.start < span.end and span.start < p.start + p.length]
            covering = inside or covering
        if not covering:
            return None
        begin, end = covering[0], covering[-1]
        start = max(span.start - begin.start, 0) if span is not None else 0
        stop = min(span.end - end.start, end.length) if span is not None else end.length
        if not 0 <= start < begin.length or stop <= 0:  # no place of its own
            start, stop = 0, end.length
        return (begin.node, begin.offset + start), (end.node, end.offset + stop)

    def cut(self, place: _Place | None) -> None:
        """Cut the runs of the first and last text element, so that the place begins and ends at runs."""
        for node, offset in place or ():
            if node not in self._parts:
                self._offsets[node], self._parts[node] = [0], [self._nodes[node]]
            at = bisect_right(self._offsets[node], offset) - 1
            text, inside = self._parts[node][at], offset - self._offsets[node][at]
            if 0 < inside < len(text.text or "") and _outer_run(text) is text.getparent():
                self._offsets[node].insert(at + 1, offset)
                self._parts[node].insert(at + 1, _cut(text, inside))

    def runs(self, place: _Place | None) -> tuple[Element, Element] | None:
        """The first and last run of the place; None where the document has no run there."""
        if place is None:
            return None
        (first, start), (last, stop) = place
        runs = tuple(
            _outer_run(self._parts[node][bisect_right(self._offsets[node], offset) - 1])
            for node, offset in ((first, start), (last, stop - 1))
        )
        return runs if None not in runs else None  # type: ignore[return-value]


def _outer_run(text: Element) -> Element | None:
    """The run that holds the text element; of a text box, in which no comment may stand, the run that draws it."""
    found = None
    for above in text.iterancestors(W + "r"):
        found = above
    return found


def _cut(text: Element, offset: int) -> Element:
    """Cut the run of a text element in two before the character at `offset`; the new element with the rest."""
    run = text.getparent()
    rest = run.makeelement(run.tag, dict(run.attrib), run.nsmap)
    properties = run.find(W + "rPr")
    if properties is not None:
        rest.append(copy.deepcopy(properties))
    new = text.makeelement(text.tag, {_SPACE: "preserve"})
    new.text, text.text = text.text[offset:], text.text[:offset]
    text.set(_SPACE, "preserve")
    following = list(text.itersiblings())
    rest.append(new)
    rest.extend(following)
    run.addnext(rest)
    return new
