"""The title of a report (标题): on one line or over several, beside a web page's navigation, or run into the text."""

from __future__ import annotations

import re

from attrs import frozen

from fazhi.parse.heading_frame import HEAD_LENGTH, Line, lines
from fazhi.places import parse_body
from fazhi.places.table import table

__all__ = ["TOPIC", "Title", "find_title"]

TOPIC = re.compile(
    r"法治政府|依法行政|法治建设|法治工作|法治社会|依法治[省市区县州镇旗盟乡企校税]|依法治理|法治[\u4e00-\u9fff]{1,6}建设|述法|政府法制|法制工作|法治化"
)
_OTHER_TOPIC = re.compile(
    r"(?:19|20)\d\d ?年|二[〇○零Oo0][〇○零一二Oo0][〇○零一二三四五六七八九Oo0]年|"
    r"信息公开|政务公开|行政复议|行政应诉|行政执法|普法|法治宣传"
)
_KIND = r"(?:工作报告|情况报告|报告|总结|汇报|年报|公报|白皮书|述职|述法|情况|情况说明|报告书)"
_NOTE = r"(?:（(?!\d{4} ?年 ?\d)[^（）]{1,20}）|—+[^。]{1,20})?"
_WHOLE = re.compile(rf"[^。；！？|>»：]{{2,90}}?{_KIND}{_NOTE}")
_INSIDE = re.compile(
    r"[^。；！？|>»：，\n ]{0,80}?"
    + f"(?:{TOPIC.pattern})"
    + r"[^。；：！？，、\n]{0,30}?(?:报告|总结|汇报|年报|情况(?=(?:19|20)\d\d ?年))"
    + r"(?!如下|制度|会|工作机制|[，、和与])(?:（(?!\d{4}年 ?\d)[^（）\n]{1,12}）)?"
)
_OTHER_INSIDE = re.compile(r"[^。；！？|>»：，\n ]{2,60}?(?:报告|总结|年报)(?=（?(?:19|20)\d\d|$)")
_NO_TITLE = re.compile(
    r"现将|如下|当前位置|首页|上一[篇条]|下一[篇条]|相关(?:链接|阅读|文档)|根据|按照|要求|印发|通知|附件|^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d{1,2}[.、])"
)
_LABEL = re.compile(r"(?:信息|文件|文档|公文)?(?:标题|名称|题名)[:：]\s*")
_SITE = re.compile(r"\s*[_|\-–—]{1,2}\s*[^_|]{0,30}(?:网|网站|门户|政府|平台)$")
_YEAR_FIRST = re.compile(r"(?:关于|[12]\d{3}|二[〇○Oo0零]|法治|依法行政|推进)")
_BODY_LIKE = re.compile(r"[\u4e00-\u9fff（）、 ]{3,60}")


_FRAME_MARKS = (
    re.compile(r"^[【\[][^】\]\d]{1,10}[】\]]"),
    re.compile(r"文件(?=[\u4e00-\u9fff])"),
    re.compile(r"[〕］\]】）]\s*(?:第)?\d+号"),
    re.compile(r"(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2}(?: \d{1,2}:\d\d(?::\d\d)?)?\s*"),
    re.compile(r"签发人[:：]?\s*"),
)
_MENU = re.compile(
    r"(?:您?(?:现在|当前)?(?:所在)?的?位置|网站首页|首页|主页|(?:政府)?信息公开(?:目录|专栏|年报)?|政务公开|法定主动公开(?:内容)?|公开目录"
    r"|法治政府建设(?:年度报告|情况报告|年报|报告|工作|专栏)?|年度报告|通知公告|公示公告|公告公示|政策文件|政府文件|部门文件|其他文件|正文|内容"
    r"|要闻动态|工作动态|专题专栏|重点领域(?:信息公开)?|规划计划|总结计划|计划总结|工作总结|[：: ])+"
)
_YEAR = re.compile(
    r"(?:19|20)\d\d|二[〇○零Oo0]",
)


@frozen
class Title:
    """The title at [start, end) of the reading text; `inline` where text follows in the same paragraph."""

    start: int
    end: int
    text: str
    inline: bool = False


def find_title(text: str) -> Title | None:
    """The title in the head of the reading text."""
    end = min(len(text), HEAD_LENGTH)
    head = list(lines(text, 0, end))
    best: tuple[int, Title] | None = None
    for i, line in enumerate(head):
        for score, title in (*_whole(head, i), *_part(line)):
            # A page may list the reports of other years: the title is the one with the text under it.
            score = 2 * score + _heads_text(head, i, title)
            score += (text.count(title.text, 0, end) > 1) + 2 * (_YEAR.search(title.text) is not None)
            if best is None or score > best[0]:
                best = score, title
        if line.is_body and (best is not None or i > 3):
            break
    return best[1] if best else None


def _heads_text(head: list[Line], i: int, title: Title) -> bool:
    """Whether running text follows within a few lines, without another title between."""
    for line in head[i + 1 : i + 7]:
        if line.start >= title.end:
            if line.is_body:
                return True
            if _is_title(line.text):
                return False
    return False


