"""What was read from a report, for people: heading data, outline, figures, indicators, measures."""

from __future__ import annotations

from collections.abc import Iterator

from fazhi.model import Bilingual, Indicator, Jurisdiction, Report, Section
from fazhi.serial.scalars import fraction_to_text
from fazhi.span import Span
from fazhi.write.table import clip, table_lines
from fazhi.write.words import Language, say

__all__ = ["PARTS", "overview_lines"]

PARTS = ("heading", "outline", "figures", "indicators", "measures")
_TITLES = {
    "heading": Bilingual("题头", "Heading"),
    "outline": Bilingual("章节", "Outline"),
    "figures": Bilingual("数据", "Figures"),
    "indicators": Bilingual("指标", "Indicators"),
    "measures": Bilingual("举措", "Measures"),
}
_FIELDS = {
    "title": Bilingual("标题", "title"),
    "jurisdiction": Bilingual("地区", "place"),
    "issuer": Bilingual("发文机关", "issuer"),
    "year": Bilingual("年度", "year"),
    "period": Bilingual("统计期", "period"),
    "document_number": Bilingual("发文字号", "document number"),
    "recipient": Bilingual("主送", "recipient"),
    "signed_by": Bilingual("签发人", "signed by"),
    "copied_to": Bilingual("抄送", "copied to"),
}
_DATES = {
    "signed": Bilingual("成文日期", "signed"),
    "printed": Bilingual("印发日期", "printed"),
    "published": Bilingual("发布日期", "published"),
}
_COLUMNS = {
    "place": Bilingual("位置", "place"),
    "value": Bilingual("数值", "value"),
    "unit": Bilingual("单位", "unit"),
    "bound": Bilingual("范围", "bound"),
    "text": Bilingual("原文", "text"),
    "label": Bilingual("名称", "label"),
    "indicator": Bilingual("指标", "indicator"),
    "scope": Bilingual("口径", "scope"),
    "year": Bilingual("年度", "year"),
    "title": Bilingual("标题", "title"),
    "documents": Bilingual("文件", "documents"),
    "planned": Bilingual("计划", "planned"),
}


def overview_lines(report: Report, language: Language = "zh", parts: tuple[str, ...] = PARTS) -> Iterator[str]:
    """The chosen parts of what was read, each under its title."""
    sections = {
        "heading": _heading,
        "outline": _outline,
        "figures": _figures,
        "indicators": _indicators,
        "measures": _measures,
    }
    counts = {"figures": len(report.figures), "indicators": len(report.indicators), "measures": len(report.measures)}
    for i, part in enumerate(parts):
        if i:
            yield ""
        count = f" ({counts[part]})" if part in counts else ""
        yield f"== {say(_TITLES[part], language)}{count}"
        yield from sections[part](report, language)


def _heads(names: str, language: Language) -> list[str]:
    return [say(_COLUMNS[name], language) for name in names.split()]


def _heading(report: Report, language: Language) -> Iterator[str]:
    rows = []
    for name, title in _FIELDS.items():
        value = getattr(report, name)
        if value is None:
            shown = "-"
        elif isinstance(value, Jurisdiction):
            shown = _jurisdiction(value)
        elif name == "period":
            shown = f"{value.start} - {value.end}"
        else:
            shown = str(value)
        rows.append([say(title, language), shown, _at(report, report.spans.get(name))])
    for date in report.dates:
        title = _DATES.get(date.role, Bilingual(date.role, date.role))
        rows.append([say(title, language), date.date.isoformat(), _at(report, date.span)])
    yield from list(table_lines(["", "", ""], rows, widest=80))[1:]


def _jurisdiction(place: Jurisdiction) -> str:
    """`江苏省 > 南通市 (prefecture, 320600)`."""
    chain = [place.name]
    above = place.parent
    while above is not None:
        chain.append(above.name)
        above = above.parent
    detail = ", ".join(x for x in (place.level.value if place.level else None, place.code) if x)
    return " > ".join(reversed(chain)) + (f" ({detail})" if detail else "")


def _at(report: Report, span: Span | None) -> str:
    if span is None:
        return ""
    position = report.source.position(span.start)
    return f"{position.line}:{position.column}"


def _outline(report: Report, language: Language) -> Iterator[str]:
    for section in report.sections:
        yield from _branch(report, section, 0)


def _branch(report: Report, section: Section, depth: int) -> Iterator[str]:
    part = f"  [{section.part.value}]" if section.part else ""
    yield f"{'  ' * depth}{clip(section.number + section.title, 80)}{part}  {_at(report, section.title_span)}"
    for child in section.children:
        yield from _branch(report, child, depth + 1)


def _figures(report: Report, language: Language) -> Iterator[str]:
    rows = [
        [
            _at(report, figure.span),
            fraction_to_text(figure.quantity.value),
            figure.quantity.unit.name,
            figure.quantity.bound.value,
            figure.quantity.text,
            figure.label,
        ]
        for figure in report.figures
    ]
    heads = _heads("place value unit bound text label", language)
    yield from table_lines(heads, rows, right=heads[1:2])


def _indicators(report: Report, language: Language) -> Iterator[str]:
    rows = [
        [
            _at(report, indicator.span),
            indicator.name + (" *" if indicator.target else ""),
            fraction_to_text(indicator.quantity.value),
            indicator.quantity.unit.name,
            indicator.scope.name or indicator.scope.kind.value,
            _year(indicator),
        ]
        for indicator in sorted((*report.indicators, *report.other_indicators), key=lambda x: x.span)
    ]
    heads = _heads("place indicator value unit scope year", language)
    yield from table_lines(heads, rows, right=heads[2:3], widest=56)


def _year(indicator: Indicator) -> str:
    period = indicator.period
    if period is None:
        return ""
    return str(period.start.year) if period.start.year == period.end.year else f"{period.start.year}-{period.end.year}"


def _measures(report: Report, language: Language) -> Iterator[str]:
    rows = [
        [
            _at(report, measure.span),
            "+" if measure.planned else "",
            measure.title,
            " ".join(f"《{document.title}》" for document in measure.documents),
        ]
        for measure in report.measures
    ]
    yield from table_lines(_heads("place planned title documents", language), rows, widest=56)
