"""Slips of the pen (笔误): which values a printed figure could have been meant to show, likeliest slip first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from attrs import frozen

from fazhi.quantity.quantity import Quantity

__all__ = ["SLIPS", "Slip", "one_slip", "slips_of"]

# How likely a slip is, most likely first. The order is a judgement, not a measurement: fingers hit a wrong key more
# often than they swap, and a multiplier is lost when a table in 万元 is copied into a sentence.
SLIPS = ("digit", "swap", "drop", "double", "unit", "point", "value")

_NUMBER = re.compile(r"[0-9０-９]+(?:[.．][0-9０-９]+)?")
_WIDE = str.maketrans("０１２３４５６７８９．", "0123456789.")
_MULTIPLES = (("万", 10**4), ("亿", 10**8))


@frozen
class Slip:
    """A value that may have been meant: `text` as it would stand in place of the figure's number, and the slip."""

    kind: str
    text: str
    value: Fraction
    step: Fraction


def slips_of(quantity: Quantity, printed: str) -> Iterator[Slip]:
    """Every value from which one slip leads to `printed`, the figure's number and unit as they stand in the text.

    >>> from fazhi.quantity.unit import Unit
    >>> found = {s.text for s in slips_of(Quantity(Fraction(156), Unit("件")), "156件")}
    >>> {"155件", "165件", "1256件", "56件"} <= found, "157万件" in found
    (True, False)
    """
    compact = re.sub(r"\s", "", printed).translate(_WIDE)
    m = _NUMBER.search(compact.replace(",", "").replace("，", ""))
    if m is None:
        return
    compact = compact.replace(",", "").replace("，", "")
    digits, lead, tail = m.group(), compact[: m.start()], compact[m.end() :]
    base = Fraction(digits)
    if base == 0 and quantity.value != 0:
        return
    times = quantity.value / base if base else Fraction(1)
    if times.denominator != 1 and times.numerator != 1:
        return
    seen = {digits}
    for kind, text in _digit_slips(digits):
        if text not in seen:
            seen.add(text)
            yield Slip(kind, f"{lead}{text}{tail}", Fraction(text) * times, _step(text) * times)
    yield from _unit_slips(quantity, digits, lead, tail, times)


def _digit_slips(digits: str) -> Iterator[tuple[str, str]]:
    point = digits.find(".")
    plain = digits.replace(".", "")

    def put(text: str, at: int) -> str:
        return text if point < 0 else text[:at] + "." + text[at:]

    for i, old in enumerate(plain):
        for new in "0123456789":
            if new != old and not (i == 0 and new == "0" and len(plain) > 1 and point != 1):
                yield "digit", put(plain[:i] + new + plain[i + 1 :], point)
    for i in range(len(plain) - 1):
        if plain[i] != plain[i + 1] and not (i == 0 and plain[1] == "0" and point != 1):
            yield "swap", put(plain[:i] + plain[i + 1] + plain[i] + plain[i + 2 :], point)
    # A dropped digit is restored by putting one in, a doubled one by taking one of a pair out.
    for i in range(len(plain) + 1):
        for new in "0123456789":
            if not (i == 0 and new == "0"):
                yield "drop", put(plain[:i] + new + plain[i:], point + (i <= point) if point >= 0 else point)
    for i in range(len(plain)):
        if len(plain) > 1 and not (i == 0 and plain[1] == "0" and point != 2):
            rest = plain[:i] + plain[i + 1 :]
            at = point - (i < point)
            if point < 0 or 0 < at < len(rest):
                yield "double", put(rest, at)
    if point > 0:
        for at in (point - 1, point + 1):
            if 0 < at < len(plain):
                yield "point", plain[:at].lstrip("0").rjust(1, "0") + "." + plain[at:]
            elif at == len(plain):
                yield "point", plain.lstrip("0") or "0"
    else:
        for at in range(max(1, len(plain) - 2), len(plain)):
            yield "point", plain[:at] + "." + plain[at:]


def _unit_slips(quantity: Quantity, digits: str, lead: str, tail: str, times: Fraction) -> Iterator[Slip]:
    value, step = Fraction(digits), _step(digits)
    if quantity.unit.dimension == "ratio":
        return
    for word, size in (("", 1), *_MULTIPLES):
        if times != size:
            bare = re.sub(r"^[余多]?[万亿]", "", tail)
            yield Slip("unit", f"{lead}{digits}{word}{bare}", value * size, step * size)


def _step(digits: str) -> Fraction:
    places = len(digits) - digits.find(".") - 1 if "." in digits else 0
    return Fraction(1, 10**places)


def one_slip(quantity: Quantity, value: Fraction) -> bool:
    """Whether the printed number of `quantity` could be `value` after one slip."""
    return any(s.value == value for s in slips_of(quantity, quantity.text))
