"""Which line ends are paragraph ends (分段), and which were put there by pages or screens."""

from __future__ import annotations

import re

from attrs import define

from fazhi.parse.layout import evidence as ev
from fazhi.parse.layout.habits import Habits, habits
from fazhi.parse.layout.line import Line
from fazhi.parse.layout.wraps import hard_wraps
from fazhi.parse.numbering import leading_mark

__all__ = ["paragraph_ends"]

_HEADING_LENGTH = 50
"""Numbered headings without a full stop are shorter than this."""
_LONG_HEADING = 18
_SHORT_HEADING = 30
_TITLE_LENGTH = 45
_BODY_LENGTH = 40
"""An unnumbered line longer than this is running text."""
_FRAGMENT_LENGTH = 12
"""In a numbered outline, an unnumbered line longer than this is running text."""
_FRAME_LENGTH = 60
_TAIL = 16
_RUN_IN_STYLES = frozenset({"point", "ordinal"})
_TOP_STYLES = frozenset({"chapter", "han", "han_paren", "bracket"})

_STOP = re.compile(r"[。；！？]")
_OPEN_MARK = re.compile(r"[，、（《〈“‘【「『—\-+/\d]$|\d[.,]$")
_GOING = frozenset("。；！？：，、…”’）》】")
_FIELD = re.compile(r"[^，。]{0,19}[〔：]")
_FLUSH = 0.4
"""Where so many lines have no indent, one with an indent begins a paragraph."""
_CLOCK = re.compile(r"(?:19|20)\d\d[-./年]\d{1,2}[-./月]\d{1,2}日?\d{1,2}[:：]\d\d")
"""A moment, in the text without spaces, as web pages print it."""
_REST = re.compile(r"[\u4e00-\u9fff]{1,5}")
_CRUMB = re.compile(r"[>»]|首页|当前位置")
_SHORT_TAIL = re.compile(r"[^。，；：、（《“]{1,12}。")
_YEAR_OPENING = re.compile(r"(?:\d{4}|[二○〇零一三四五六七八九]{4})年")
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
        return cls(line, line, len(line.plain), _STOP.search(line.plain) is not None)

    def take(self, line: Line) -> None:
        self.last = line
        self.length += len(line.plain)
        self.stops = self.stops or _STOP.search(line.plain) is not None

    @property
    def tail(self) -> str:
        return self.last.plain[-_TAIL:]

    @property
    def numbered_heading(self) -> bool:
        """Numbered, short, and without a full stop."""
        return _numbered(self.first) and not self.stops and self.length <= _HEADING_LENGTH


@define
class _Place:
    """Where in the document a line end stands."""

    outlined: bool  # the document numbers its sections
    started: bool = False  # the body has begun
    after_heading: bool = False  # the paragraph before this one is a numbered heading


@define
class _Wrapping:
    """How the lines of the document are wrapped."""

    habits: Habits
    double: bool  # blank lines stand between all lines
    indented: bool  # an indent begins a paragraph
    flush: bool  # and the other lines have none
    next_short: bool = False  # the line behind this one is shorter than the wrap, where that ends a paragraph


def _numbered(line: Line) -> bool:
    return line.mark is not None and line.mark.style not in _RUN_IN_STYLES


def _title_goes_on(par: _Paragraph, nxt: Line) -> bool:
    """Whether a title goes on in the next line: `…市人民政府` / `2023年法治政府建设情况报告`."""
    head, text = par.last.plain, nxt.plain
    if par.length > _TITLE_LENGTH or len(text) > _TITLE_LENGTH:
        return False
    # The first two lines of three: `…市人民政府` / `关于2023年度法治政府建设` / `情况的报告`
    opens = text.startswith("关于") and ev.ISSUER_END.search(head) and not any(sign in text for sign in "，。；")
    if not opens and not ev.TITLE_END.search(text):
        return False
    if _CRUMB.search(head) or _CRUMB.search(text) or ev.FURNITURE.match(head):
        return False
    if par.first.mark or nxt.mark or ev.TITLE_END.search(head) or head.endswith(("号", "期", "文件")):
        return False
    if any(sign in head for sign in "：〔，") or "：" in text or _stands_alone(par.last):
        return False
    if ev.ISSUER_END.search(head) and "关于" not in head:
        # `…市人民政府` above `…市…关于…的报告` is a letterhead above a whole title
        return _YEAR_OPENING.match(text) is not None or text.startswith(("关于", "法治", "年度", "依法"))
    return True


