"""Slips of the pen (笔误) planted into a figure as it stands in a text, for tests and for teaching.

Written apart from `fazhi.check.slips`, which undoes slips: what one plants the other must recognise.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

__all__ = ["Fault", "slips"]


@frozen
class Fault:
    """One slip: its kind, and the figure's text with it (`352件` → `325件`, kind `swap`)."""

    kind: str
    text: str


def slips(printed: str) -> Iterator[Fault]:
    """Every single slip of the printed figure `printed` (number and unit) that leaves a readable number.

    Kinds: `digit` (one digit changed), `swap` (two neighbours exchanged), `drop` (a digit lost), `double` (a digit
    twice), `unit` (万 or 亿 lost or added), `point` (the decimal point moved or lost).

    >>> sorted({f.kind for f in slips("13.6%")})
    ['digit', 'double', 'drop', 'point', 'swap']
    >>> [f.text for f in slips("2.4万件") if f.kind == "unit"]
    ['2.4件', '2.4亿件']
    """
    end = 0
    while end < len(printed) and (printed[end] in "0123456789."):
        end += 1
    number, rest = printed[:end], printed[end:]
    if not number or not number[0].isdigit():
        return
    seen = {number}
    for kind, text in _changes(number):
        if text not in seen and _readable(text):
            seen.add(text)
            yield Fault(kind, text + rest)
    if not rest.startswith("%") and rest:
        bare = rest.lstrip("万亿")
        for word in ("", "万", "亿"):
            if word + bare != rest:
                yield Fault("unit", number + word + bare)


def _readable(text: str) -> bool:
    whole = text.split(".")[0]
    return (
        bool(whole) and not text.endswith(".") and (whole == "0" or not whole.startswith("0")) and text.count(".") < 2
    )


def _changes(number: str) -> Iterator[tuple[str, str]]:
    for i, c in enumerate(number):
        if c == ".":
            continue
        for other in "0123456789":
            if other != c:
                yield "digit", number[:i] + other + number[i + 1 :]
    for i in range(len(number) - 1):
        a, b = number[i], number[i + 1]
        if a != b and "." not in (a, b):
            yield "swap", number[:i] + b + a + number[i + 2 :]
    if sum(c.isdigit() for c in number) > 1:
        for i, c in enumerate(number):
            if c != ".":
                yield "drop", number[:i] + number[i + 1 :]
    for i, c in enumerate(number):
        if c != ".":
            yield "double", number[: i + 1] + c + number[i + 1 :]
    at = number.find(".")
    if at > 0:
        plain = number.replace(".", "")
        yield "point", plain.lstrip("0") or "0"
        for to in (at - 1, at + 1):
            if 0 < to < len(plain):
                moved = plain[:to] + "." + plain[to:]
                yield (
                    "point",
                    moved.lstrip("0") if not moved.startswith("0.") and moved.lstrip("0")[0] != "." else moved,
                )
