"""A self-contained web page: the findings, the indicators, and each report's own text with its figures marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from fazhi.model import CheckResult, Finding, Report, Severity
from fazhi.serial.scalars import fraction_to_text
from fazhi.span import Span
from fazhi.write.order import Sources, figure_places, in_order
from fazhi.write.text import finding_lines, place, summary
from fazhi.write.words import SEVERITIES, Language, say

__all__ = ["page_lines"]

_GRAVITY = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}
_STYLE = """
:root { color-scheme: light dark; --line: #8884; --soft: #595959;
  --error: #c62828; --warning: #b26a00; --info: #1565c0; }
@media (prefers-color-scheme: dark) { :root { --soft: #b8b8b8; --error: #ff8a80; --warning: #ffca6b;
  --info: #90caf9; } }
body { margin: 0 auto; max-width: 62rem; padding: 1rem; line-height: 1.7;
  font-family: system-ui, "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", sans-serif; }
h1, h2 { line-height: 1.3; overflow-wrap: anywhere; }
section.finding { border-left: .3rem solid var(--info); margin: 1rem 0; padding: .1rem .8rem; }
section.error { border-color: var(--error); } section.warning { border-color: var(--warning); }
section.finding h3 { margin: .3rem 0; font-size: 1rem; overflow-wrap: anywhere; }
.detail { color: var(--soft); margin: .2rem 0; overflow-wrap: anywhere; }
.text { white-space: pre-wrap; overflow-wrap: anywhere; border-top: 1px solid var(--line); padding-top: 1rem; }
mark { background: #8882; color: inherit; border-radius: .2rem; padding: 0 .1rem; }
mark.error { outline: 2px solid var(--error); } mark.warning { outline: 2px solid var(--warning); }
mark.info { outline: 1px dashed var(--info); } mark:target { background: #fdd83588; }
.wide { overflow-x: auto; } table { border-collapse: collapse; font-size: .9rem; }
th, td { border-bottom: 1px solid var(--line); padding: .2rem .6rem; text-align: left; }
td.number { text-align: right; font-variant-numeric: tabular-nums; }
"""
_WORDS = {
    "title": ("核对结果", "Check result"),
    "findings": ("发现", "Findings"),
    "indicators": ("指标", "Indicators"),
    "head": (("指标", "数值", "单位", "年度", "范围", "原文"), ("indicator", "value", "unit", "year", "scope", "text")),
}


def page_lines(result: CheckResult, reports: Sequence[Report], language: Language = "zh") -> Iterator[str]:
    """The page, line by line: no script, no outside resource, everything of the reports escaped."""
    sources = Sources(reports)
    findings = in_order(result, sources)
    title = _word("title", language)
    yield "<!DOCTYPE html>"
    yield f'<html lang="{"zh-CN" if language == "zh" else "en"}"><head><meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{title}</title><style>{_STYLE}</style></head><body>"
    yield f"<h1>{title}</h1><p>{escape(summary(result, len(reports), language))}</p>"
    yield f"<h2>{_word('findings', language)}</h2>"
    marks: dict[int, list[tuple[Span, str, str]]] = {}
    for number, finding in enumerate(findings):
        at = sources.rank(finding.report)
        yield from _finding(finding, number, sources, language)
        for name, span, _ in figure_places(finding):
            if sources.rank(name) == at and span != finding.span:
                marks.setdefault(at, []).append((span, finding.severity.value, ""))
        if finding.span is not None:
            marks.setdefault(at, []).append((finding.span, finding.severity.value, f"f{number}"))
    for number, report in enumerate(reports):
        yield f"<h2>{escape(report.name or report.title or '')}</h2>"
        yield from _indicators(report, language)
        yield f'<div class="text">{_marked(report, marks.get(number, []))}</div>'
    yield "</body></html>"


def _word(key: str, language: Language) -> str:
    zh, en = _WORDS[key]
    return str(zh if language == "zh" else en)


def _finding(finding: Finding, number: int, sources: Sources, language: Language) -> Iterator[str]:
    _, *details = finding_lines(finding, sources, language)
    where = escape(place(finding, sources))
    link = f'<a href="#f{number}">{where}</a>' if finding.span is not None else where
    kind = finding.severity.value
    said = f"{say(SEVERITIES[finding.severity], language)} {finding.rule}"
    yield f'<section class="finding {kind}"><h3>{link} · {escape(said)}</h3>'
    yield f"<p>{escape(say(finding.message, language))}</p>"
    shown = details[2:] if finding.span is not None and sources.find(finding.report) is not None else details
    for line in shown:
        yield f'<p class="detail">{escape(line.strip())}</p>'
    yield "</section>"


def _indicators(report: Report, language: Language) -> Iterator[str]:
    if not report.indicators:
        return
    yield f"<details><summary>{_word('indicators', language)} ({len(report.indicators)})</summary>"
    yield '<div class="wide"><table>'
    heads = _WORDS["head"][0 if language == "zh" else 1]
    yield "<tr>" + "".join(f"<th>{escape(head)}</th>" for head in heads) + "</tr>"
    for indicator in report.indicators:
        period = indicator.period
        cells = [
            indicator.quantity.unit.name,
            str(period.start.year) if period else "",
            indicator.scope.name or indicator.scope.kind.value,
            indicator.quantity.text,
        ]
        yield (
            f'<tr><td>{escape(indicator.name)}</td><td class="number">{fraction_to_text(indicator.quantity.value)}</td>'
            + "".join(f"<td>{escape(cell)}</td>" for cell in cells)
            + "</tr>"
        )
    yield "</table></div></details>"


def _marked(report: Report, found: list[tuple[Span, str, str]]) -> str:
    """The text with its figures marked; places of findings are marked by their severity and can be jumped to."""
    places = [(figure.extent, "", "") for figure in report.figures] + found
    gravest = {severity.value: rank for severity, rank in _GRAVITY.items()}
    # At one place the graver mark stands; of overlapping ones the first and longest.
    places.sort(key=lambda mark: (mark[0].start, not mark[2], gravest.get(mark[1], 9), -len(mark[0])))
    text, pieces, done = report.source.text, [], 0
    for span, kind, anchor in places:
        if span.start < done or not len(span):
            if anchor:  # a second finding at the same place still needs its target
                pieces.append(f'<span id="{anchor}"></span>')
            continue
        pieces.append(escape(text[done : span.start]))
        shown = (f' class="{kind}"' if kind else "") + (f' id="{anchor}"' if anchor else "")
        pieces.append(f"<mark{shown}>{escape(span.of(text))}</mark>")
        done = span.end
    pieces.append(escape(text[done:]))
    return "".join(pieces)