def _stands_alone(line: Line) -> bool:
    """Whether a line belongs to the frame of the document: a date, a field, a print line."""
    text = line.plain
    if len(text) > _FRAME_LENGTH:
        return False
    if _CLOCK.search(text) and _STOP.search(text) is None:
        return True
    return ev.DATE_LINE.match(text) is not None or (ev.FRAME.match(text) is not None and "。" not in text[:-1])


def _ends_by_marks(par: _Paragraph, nxt: Line) -> bool | None:
    """Whether marks and numbering alone show that the paragraph ends here (True), goes on (False), or neither."""
    tail, text = par.tail, nxt.plain
    if par.last.bare or nxt.bare or par.last.plain[0] == "|" or text[0] == "|" or nxt.bullet:
        return True
    if ev.CLOSES.search(tail) or tail[-1] in "：:":
        return True
    if _numbered(nxt):
        return tail[-1] not in "，、第"
    if tail[-1] == "；" and (nxt.mark is not None or (_numbered(par.first) and par.length <= _SHORT_HEADING)):
        return True
    if ev.OPEN_END.search(tail) or ev.OPEN_START.match(text) or ev.unclosed(par.last.plain):
        return False
    return True if _stands_alone(par.last) or _stands_alone(nxt) else None


def _head_ends(par: _Paragraph, nxt: Line) -> bool | None:
    """The same above the body, where titles, letterheads and fields stand."""
    tail = par.tail
    if _title_goes_on(par, nxt):
        return False
    if par.length <= _BODY_LENGTH and (ev.TITLE_END.search(tail) or ev.ISSUER_END.search(tail)):
        return True
    if ev.FURNITURE.match(par.last.plain) or _CRUMB.search(par.last.plain) or tail.endswith("期"):
        return True
    if tail.endswith("文件") or _FIELD.search(par.last.plain) or _FIELD.match(nxt.plain):
        return True
    return False if "，" in par.last.plain and par.length >= _FRAGMENT_LENGTH else None


def _heading_ends(par: _Paragraph, nxt: Line) -> bool:
    """The same after a numbered heading: its next line is the rest of it only if it is short."""
    text = nxt.plain
    if nxt.mark is None and par.length >= _LONG_HEADING and _REST.fullmatch(text):
        return False
    if nxt.mark is not None or ev.HEADING_END.search(par.tail):
        return True
    if _SHORT_TAIL.match(text) and par.length >= _LONG_HEADING:
        return False
    return len(text) > 15 or par.length < _LONG_HEADING or "：" in text or _STOP.search(text) is not None


def _ends(par: _Paragraph, nxt: Line, place: _Place) -> bool:
    """Whether the paragraph ends before `nxt`, where no hard wrap explains the line end."""
    if nxt.level or par.first.level:
        if nxt.level and nxt.level != par.first.level:
            return True
        if not place.started and _title_goes_on(par, nxt):
            return False
        return nxt.level > 0 or not ev.unclosed(par.last.plain)
    decided = _ends_by_marks(par, nxt)
    if decided is None and not place.started and not par.stops:
        decided = _head_ends(par, nxt)
    if decided is not None:
        return decided
    if par.last.plain[-1].isdigit() and nxt.plain[0].isdigit():
        return False
    if par.numbered_heading:
        return _heading_ends(par, nxt)
    if par.stops or par.length > _BODY_LENGTH:
        return False
    if place.outlined and place.started and (par.length > _FRAGMENT_LENGTH or place.after_heading):
        return False
    return ev.HEADING_END.search(par.tail) is not None or _HAN.search(par.last.plain) is None


