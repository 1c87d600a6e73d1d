"""Dates of the document itself (成文日期、印发日期、发布日期), in Arabic or Chinese digits."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from attrs import frozen

from fazhi.parse.heading_frame import HEAD_LENGTH, Line, lines, tail_lines
from fazhi.parse.heading_title import Title
from fazhi.parse.layout.evidence import FURNITURE
from fazhi.places import parse_body

__all__ = ["Dated", "document_dates", "find_dates", "is_body_name"]

_ZERO = "〇○零０0OoＯｏ"
_DIGIT = rf"[\d{_ZERO}一二三四五六七八九]"
_SMALL = r"(?:\d ?\d?|[二三]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|[元一二三四五六七八九])"
_DATE = re.compile(
    rf"(?<![\d.])(?P<y>{_DIGIT}(?: ?{_DIGIT}){{3}}) ?年 ?(?P<m>{_SMALL}) ?月 ?(?P<d>{_SMALL}) ?日"
    r"|(?<![\d.\-/])(?P<y2>(?:1 ?9|2 ?0) ?\d ?\d) ?(?P<sep>[.\-/]) ?(?P<m2>\d ?\d?)"
    r" ?(?P=sep) ?(?P<d2>\d(?: ?\d)?)(?:(?![\d\-/]|\.\d)|(?=\d\d[:：]\d\d))"
    r"(?P<clock>[ T]*\d{1,2}[:：]\d\d(?:[:：]\d\d)?)?"
)
_AFTER_SIGNATURE = re.compile(rf"抄[送报]|附件|[（【\[]|打印|主送|信息公开|网站|>|{FURNITURE.pattern}")
_SHORT_LINE = 60
_LINE = 400  # characters at the end of a line in which its date must stand
_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | dict.fromkeys(_ZERO, 0) | {"元": 1}
_LABELS = {
    "signed": r"成文(?:日期|时间)|发文(?:日期|时间)|签发(?:日期|时间)|制发(?:日期|时间)|落款(?:日期|时间)",
    "printed": r"印发(?:日期|时间)",
    "published": r"(?:信息)?(?:发布|公开|公布|发表|发稿|上网|刊发)(?:日期|时间)|发布于|发布",
}
_LABEL = re.compile("|".join(f"(?P<{role}>{words})" for role, words in _LABELS.items()))
_PLAIN_LABEL = re.compile(r"(?:^|[ \t])(?:日期|时间)[:：] ?$")
_WEB_LINE = re.compile(r"来源|浏览|阅读|点击|字体|字号|作者|发布|打印|访问")
_OFFICE_END = re.compile(
    r"(?:政府|党委|委员会|管委会|党工委|办事处|[局厅委办部署处院社]|办公室|办公厅|公署|支队|大队|总队|中心|海关|领导小组|公司|集团|[县市区省州盟旗镇乡]委)(?:（(?:章|盖章|代章|印章|公章)）)?$"
)


_SIGNATURE = re.compile(
    r"\n(?P<who>[\u4e00-\u9fff（）]{3,50})\n"
    r"(?P<date>[\d〇○零一二三四五六七八九OoＯ十 ]{4,12}年[\d一二三四五六七八九十元 ]{1,4}月"
    r"[\d一二三四五六七八九十 ]{1,5}日)(?=\n|$)"
)


@frozen
class Dated:
    """A date of the document at [start, end) of the reading text, and the issuer's name that stands with it."""

    role: str
    date: dt.date
    start: int
    end: int
    issuer: tuple[int, int] | None = None


@frozen
class _Found:
    start: int
    end: int
    date: dt.date
    web: bool  # written 2024-03-28, as web pages do
    clock: bool


def find_dates(text: str, start: int, end: int) -> Iterator[_Found]:
    """Every whole calendar date in [start, end) of the text, however written."""
    for found in _DATE.finditer(text, start, end):
        parts = [found[name].replace(" ", "") for name in (("y", "m", "d") if found["y"] else ("y2", "m2", "d2"))]
        year, month, day = _number(parts[0]), _small(parts[1]), _small(parts[2])
        if not 1949 <= year <= 2100:
            continue
        try:
            date = dt.date(year, month, day)
        except ValueError:
            continue
        stop = found.end() - len(found["clock"] or "")
        yield _Found(found.start(), stop, date, bool(found["y2"]) and found["sep"] != ".", bool(found["clock"]))


def document_dates(text: str, title: Title | None, body: int) -> list[Dated]:
    """The signing, printing and publication dates, each role at most once, in the order of the text."""
    taken: dict[str, Dated] = {}
    for dated in (*_tail_dates(text, body), *_head_dates(text, title, body)):
        taken.setdefault(dated.role, dated)
    if "signed" not in taken:
        # Attachments may follow the signature: a line that is a body's name and a line that is a date.
        for found in _SIGNATURE.finditer(text, body):
            dates = list(find_dates(text, found.start("date"), found.end("date")))
            if dates and is_body_name(found["who"]):
                taken["signed"] = Dated("signed", dates[0].date, dates[0].start, dates[0].end, found.span("who"))
                break
    return sorted(taken.values(), key=lambda d: d.start)


