"""The numbers and names of the frame: 发文字号, 发文机关标志, 主送, 签发人, 抄送."""

from __future__ import annotations

import re

from attrs import frozen

from fazhi.parse.heading_frame import HEAD_LENGTH, TAIL_LENGTH, lines
from fazhi.parse.heading_title import Title

__all__ = ["Found", "copied_to", "document_number", "labelled_issuer", "letterhead", "recipient", "signers"]

_NUMBER = re.compile(
    r"(?P<who>[\u4e00-\u9fff]{1,14}?) ?[〔\[［（(【〈﹝](?P<year> ?(?:1 ?9|2 ?0) ?\d ?\d ?)"
    r"[〕\]］）)】〉﹞] ?第? ?\d(?: ?\d){0,3} ?号"
)
_NUMBER_LABEL = re.compile(r"(?:发文字号|文号|文件编号|发文文号|文件字号|公文字号)[:：】]? ?$")
_LETTERHEAD = re.compile(r"([\u4e00-\u9fff（）、 ]{4,60}?)文件(?= |$|[\u4e00-\u9fff]{1,12}[〔\[［（(【])")
_LETTERHEAD_LABEL = re.compile(
    r"(?:发布机构|发文机关|发文单位|发布单位|制发机关|公开机构|发文机构)[:：] ?([\u4e00-\u9fff（）]{3,40})(?= |$)"
)
_BODY = (
    r"(?:政府|党委|[省市区县州盟旗镇乡地党]委|管委会|党工委|人大常委会|常委会|政协|办公室|办公厅|委员会|领导小组|"
    r"[局厅委办部署院会]|主任|主席|公署|单位|部门|司法局|组织|代表|委员|同志)"
)
_RECIPIENT = re.compile(
    rf"(?P<who>(?:[\u4e00-\u9fff（）]{{1,30}}?{_BODY})(?:[、，][\u4e00-\u9fff（）]{{2,30}}?){{0,8}})[:：]"
)
_NO_RECIPIENT = re.compile(
    r"如下|报告|汇报|来源|发布|作者|日期|时间|情况|工作|主要|分类|索引|标题|机构|机关|联系|编辑|责任"
)
_SIGNERS = re.compile(
    r"(?:签发人|签发)[:：] ?(?P<who>[\u4e00-\u9fff·]{1,2}(?: [\u4e00-\u9fff](?= |\n|$))|[\u4e00-\u9fff·]{2,12}"
    r"(?:[、 ][\u4e00-\u9fff]{2,4}(?=[、 \n]|$)){0,5})"
)
_COPIED = re.compile(r"(?:抄送|抄报)[:：] ?(?P<who>[^。\n]{2,200})[。]?")
_PRINTER = re.compile(r" ?[\u4e00-\u9fff（）]{4,40}(?:办公室|办公厅|办|局|委)? ?(?:19|20)\d\d ?年[^，。]*印发.*$")


@frozen
class Found:
    """One field: its text without layout, and where it stands in the reading text."""

    text: str
    start: int
    end: int


def document_number(text: str, title: Title | None, body: int) -> Found | None:
    """The document's own number (发文字号), in any bracket: above the title or right under it, or labelled."""
    end = min(body, HEAD_LENGTH)
    for line in lines(text, 0, end):
        inline = title is not None and line.start < title.start < line.end
        running = line.is_body
        stop = min(title.start if inline and title is not None else line.end, HEAD_LENGTH)
        for found in _NUMBER.finditer(text, line.start, stop):
            who, start = found["who"], found.start()
            if (cut := who.rfind("文件")) >= 0 and cut + 2 < len(who):
                start += cut + 2
            before = text[line.start : start]
            if before.endswith("文件"):
                before = ""
            if (label := re.search(r"(?:发文字号|文号)", who)) is not None:
                start, before = found.start() + label.end(), who[: label.end()]
            labelled = _NUMBER_LABEL.search(before) is not None
            # A number in a sentence, in a list of documents or after a title belongs to another document.
            alone = not running and line.end - start - len(found.group()) <= 24 and not before.strip(" （(")
            if "》" in before or "《" in before or line.text.startswith(("附件", "根据", "依据", "按照")):
                continue
            column = not running and before.endswith(" ") and text[found.end() : found.end() + 1] in ("", " ", "\n")
            if labelled or alone or inline or (column and title is not None and line.end <= title.start):
                return Found(text[start : found.end()].replace(" ", ""), start, found.end())
    return None


def letterhead(text: str, title: Title | None, body: int) -> Found | None:
    """The body in the red letterhead (发文机关标志): 甲市人民政府文件."""
    end = min(body, HEAD_LENGTH)
    above = title.start if title is not None else end
    for line in lines(text, 0, end):
        if line.start < above and (found := _LETTERHEAD.match(text, line.start, min(line.end, above))) is not None:
            return Found(found[1].replace(" ", ""), found.start(1), found.start(1) + len(found[1].rstrip()))
    return None


def labelled_issuer(text: str, body: int) -> Found | None:
    """The issuer that the header of a web page names (发文机关)."""
    for line in lines(text, 0, min(body, HEAD_LENGTH)):
        if not line.is_body and (found := _LETTERHEAD_LABEL.search(text, line.start, line.end)) is not None:
            return Found(found[1], found.start(1), found.end(1))
    return None


def recipient(text: str, title: Title | None) -> Found | None:
    """Whom it is addressed to (主送机关): the line under the title that ends in a colon."""
    if title is None:
        return None
    if title.inline:
        window = [(title.end, min(len(text), title.end + 80))]
    else:
        window = [(line.start, line.end) for line in list(lines(text, title.end, title.end + 600))[:6]]
    for start, end in window:
        found = _RECIPIENT.match(text, start + (text[start : start + 1] == " "), end)
        if found is None or _NO_RECIPIENT.search(found["who"]):
            continue
        if not title.inline and found.end() < end and end - start < 45:
            continue  # 市政府：甲 — a label with a value
        return Found(found["who"].replace(" ", ""), found.start("who"), found.end("who"))
    return None


def signers(text: str, title: Title | None, body: int) -> Found | None:
    """Who signed it off (签发人), one or several."""
    found = _SIGNERS.search(text, 0, min(body, HEAD_LENGTH))
    if found is None:
        return None
    start, end = found.span("who")
    if title is not None and title.inline and start < title.start < end:
        end = title.start
    name = text[start:end].rstrip("、 ")
    if len(name) > 4 and not re.search("[、 ·]", name):
        return None  # run into what follows: where the name ends cannot be told
    joined = (
        name.replace(" ", "")
        if re.fullmatch(r"[\u4e00-\u9fff] [\u4e00-\u9fff]{1,2}", name)
        else name.replace(" ", "、")
    )
    return Found(joined, start, start + len(name))


def copied_to(text: str) -> Found | None:
    """Who gets a copy (抄送), at the end of the document."""
    start = max(0, len(text) - TAIL_LENGTH)
    last: Found | None = None
    for found in _COPIED.finditer(text, start):
        who = _PRINTER.sub("", found["who"]).rstrip()
        if who:
            last = Found(who, found.start("who"), found.start("who") + len(who))
    return last
