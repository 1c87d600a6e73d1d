"""Findings that people have looked at and accepted, each with its reason (已核实的提示).

A silence file is TOML::

    [[silence]]
    rule = "rate"                            # the finding's rule
    figures = ["27件", "198件", "13.63%"]    # texts of its figures or dates, in any order; all must be there
    report = "qidong-2023"                   # optional: the report's name
    reason = "本报告的纠错率按截尾取两位小数"      # never optional

A silence that matches nothing any more is reported, so that the file does not outlive its findings. Figures are named
by their text and not by their place: a sentence added above does not bring the finding back.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence

from attrs import frozen

from fazhi.errors import ConfigError
from fazhi.model import Bilingual, Finding, Severity

__all__ = ["Silence", "load_silences", "silenced"]

_KEYS = {"rule", "figures", "report", "reason"}


@frozen
class Silence:
    """One accepted finding: its rule, the texts it is about, the reason, and the report where only that is meant."""

    rule: str
    figures: tuple[str, ...]
    reason: str
    report: str | None = None

    def covers(self, finding: Finding) -> bool:
        """Whether `finding` is the accepted one."""
        if finding.rule != self.rule or (self.report is not None and finding.report != self.report):
            return False
        have = {_plain(t.text) for r in finding.relations for t in r.terms}
        have |= {_plain(f.quantity.text) for f in finding.figures}
        return all(_plain(text) in have for text in self.figures)


def load_silences(text: str, *, name: str = "silence file") -> tuple[Silence, ...]:
    """The silences of a TOML text; `ConfigError` says what is wrong with it.

    >>> load_silences('[[silence]]\\nrule = "sum"\\nfigures = ["352份"]\\nreason = "另有1份待定"')[0].rule
    'sum'
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{name}: {error}") from None
    entries = data.get("silence", [])
    if set(data) - {"silence"} or not isinstance(entries, list):
        raise ConfigError(f"{name}: expected only [[silence]] entries")
    return tuple(_silence(entry, f"{name}, entry {number}") for number, entry in enumerate(entries, 1))


def _silence(entry: object, where: str) -> Silence:
    if not isinstance(entry, dict):
        raise ConfigError(f"{where}: expected a table")
    if unknown := sorted(set(entry) - _KEYS):
        raise ConfigError(f"{where}: unknown key {unknown[0]!r}")
    figures = entry.get("figures", [])
    if not isinstance(figures, list) or not all(isinstance(f, str) for f in figures):
        raise ConfigError(f"{where}: 'figures' must be a list of texts")
    for key in ("rule", "reason"):
        if not isinstance(entry.get(key), str) or not entry[key].strip():
            raise ConfigError(f"{where}: {key!r} is missing")
    report = entry.get("report")
    if report is not None and not isinstance(report, str):
        raise ConfigError(f"{where}: 'report' must be a text")
    return Silence(entry["rule"], tuple(figures), entry["reason"], report)


def silenced(
    findings: Iterable[Finding], silences: Sequence[Silence], names: Iterable[str | None] = ()
) -> tuple[Finding, ...]:
    """The findings that no silence covers, and one `info` for each silence that covers none.

    `names` are the reports checked: a silence of another report is no business of this run.
    """
    used: set[int] = set()
    kept = []
    for finding in findings:
        hit = next((n for n, s in enumerate(silences) if s.covers(finding)), None)
        if hit is None:
            kept.append(finding)
        else:
            used.add(hit)
    checked = set(names)
    for number, silence in enumerate(silences):
        if number not in used and (silence.report is None or silence.report in checked):
            kept.append(_stale(silence))
    return tuple(kept)


def _stale(silence: Silence) -> Finding:
    shown = "、".join(silence.figures) or "—"
    return Finding(
        rule="silence",
        severity=Severity.INFO,
        message=Bilingual(
            f"屏蔽记录已不适用，可以删除：规则 {silence.rule}，{shown}（理由：{silence.reason}）",
            f"a silence no longer applies: rule {silence.rule}, {shown} (reason: {silence.reason})",
        ),
        relations=(),
        figures=(),
        span=None,
        report=silence.report,
    )


def _plain(text: str) -> str:
    return re.sub(r"\s", "", text)
