"""The section tree (章节结构), however it is numbered.

1. Marks that may begin a section are collected: at paragraph starts, after full stops, and right behind a title
   where the layout lost its line breaks (`candidates`).
2. Each is accepted by the sequence it belongs to, and hung into a tree: `二、` behind `一、`, `（一）` below (`tree`).
3. Titles are bounded, also where they run into the text (`titles`).
4. Sections are told which prescribed part they are, and parts without a heading get a section of level 0 (`parts`).
"""

from __future__ import annotations

from fazhi.model import Section
from fazhi.parse.outline.candidates import candidates
from fazhi.parse.outline.frame import body_end
from fazhi.parse.outline.parts import add_unheaded_parts, assign_parts, reported_year
from fazhi.parse.outline.tree import Node, grow
from fazhi.parse.tokens import Scan
from fazhi.span import Reading

__all__ = ["outline"]


def _sections(reading: Reading, nodes: list[Node], end: int) -> tuple[Section, ...]:
    sections = []
    for i, node in enumerate(nodes):
        stop = nodes[i + 1].start if i + 1 < len(nodes) else end
        sections.append(
            Section(
                title=reading.printed(node.title_start, node.title_end),
                level=node.level,
                number=node.number,
                span=reading.span(node.start, stop),
                title_span=reading.span(node.title_start, node.title_end),
                children=_sections(reading, node.children, stop),
                part=node.part,
            )
        )
    return tuple(sections)


def outline(reading: Reading, scan: Scan) -> tuple[Section, ...]:
    """The top-level sections of the report, each with its children.

    A prescribed part that stands in running text without a heading is a section of level 0 without title.

    >>> from fazhi.parse.layout import repair
    >>> reading = repair("一、主要成效\\n（一）加强领导。召开会议3次。\\n二、下一步打算\\n2024年将继续推进。")
    >>> for top in outline(reading, Scan((), (), ())):
    ...     print(top.level, top.number, top.title, top.part, [child.title for child in top.children])
    1 一 主要成效 achievements ['加强领导']
    1 二 下一步打算 plan []
    """
    text = reading.text
    roots = grow(text, candidates(reading))
    year = reported_year(text, roots)
    assign_parts(text, roots, year)
    add_unheaded_parts(text, roots, year)
    end = body_end(text)
    return _sections(reading, roots, max([end, *(root.title_end for root in roots[-1:])]))