def _wrap_ends(par: _Paragraph, nxt: Line, page: _Wrapping) -> bool:
    """Whether the paragraph ends although its last line is as long as the wrap allows."""
    if nxt.level or nxt.bullet:
        return True
    if page.indented and nxt.indent >= 2 and (page.flush or nxt.indent > par.last.indent):
        return True
    tail, habit = par.tail, page.habits
    if ev.CLOSES.search(tail):
        if nxt.mark is not None:
            return nxt.mark.style != "point" or nxt.mark.number == 1 or not habit.inline_points
        # A short line without a stop is no rest of a paragraph with stops: a heading, or the signature
        return (nxt.blanks > 0 and not page.double) or (page.next_short and nxt.plain[-1] not in _GOING)
    if nxt.mark is None:
        if par.numbered_heading and par.first.mark is not None and par.first.mark.style in habit.apart:
            return _full_heading_ends(par, nxt, page.next_short)
        return _stands_alone(par.last) or (not par.stops and tail.endswith("报告") and nxt.plain[-1] in "：:")
    if nxt.mark.style == "point" and nxt.mark.number != 1 and habit.inline_points:
        return False
    if nxt.mark.style == "arabic" and nxt.mark.number == 1 and par.numbered_heading:
        return ev.HEADING_END.search(tail) is not None
    return tail[-1] in "：；" or (nxt.mark.style in _TOP_STYLES and not ev.OPEN_END.search(tail))


def _full_heading_ends(par: _Paragraph, nxt: Line, short: bool) -> bool:
    """Whether a heading that fills its last line ends there, in a document whose headings stand alone: unless `nxt`
    looks like the rest of it.
    """
    text = nxt.plain
    if _OPEN_MARK.search(par.tail) or ev.OPEN_START.match(text) or ev.unclosed(par.last.plain):
        return False
    rest = _STOP.search(text) is None and text[-1] not in "，、：" and par.length + len(text) <= _HEADING_LENGTH
    if rest:
        return not short and ev.HEADING_END.search(par.tail) is not None
    return not ev.OPEN_END.search(par.tail)


def _headed(text: str) -> bool:
    """Whether `text` ends with a numbered heading, behind its last stop."""
    begin = max(text.rfind("。"), text.rfind("；"), text.rfind("："), len(text) - _HEADING_LENGTH) + 1
    mark = leading_mark(text, begin)
    return mark is not None and mark.style in _TOP_STYLES and text[-1] not in "，、"


def paragraph_ends(found: list[Line], text: str) -> list[bool]:
    """For each line of `text`, whether its paragraph ends with it."""
    if not found:
        return []
    wrapped = hard_wraps(found, text)
    double = sum(found[i + 1].blanks > 0 for i in wrapped) > 0.7 * len(wrapped)
    indents = sum(line.indent >= 4 or (line.indent >= 2 and line.blanks == 0) for line in found)
    flush = sum(line.indent == 0 for line in found) >= _FLUSH * len(found)
    page = _Wrapping(habits(found, wrapped), double, 0 < indents < 0.8 * len(found), flush)
    place = _Place(any(line.mark is not None and line.mark.style in _TOP_STYLES for line in found))
    ends: list[bool] = []
    par = _Paragraph.of(found[0])
    for i, nxt in enumerate(found[1:]):
        if not place.started:
            place.started = (par.stops and par.length > _BODY_LENGTH) or (place.outlined and _numbered(par.first))
        if "\n" not in text[par.last.end : nxt.start] and _headed(par.last.plain):
            end = True
        elif i in wrapped:
            page.next_short = page.habits.short_ends and i + 1 not in wrapped and i + 2 < len(found)
            end = _wrap_ends(par, nxt, page)
        else:
            end = _ends(par, nxt, place)
            if not end and page.indented and nxt.indent >= 2 and (page.flush or nxt.indent > par.last.indent):
                end = _ends_by_marks(par, nxt) is not False
            if not end and place.started and page.habits.short_ends and par.numbered_heading:
                end = not (_OPEN_MARK.search(par.tail) or ev.OPEN_START.match(nxt.plain) or ev.unclosed(par.last.plain))
        ends.append(end)
        if end:
            place.after_heading = par.numbered_heading
            par = _Paragraph.of(nxt)
        else:
            par.take(nxt)
    ends.append(True)
    return ends
