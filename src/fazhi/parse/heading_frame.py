"""The frame of a document (公文格式要素, GB/T 9704): the lines before and after its body."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import frozen

__all__ = ["HEAD_LENGTH", "TAIL_LENGTH", "Line", "body_start", "lines", "tail_lines"]

HEAD_LENGTH = 4000  # characters within which the heading data of a document must begin
TAIL_LENGTH = 3000  # characters within which a signature, or what follows it, must stand
_BODY_LENGTH = 45  # a paragraph with sentence marks that is longer than this is body text
_SENTENCE = re.compile(r"[。；！]")
_AFTERMATH = re.compile(
    r"(?:抄送|抄报|报送|主送|主题词|附件|附表|附[:：]|（?联系|（?此件|信息公开|（?公开方式|版权|主办|承办|地址|网站|ICP|技术支持|扫一扫|打印|分享|关闭|上一篇|下一篇|相关)"
)


@frozen
class Line:
    """A paragraph of the reading text, without the spaces around it, at [start, end)."""

    start: int
    end: int
    text: str

    @property
    def is_body(self) -> bool:
        """Whether it is running text, and not a line of the frame."""
        return len(self.text) > _BODY_LENGTH and _SENTENCE.search(self.text) is not None


def lines(text: str, start: int, end: int) -> Iterator[Line]:
    """The non-empty paragraphs that begin in [start, end), in order."""
    end = min(end, len(text))
    while start < end:
        stop = text.find("\n", start)
        if stop < 0:
            stop = len(text)
        raw = text[start:stop]
        clean = raw.strip()
        if clean:
            first = start + raw.index(clean[0])
            yield Line(first, first + len(clean), clean)
        start = stop + 1


def tail_lines(text: str) -> list[Line]:
    """What may hold the signature, in order: the last line of body text and all that follows it."""
    start = max(0, len(text) - TAIL_LENGTH)
    if start:
        start = text.rfind("\n", 0, start) + 1
    out = list(lines(text, start, len(text)))
    for i in range(len(out) - 1, -1, -1):
        if out[i].is_body and not _AFTERMATH.match(out[i].text):
            return out[i:]
    return out


def body_start(text: str, after: int) -> int:
    """Where the running text begins at or after `after`; the end of the head where there is none near."""
    end = min(len(text), after + HEAD_LENGTH)
    for line in lines(text, after, end):
        if line.is_body or (len(line.text) > 25 and line.text.count("，") > 1):
            return line.start
    return end