def _whole(head: list[Line], i: int) -> list[tuple[int, Title]]:
    """Titles that begin with line `i` and fill one, two or three lines."""
    line = head[i]
    if len(line.text) > 90:
        return []
    label = _LABEL.match(line.text)
    site = _SITE.search(line.text)
    if label or (site and TOPIC.search(line.text[: site.start()])):
        start, stop = (label.end() if label else 0), (site.start() if site else len(line.text))
        inner = line.text[start:stop]
        return [(1, Title(line.start + start, line.start + stop, _clean(inner)))] if _is_title(inner) else []
    out: list[tuple[int, Title]] = []
    for count in (1, 2, 3):
        part = head[i : i + count]
        if len(part) < count or any(len(p.text) > 70 or _NO_TITLE.search(p.text) for p in part):
            break
        joined = "".join(p.text for p in part)
        if count > 1 and (not _joins([p.text for p in part]) or re.search("[：。]", joined)):
            continue
        if _is_title(joined) or (i < 6 and count == 1 and _is_other_title(joined)):
            skip = _frame_length(joined) if count == 1 else 0
            score = 4 + (count > 1) if TOPIC.search(joined) else 0
            out.append((score, Title(line.start + skip, part[-1].end, _clean(joined[skip:]))))
        elif count == 1 and line.text[0] == "《" and line.text[-1] == "》" and _is_title(line.text[1:-1]):
            out.append((4, Title(line.start + 1, line.end - 1, _clean(line.text[1:-1]))))
    return out


def _joins(parts: list[str]) -> bool:
    """Whether the lines read as one title: an issuer or a place above it, or a title broken in the middle."""
    first, rest = parts[0], "".join(parts[1:])
    if _is_title(first) and first.endswith("情况") and rest in ("报告", "的报告", "工作报告", "总结", "汇报"):
        return True
    if _is_title(first) or first.endswith("文件") or _is_date(rest) or "号" in first:
        return False
    if re.fullmatch(r"中共.{2,20}委(?:员会)?", first) and re.match(r".{2,20}(?:政府|管委会)", rest):
        return True  # a joint report of the party committee and the government
    if _BODY_LIKE.fullmatch(first) and parse_body(first.replace(" ", "")) is not None:
        return _YEAR_FIRST.match(rest) is not None
    if re.search(r"(?:关于|人民政府|[〇○\d]年度?|年度)", first) is None and not TOPIC.search(first):
        return False
    # Broken in the middle: the last line alone is no title with a place of its own.
    return not _is_title(parts[-1]) or _YEAR_FIRST.match(parts[-1]) is not None or len(parts[-1]) < 8


def _part(line: Line) -> list[tuple[int, Title]]:
    """Titles inside a longer line: a text without line breaks."""
    if len(line.text) <= 40 and _is_title(line.text):
        return []
    out = []
    other = _OTHER_INSIDE.match(line.text)
    if other is not None and _is_other_title(other.group()):
        out.append((0, Title(line.start, line.start + other.end(), _clean(other.group()), inline=True)))
    for found in _INSIDE.finditer(line.text, 0, 600):
        if _NO_TITLE.search(found.group()):
            continue
        start = found.start()
        if line.text.endswith(("签发人：", "签发人:"), 0, start):
            start -= 4
        start += _frame_length(line.text[start : found.end()])
        start += _after_navigation(line.text[start : found.end()])
        start = _with_body_before(line.text, start)
        shown = line.text[start : found.end()]
        runs_on = found.end() < len(line.text)
        out.append((2, Title(line.start + start, line.start + found.end(), _clean(shown), inline=runs_on)))
    return out


def _with_body_before(text: str, start: int) -> int:
    """Where the title begins when the issuer stands before it, set off by spaces."""
    while start > 1 and text[start - 1] == " ":
        begin = text.rfind(" ", 0, start - 1) + 1
        chunk = text[begin : start - 1]
        if not 3 <= len(chunk) <= 40 or chunk.endswith("文件") or parse_body(chunk) is None:
            break
        start = begin
    return start


def _after_navigation(text: str) -> int:
    """How many characters of menu entries stand right before the title, where the page lost its line breaks."""
    menu = _MENU.match(text)
    if menu is None:
        return 0
    rest = text[menu.end() :]
    named = _YEAR_FIRST.match(rest) is not None or any(rest[:size] in table() for size in range(2, 16))
    return menu.end() if named and _is_title(rest) else 0


def _frame_length(text: str) -> int:
    """How many characters of letterhead, document number and signer stand before the title in the same line."""
    skip = 0
    for mark in _FRAME_MARKS:
        for found in mark.finditer(text, skip):
            if found.end() < len(text) - 8:
                skip = found.end()
    if skip and text[:skip].rstrip(" :：").endswith("签发人"):
        # The name runs into the title: it ends where a place begins.
        names = (n for n in (2, 3, 4) if any(text[skip + n : skip + n + size] in table() for size in range(2, 16)))
        skip += next(names, 0)
    while skip < len(text) and text[skip] in "#* ":
        skip += 1
    return skip


def _is_title(text: str) -> bool:
    return TOPIC.search(text) is not None and not _NO_TITLE.search(text) and _WHOLE.fullmatch(text) is not None


def _is_other_title(text: str) -> bool:
    """Whether it is the title of a report of a neighbouring genre."""
    named = _OTHER_TOPIC.search(text) is not None and not _NO_TITLE.search(text)
    return named and _WHOLE.fullmatch(text) is not None and re.search("报告|总结|年报|公报|白皮书", text) is not None


def _is_date(text: str) -> bool:
    return re.fullmatch(r"[（(]?[\d〇○零一二三四五六七八九十年月日.\-/ ]+[）)]?", text) is not None


def _clean(text: str) -> str:
    return re.sub(r"\s+", "", text)
