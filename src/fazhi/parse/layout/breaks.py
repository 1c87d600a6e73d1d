"""Which line ends are paragraph ends (分段), and which were put there by pages or screens."""

from __future__ import annotations

import re

from attrs import define

from fazhi.parse.layout import evidence as ev
from fazhi.parse.layout.lines import Line
from fazhi.parse.layout.wraps import hard_wraps

__all__ = ["paragraph_ends"]

_HEADING_LENGTH = 50
_TITLE_LENGTH = 45
_BODY_LENGTH = 40
_ITEM_STYLES = frozenset({"point", "ordinal"})
_STOP = re.compile(r"[。；！？]")
_SHORT_TAIL = re.compile(r"[^。，；：、（《“]{1,12}。")
_RECIPIENT = re.compile(r"[^。；]{2,40}：$")
_YEAR_OPENING = re.compile(r"(?:关于)?\s*(?:\d{4}|[二○〇零一三四五六七八九]{4})\s*年")
_HAN = re.compile(r"[\u4e00-\u9fff]")


@define
class _Paragraph:
    """The paragraph that is being put together: its first line, its last line, and what it holds so far."""

    first: Line
    last: Line
    length: int
    stops: bool  # a full stop stands in it

    @classmethod
    def of(cls, line: Line) -> _Paragraph:
        return cls(line, line, len(line.text), _STOP.search(line.text) is not None)

    def take(self, line: Line) -> None:
        self.last = line
        self.length += len(line.text)
        self.stops = self.stops or _STOP.search(line.text) is not None

    @property
    def heading_like(self) -> bool:
        """Short, and without a full stop."""
        return not self.stops and self.length <= _HEADING_LENGTH


def _numbered(line: Line) -> bool:
    return line.mark is not None and line.mark.style not in _ITEM_STYLES


def _titles_join(par: _Paragraph, nxt: Line) -> bool:
    """Whether a title goes on in the next line: `…市人民政府` / `2023年法治政府建设情况报告`."""
    if par.length > _TITLE_LENGTH or len(nxt.text) > _TITLE_LENGTH or not ev.TITLE_END.search(nxt.text):
        return False
    head = par.last.text
    if ev.TITLE_END.search(head) or "：" in head or "：" in nxt.text or "〔" in head or head.endswith(("号", "文件")):
        return False
    if ev.DATE_LINE.match(head) or ev.FRAME.match(head) or "，" in head or par.first.mark or nxt.mark:
        return False
    if ev.ISSUER_END.search(head):
        # `…市人民政府` above `…市…关于…的报告` is a letterhead above a whole title
        return _YEAR_OPENING.match(nxt.text) is not None or nxt.text.startswith(("关于", "法治", "年度", "依法"))
    return True


def _digits_meet(par: _Paragraph, nxt: Line) -> bool:
    return par.last.text[-1].isdigit() and nxt.text[0].isdigit()


def _goes_on(par: _Paragraph, nxt: Line) -> bool:
    """Whether marks alone show that the paragraph is cut here."""
    return (
        ev.OPEN_END.search(par.last.text) is not None
        or ev.OPEN_START.match(nxt.text) is not None
        or ev.unclosed(par.last.text)
    )


def _stands_alone(line: Line) -> bool:
    """Whether a line belongs to the frame of the document: a date, a field, a print line."""
    return len(line.text) <= 60 and (
        ev.DATE_LINE.match(line.text) is not None
        or (ev.FRAME.match(line.text) is not None and "。" not in line.text[:-1])
    )


def _joins(par: _Paragraph, nxt: Line, *, outlined: bool, started: bool) -> bool:
    """Whether `nxt` goes on with the paragraph, although a line ends between them (no hard wrap)."""
    last, text = par.last, nxt.text
    if last.bare or nxt.bare or last.text[0] == "|" or text[0] == "|" or nxt.bullet:
        return False
    if nxt.level or par.first.level:
        same = nxt.level == par.first.level or not nxt.level
        return (same and not started and _titles_join(par, nxt)) or (not nxt.level and ev.unclosed(last.text))
    if ev.CLOSES.search(last.text):
        return False
    if _numbered(nxt) and not last.text.endswith(("，", "、")):
        return False
    if last.text[-1] in "：:":
        return False
    if nxt.mark is not None and last.text[-1] == "；":
        return False
    if _goes_on(par, nxt):
        return True
    if _stands_alone(last) or _stands_alone(nxt):
        return False
    if not started and not par.stops:
        if _titles_join(par, nxt):
            return True
        if par.length <= _BODY_LENGTH and (ev.TITLE_END.search(last.text) or ev.ISSUER_END.search(last.text)):
            return False
        if "〔" in last.text or "：" in last.text or last.text.endswith("文件") or "〔" in text:
            return False
    if _digits_meet(par, nxt):
        return True
    if par.first.mark is not None and par.heading_like and _numbered(par.first):
        if _SHORT_TAIL.match(text) and not ev.HEADING_END.search(last.text):
            return True
        return (
            len(text) <= 15
            and not _STOP.search(text)
            and "：" not in text
            and par.length >= 18
            and not ev.HEADING_END.search(last.text)
        )
    if par.stops or par.length > _BODY_LENGTH:
        return True
    if outlined and started and par.length >= 18:
        return True
    return ev.HEADING_END.search(last.text) is None and _HAN.search(last.text) is not None


def paragraph_ends(found: list[Line], size: int) -> list[bool]:
    """For each line, whether its paragraph ends with it."""
    if not found:
        return []
    wrapped = hard_wraps(found, size)
    outlined = any(line.mark is not None and line.mark.style in ("han", "han_paren", "chapter") for line in found)
    indents = sum(line.indent >= 4 or (line.indent >= 2 and line.blanks == 0) for line in found)
    indented = 0 < indents < 0.8 * len(found)
    double = False
    if wrapped:
        double = sum(found[i + 1].blanks > 0 for i in wrapped) > 0.7 * len(wrapped)
    ends: list[bool] = []
    par = _Paragraph.of(found[0])
    started = False
    for i, nxt in enumerate(found[1:]):
        last = par.last
        started = started or (par.stops and par.length > _BODY_LENGTH) or (outlined and _numbered(par.first))
        if i in wrapped and _wrap_joins(par, nxt, double=double, indented=indented):
            joined = True
        elif indented and nxt.indent >= 2 and nxt.indent > last.indent and not _goes_on(par, nxt):
            joined = False
        else:
            joined = _joins(par, nxt, outlined=outlined, started=started)
        ends.append(not joined)
        if joined:
            par.take(nxt)
        else:
            par = _Paragraph.of(nxt)
    ends.append(True)
    return ends


def _wrap_joins(par: _Paragraph, nxt: Line, *, double: bool, indented: bool) -> bool:
    """Whether a line that is as long as the wrap allows goes on in the next."""
    if nxt.level or nxt.bullet or (indented and nxt.indent >= 2 and nxt.indent > par.last.indent):
        return False
    closed = ev.CLOSES.search(par.last.text) is not None
    if closed and nxt.blanks and not double:
        return False
    if closed and (nxt.mark is not None or indented):
        return False
    if par.last.text[-1] in "：；" and nxt.mark is not None:
        return False
    return not (_numbered(nxt) and nxt.mark is not None and nxt.mark.style in ("han", "han_paren", "bracket"))
