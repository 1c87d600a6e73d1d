"""Writes the manual's page on the rules from the rules' own docstrings: `python tools/build_rule_page.py`."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

from fazhi.check.registry import rules

PAGE = Path(__file__).resolve().parents[1] / "docs" / "rules.md"
_HEAD = """# Rules

Every check has a rule. The severity given is the highest that a finding of the rule may have; `--severity RULE=LEVEL`
sets another, `--ignore RULE` leaves a rule out. `fazhi rules RULE` prints the same text. The page is written from the
rules by `tools/build_rule_page.py`.

| rule | severity | what it checks | |
|---|---|---|---|
"""


def page() -> str:
    """The whole page: a table of all rules, then each rule's own text; rules of one text stand together."""
    rows = [
        f"| [`{rule.id}`](#rule-{rule.id}) | {rule.severity.value} | {rule.title.en} | {rule.title.zh} |\n"
        for rule in rules()
    ]
    parts = [_HEAD, *rows]
    for doc, group in groupby(rules(), key=lambda rule: rule.doc):
        together = list(group)
        parts.append("\n" + "".join(f"(rule-{rule.id})=\n" for rule in together))
        names = ", ".join(f"`{rule.id}`" for rule in together)
        parts.append(f"## {names}: {'、'.join(rule.title.zh for rule in together)}\n\n{doc.strip()}\n")
    return "".join(parts)


def main() -> None:
    PAGE.write_text(page(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
