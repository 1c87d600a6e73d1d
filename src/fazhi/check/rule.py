"""What a rule is, and how it is switched."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping
from types import ModuleType

from attrs import field, frozen

from fazhi.check.claim import Claim, Ledger
from fazhi.check.page import Page
from fazhi.check.silence import Silence
from fazhi.model import Bilingual, Severity

__all__ = ["CheckConfig", "Rule", "rule_of"]


@frozen
class Rule:
    """One check (检查规则): `doc` is its manual page, `severity` the highest that its findings may have.

    `examine` yields the claims of one report; `across` those of several reports together.
    """

    id: str
    title: Bilingual
    severity: Severity
    doc: str = field(default="", repr=False)
    examine: Callable[[Page, Ledger], Iterable[Claim]] | None = field(default=None, repr=False)
    across: Callable[[list[Page], Ledger], Iterable[Claim]] | None = field(default=None, repr=False)


@frozen
class CheckConfig:
    """Which rules run and how loud they are.

    `only` limits the run to these rules, `off` leaves rules out, `severity` sets another highest severity for a rule:
    it can lower a finding, and raise an `info` or `warning`, but never make an error of what is not proved. `silences`
    are findings that were looked at and accepted.

    >>> CheckConfig(off=frozenset({"parts"})).runs("parts")
    False
    """

    only: frozenset[str] | None = None
    off: frozenset[str] = frozenset()
    severity: Mapping[str, Severity] = field(factory=dict)
    silences: tuple[Silence, ...] = ()

    def runs(self, rule: str) -> bool:
        """Whether the rule of this id is run."""
        return rule not in self.off and (self.only is None or rule in self.only)


def rule_of(
    module: ModuleType | str,
    id: str,
    zh: str,
    en: str,
    severity: Severity,
    *,
    examine: Callable[[Page, Ledger], Iterable[Claim]] | None = None,
    across: Callable[[list[Page], Ledger], Iterable[Claim]] | None = None,
) -> Rule:
    """A rule whose manual page is the docstring of the module that defines it."""
    doc = module if isinstance(module, str) else (module.__doc__ or "")
    return Rule(id, Bilingual(zh, en), severity, inspect.cleandoc(doc), examine, across)