def is_body_name(text: str) -> bool:
    """Whether `text` can be the name of an issuing body."""
    name = re.sub(r"（(?:章|盖章|代章|印章|公章)）$", "", text).replace(" ", "")
    if not 3 <= len(name) <= 60 or re.search(r"[，。；：！？\d“《]", name):
        return False
    return parse_body(name) is not None or (len(name) <= 40 and _OFFICE_END.search(name) is not None)


def _number(digits: str) -> int:
    return int("".join(str(_DIGITS.get(c, c)) for c in digits))


def _small(text: str) -> int:
    if text.isdecimal():
        return int(text)
    text = text.replace("廿", "二十")
    tens, ten, ones = text.rpartition("十")
    return (
        (_DIGITS[tens] if tens else 1) * (10 if ten else 0) + (_DIGITS[ones] if ones else 0) if ten else _DIGITS[ones]
    )


def _head_dates(text: str, title: Title | None, body: int) -> Iterator[Dated]:
    """Labelled dates of a web header, and a bare date under the title."""
    for line in lines(text, 0, min(body + 1, HEAD_LENGTH)):
        inline = title is not None and title.inline and line.start <= title.start < line.end
        if line.is_body and not inline:
            continue
        end = min(title.start if inline and title is not None else line.end, HEAD_LENGTH)
        for found in find_dates(text, line.start, end):
            before, after = text[line.start : found.start], text[found.end : end]
            role = _labelled(text, line, found.start, before)
            if role is None and title is not None and line.start >= title.end:
                bare = before.strip(" （(") == "" and (found.clock or after.strip(" ）)") == "")
                # A moment in a short line under the title is when the page went online
                bare = bare or (found.clock and len(line.text) <= _SHORT_LINE)
                role = ("published" if found.web or found.clock else "signed") if bare else None
                if role is None and found.web and _WEB_LINE.search(before + after):
                    role = "published"
            if role is not None:
                yield Dated(role, found.date, found.start, found.end)
        if inline and title is not None:
            rest = Line(title.end, line.end, text[title.end : line.end])
            for found in find_dates(text, title.end, title.end + 100):
                role = _labelled(text, rest, found.start, text[title.end : found.start])
                if role is not None or found.clock:
                    yield Dated(role or "published", found.date, found.start, found.end)
                elif text[title.end : found.start].strip() in ("（", "(") and text[found.end : found.end + 1] in (
                    "）",
                    ")",
                ):
                    yield Dated("signed", found.date, found.start, found.end)


def _labelled(text: str, line: Line, at: int, before: str) -> str | None:
    if _PLAIN_LABEL.search(before) and "今天" not in before:
        return "published"
    if not (found := list(_LABEL.finditer(text, max(line.start, at - 14), at))):
        return None
    between = text[found[-1].end() : at]
    if between.strip(" :：[【]】") or (not between.strip(" ") and found[-1].group() == "发布"):
        return None
    return found[-1].lastgroup


def _tail_dates(text: str, body: int) -> Iterator[Dated]:
    """The signature (落款) and the line of the printing office (印发), after the body."""
    names: list[Line] = []
    for line in tail_lines(text):
        if line.end <= body:
            continue
        found = list(find_dates(text, max(line.start, line.end - _LINE), line.end))
        for i, date in enumerate(found):
            first = _name_start(text, line, date, found[i - 1].end if i else line.start)
            name = text[first : date.start].strip(" （(")
            after = text[date.end : line.end].strip(" ）)")
            if after.startswith("印发"):
                if not after[2:].strip(" 。—-*#") and (not name or is_body_name(name)):
                    yield Dated("printed", date.date, date.start, date.end)
                continue
            # In a text without line breaks the printing office may follow the signature at once.
            printing = i + 1 < len(found) and text.startswith("印发", found[i + 1].end)
            frame = not after or printing or (line.is_body and _AFTER_SIGNATURE.match(after) is not None)
            if not frame or date.clock:
                continue
            if name and is_body_name(name):
                yield Dated("signed", date.date, date.start, date.end, (first, first + len(name)))
            elif not name and not date.web and (not line.is_body or date.end == line.end):
                signer = (names[0].start, names[-1].end) if names else None
                yield Dated("signed", date.date, date.start, date.end, signer)
        # A joint report is signed by the party committee and the government, a line each.
        names = [*names, line][-3:] if not line.is_body and is_body_name(line.text) else []


def _name_start(text: str, line: Line, date: _Found, low: int) -> int:
    """Where the name of the body that signs begins: after the last sentence, in a text without line breaks."""
    low = max(low, date.start - _LINE)
    if line.is_body:
        low = max(low, *(text.rfind(mark, low, date.start) + 1 for mark in "。！；："))
        if (closing := text.find("特此报告", low, date.start)) >= 0:
            low = closing + 4
    if not is_body_name(text[low : date.start].strip(" —-*#")) and (bracket := text.rfind("）", low, date.start)) >= 0:
        low = bracket + 1  # （联系人：…）甲市司法局2021年1月4日
    while low < date.start and text[low] in " （(—-*#":
        low += 1
    return low
