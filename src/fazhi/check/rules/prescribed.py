"""The parts that a report must have (法定内容).

**What.** An annual report tells of the main measures and results, the shortcomings and their causes, how the leaders
performed as first responsible persons, and the plan for the next year.

**Why.** The four are prescribed; what is missing is asked for when the report is reviewed.

**Fails.** A report without any word on shortcomings.

**Passes.** Shortcomings told in one sentence without a heading, with words such as 不足, 差距, 薄弱环节.

**Silent.** The fifth part (其他需要报告的情况), which is mostly absent; texts that are no annual report or have no
headings.
Departments, towns and zones vary, so nothing is more than `info`.

**Severity.** `info`, one finding for a report.

**Source.** 《法治政府建设与责任落实督察工作规定》第二十五条.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from fazhi.check.claim import Claim, Ledger
from fazhi.check.page import Page, clean
from fazhi.check.rule import rule_of
from fazhi.model import Bilingual, Part, RelationKind, Severity, Verdict

__all__ = ["RULE"]

_PARTS = (
    (Part.ACHIEVEMENTS, "主要举措和成效", "measures and results", "成效|举措|做法|开展情况"),
    (Part.SHORTCOMINGS, "存在的不足和原因", "shortcomings and causes", "不足|差距|薄弱|短板|问题|困难|有待"),
    (Part.RESPONSIBILITIES, "第一责任人履职情况", "first responsible persons", "第一责任人|主要负责|主要领导|党政主要"),
    (Part.PLAN, "下一年度安排", "plan for the next year", "下一步|下一年|下步|下阶段|今后|明年|工作(?:安排|打算|计划)"),
)  # fmt: skip


def examine(page: Page, ledger: Ledger) -> Iterator[Claim]:
    report = page.report
    span = report.spans.get("title")
    if span is None or not report.title or "法治政府" not in report.title or len(report.sections) < 2:
        return
    have = {s.part for s in report.all_sections()}
    text = None
    missing = []
    for part, zh, en, words in _PARTS:
        if part in have:
            continue
        text = clean(page.text) if text is None else text
        if not re.search(words, text):
            missing.append((zh, en))
    zhs, ens = "、".join(m[0] for m in missing), ", ".join(m[1] for m in missing)
    yield Claim(
        rule="parts",
        kind=RelationKind.PARTS,
        terms=(page.place("title", span),),
        verdict=Verdict.UNDETERMINED if missing else Verdict.CONSISTENT,
        undetermined=Severity.INFO if missing else None,
        computed=f"{4 - len(missing)} / 4",
        message=lambda: Bilingual(f"未见规定应当报告的内容：{zhs}", f"prescribed parts were not found: {ens}"),
        anchor=span.start,
    )


RULE = rule_of(__doc__, "parts", "法定内容", "prescribed parts", Severity.INFO, examine=examine)
