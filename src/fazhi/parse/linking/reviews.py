"""Reviews of several kinds of papers counted together (合法性审查): the total is no kind's, its typed parts are."""

from __future__ import annotations

import re

__all__ = ["Reviews"]

_VERB = re.compile(r"(?:合法性|合规性|法制|法律|公平竞争)?(?:审查|审核)")
_KIND = r"(?:规范性文件|合同|协议|重大(?:行政)?决策|决策|政策文件|涉法)"
_KINDS = re.compile(_KIND)
# Behind a total: the opening of the list of its kinds.
_LIST = re.compile(rf"[，：]?(?:其中|包括|包含|涉及|分别为|（|：)[^。；\n]{{0,40}}?{_KIND}[^。；\n]{{0,16}}\d")
_PART = re.compile(rf"(?:其中|包括|包含|含|涉及|[、和与及])*(?P<what>[^，。；]{{0,12}}?{_KIND}[^，。；]{{0,6}})\Z")
_OWN_VERB = re.compile(r"审查|审核|制定|出台|印发|发布|报备|备案|清理|签订|提出|出具|废止|修改")


class Reviews:
    """Remembers within a sentence that a total of several kinds was reviewed."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._verb = ""

    def next_sentence(self) -> None:
        self._verb = ""

    def mixed(self, lead: str, end: int) -> bool:
        """Whether the number that ends at `end` counts several kinds of reviewed papers together."""
        verb = _VERB.search(lead)
        if verb is None or _KINDS.search(lead, verb.start()) is not None:
            return False
        if _LIST.match(self._text, end) is None:
            return False
        self._verb = verb[0]
        return True

    def governed(self, lead: str) -> str:
        """The lead of a typed part of such a total, with the verb of the total."""
        part = _PART.match(lead) if self._verb else None
        if part is None or _OWN_VERB.search(lead):
            return lead
        return self._verb + part["what"]
