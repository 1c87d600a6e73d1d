"""Marked-up text of the corpus: marks with offsets into the plain text, and the layouts it is printed in."""

from __future__ import annotations

from dataclasses import dataclass, field

from corpus_numbers import SourceError

FULL = {ord(c): ord(c) + 0xFEE0 for c in "0123456789.%"}
HALF = str.maketrans("，：；（）！？％", ",:;()!?%")


@dataclass
class Mark:
    """Something marked in the plain text: a figure or a tagged stretch."""

    tag: str
    start: int
    end: int
    options: list[str] = field(default_factory=list)
    label: str = ""


def parse_markup(body: str) -> tuple[str, list[Mark]]:
    """The plain text of a marked-up body, and its marks with offsets into it."""
    out: list[str] = []
    marks: list[Mark] = []
    stack: list[Mark] = []
    i, n = 0, len(body)
    while i < n:
        c = body[i]
        if c == "{":
            stop = body.index("}", i)
            parts = body[i + 1 : stop].split("|")
            if len(parts) < 2:
                raise SourceError(f"figure without label: {parts}")
            options = parts[2].split() if len(parts) > 2 else []
            printed, _, name = parts[0].partition("#")
            marks.append(
                Mark("figure", len(out), len(out) + len(printed), options + ([f"#{name}"] if name else []), parts[1])
            )
            out.extend(printed)
            i = stop + 1
        elif c == "‹":
            colon = body.index(":", i)
            tag = body[i + 1 : colon]
            if len(tag) > 24:
                raise SourceError(f"tag: {tag}")
            stack.append(Mark(tag, len(out), 0))
            marks.append(stack[-1])
            i = colon + 1
        elif c in "›|" and stack:
            mark = stack.pop()
            mark.end = len(out)
            if c == "|":
                stop = body.index("›", i)
                mark.label = body[i + 1 : stop]
                i = stop
            i += 1
        else:
            out.append(c)
            i += 1
    if stack:
        raise SourceError(f"open tag {stack[-1].tag}")
    return "".join(out), marks


class Layout:
    """The plain text as printed: each character with what the layout puts before it."""

    def __init__(self, text: str, marks: list[Mark]) -> None:
        self.core = list(text)
        self.before = [""] * len(text)
        self.inside = {i for m in marks if m.tag == "figure" for i in range(m.start + 1, m.end)}

    def apply(self, name: str, value: int) -> None:
        getattr(self, f"_{name}")(value)

    def _halfwidth(self, _: int) -> None:
        self.core = [c.translate(HALF) for c in self.core]

    def _fullwidth(self, _: int) -> None:
        self.core = [c.translate(FULL) for c in self.core]

    def _oneline(self, gap: int) -> None:
        self.core = [" " * gap if c == "\n" else c for c in self.core]

    def _crlf(self, _: int) -> None:
        self.core = ["\r\n" if c == "\n" else c for c in self.core]
        self.before = [b.replace("\n", "\r\n") for b in self.before]

    def _wrap(self, width: int) -> None:
        column = 0
        for i, c in enumerate(self.core):
            if c == "\n":
                column = 0
                continue
            if column == width:
                self.before[i] += "\n"
                column = 0
            column += 1

    def _spaced(self, _: int) -> None:
        for i, c in enumerate(self.core):
            if i and c != "\n" and self.core[i - 1] != "\n":
                self.before[i] += " "

    def _stray(self, period: int) -> None:
        """Stray spaces around and inside numbers, as optical recognition leaves them."""
        digit = [c.isdigit() or c in ".%" for c in self.core]
        for i in range(1, len(self.core)):
            if "\n" in (self.core[i], self.core[i - 1]):
                continue
            split = False
            if self.core[i].isdigit() and self.core[i - 1].isdigit():
                run = i
                while run < len(self.core) and self.core[run].isdigit():
                    run += 1
                split = run - i == 3 if i * 31 % 2 else i * 104729 % 40 == 0
            if split or (digit[i] != digit[i - 1] and i * 7919 % period != 0):
                self.before[i] += " "

    def _pages(self, length: int) -> None:
        since, page = 0, 1
        for i, c in enumerate(self.core):
            since += 1
            if since > length and i not in self.inside and c not in "\n，。；：、" and not c.isdigit():
                self.before[i] = f"\n\n— {page} —\n\n" + self.before[i].strip()
                since, page = 0, page + 1

    def finish(self) -> tuple[str, list[int], list[int]]:
        """The printed text, and where each character of the plain text starts and ends in it."""
        starts, ends, at = [], [], 0
        for b, c in zip(self.before, self.core, strict=True):
            starts.append(at + len(b))
            at += len(b) + len(c)
            ends.append(at)
        return "".join(b + c for b, c in zip(self.before, self.core, strict=True)), starts, ends
