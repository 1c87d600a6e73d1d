"""The scope that governs a place in the text: the last scope word of the sentence before it."""

from __future__ import annotations

from fazhi.model import Jurisdiction, Scope, ScopeKind
from fazhi.parse.scope import ScopeMark, scope_marks

__all__ = ["Scopes"]

_WHOLE = Scope()


class Scopes:
    """Scope words, looked up sentence by sentence; the marks of a sentence are found once."""

    def __init__(self, text: str, jurisdiction: Jurisdiction | None) -> None:
        self._text = text
        self._jurisdiction = jurisdiction
        self._start = -1
        self._end = -1
        self._marks: tuple[ScopeMark, ...] = ()

    def at(self, start: int, place: int) -> Scope:
        """The scope at `place` of the sentence that begins at `start`; `其中` names a part by its own words."""
        if start != self._start or place > self._end:
            end = self._text.find("。", place)
            self._start, self._end = start, end if end >= 0 else len(self._text)
            self._end = min(self._end, start + 2000, place + 400)
            self._marks = scope_marks(self._text[start : self._end], self._jurisdiction)
        scope = _WHOLE
        for mark in self._marks:
            if start + mark.start >= place:
                break
            if mark.scope.kind is ScopeKind.PART and mark.scope.name == "其中":
                continue
            scope = mark.scope
        return scope
