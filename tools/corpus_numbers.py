"""Printed numbers and their arithmetic, as the corpus needs them: written apart from the library, to judge it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2, "○": 0}
SMALL = {"十": 10, "百": 100, "千": 1000}
LARGE = {"万": 10**4, "亿": 10**8}
NARROW = str.maketrans({chr(c + 0xFEE0): chr(c) for c in range(0x21, 0x7F)})


class SourceError(ValueError):
    """A source that contradicts itself."""


@dataclass
class Number:
    """A printed number as this script reads it."""

    value: Fraction
    step: Fraction  # place value of the last printed digit; 0 where the number is exact
    unit: str
    lower: bool
    digits: int  # characters of the text before the unit


def numeral(text: str) -> Fraction:
    """Value of a Chinese numeral, `九十七点六` included."""
    text, _, decimals = text.partition("点")
    if decimals:
        return numeral(text) + Fraction(int("".join(str(DIGITS[c]) for c in decimals)), 10 ** len(decimals))
    total, section, digit = 0, 0, 0
    for c in text:
        if c in DIGITS:
            digit = DIGITS[c]
        elif c in SMALL:
            section += (digit or 1) * SMALL[c]
            digit = 0
        else:
            total = (total + section + digit or 1) * LARGE[c]
            section = digit = 0
    return Fraction(total + section + digit)


def read_number(text: str) -> Number:
    """Read `1.25万余家`, `百余件`, `三十二起`, `百分之八`, `七成`."""
    plain = text.translate(NARROW)
    if plain.startswith("百分之"):
        places = len(plain.partition("点")[2])
        return Number(numeral(plain[3:]), Fraction(1, 10**places), "%", False, len(text))
    m = re.match(r"(\d[\d,]*(?:\.\d+)?)([百千万亿]*)([余多]?)([万亿]?)([余多]?)", plain)
    if m:
        number = m[1].replace(",", "")
        decimals = len(number.partition(".")[2])
        factor = 1
        for c in m[2] + m[4]:
            factor *= SMALL.get(c, 0) or LARGE[c]
        value = Fraction(number) * factor
        rounded = decimals or factor > 1
        step = Fraction(factor, 10**decimals) if rounded else Fraction(0)
        lower = bool(m[3] or m[5])
    else:
        m = re.match(r"([〇零○一二两三四五六七八九十百千万亿]+)([余多]?)([万亿]?)([余多]?)", plain)
        if not m:
            raise SourceError(f"no number: {text}")
        value, step, lower = numeral(m[1] + m[3]), Fraction(0), bool(m[2] or m[4])
    unit = text[m.end() :].strip()
    if unit == "成":
        return Number(value * 10, Fraction(10), "%", lower, len(text))
    if unit in ("个百分点", "个工作日", "个月"):
        return Number(value, step, unit[1:], lower, m.end())
    if unit in ("%", "％"):
        return Number(value, step or Fraction(1), "%", lower, len(text))
    return Number(value, step, unit, lower, m.end())


def decimal(value: Fraction) -> str:
    """A finite decimal as text."""
    for places in range(12):
        scaled = value * 10**places
        if scaled.denominator == 1:
            text = str(abs(int(scaled))).rjust(places + 1, "0")
            return ("-" if value < 0 else "") + (f"{text[:-places]}.{text[-places:]}" if places else text)
    raise SourceError(f"no finite decimal: {value}")


def reads(exact: Fraction, value: Fraction, step: Fraction) -> list[str]:
    """The printing conventions under which `exact` is printed as `value`."""
    if value == 100 and exact == 100:
        return ["exact"]
    modes = []
    half = step / 2
    if value - half <= exact < value + half:
        modes.append("half_up")
    even = (value / step) % 2 == 0
    if value - half < exact < value + half or (even and abs(exact - value) == half):
        modes.append("half_even")
    if value <= exact < value + step:
        modes.append("truncated")
    return modes


def verdict_of(modes: list[str]) -> str:
    if not modes:
        return "inconsistent"
    return "consistent_only_if_truncated" if modes == ["truncated"] else "consistent"


def compute(
    kind: str,
    roles: list[tuple[str, str]],
    options: dict[str, str],
    note: str,
    numbers: dict[str, Number],
) -> tuple[str | None, str, list[str]]:
    """Verdict, arithmetic and printing conventions; no verdict where nothing is computed."""
    known = {name: numbers[name] for _, name in roles if name in numbers}
    first = [n for n in (known.get(name) for _, name in roles) if n]
    by_role: dict[str, list[Number]] = {}
    for role, name in roles:
        if name in known:
            by_role.setdefault(role, []).append(known[name])
    if kind == "sum" and first:
        total, parts = first[0], first[1:]
        got = sum((p.value for p in parts), Fraction(0))
        slack = sum((n.step for n in first), Fraction(0))
        if k := int(options.get("left", "0")):
            left, right = ([n.value for n in side] for side in (first[:k], first[k:]))
            text = f"{' + '.join(map(decimal, left))} = {' + '.join(map(decimal, right))}"
            return ("consistent" if sum(left) == sum(right) else "inconsistent"), text, []
        text = " + ".join(decimal(p.value) for p in parts) + f" = {decimal(got)} ; printed {decimal(total.value)}"
        if got == total.value or abs(got - total.value) < slack:
            return "consistent", text, []
        return "inconsistent", text, []
    if kind == "breakdown" and first:
        total, parts = first[0], first[1:]
        text = f"each of {[decimal(p.value) for p in parts]} <= {decimal(total.value)}"
        if "each" not in options:
            got = sum((p.value for p in parts), Fraction(0))
            text = " + ".join(decimal(p.value) for p in parts) + f" = {decimal(got)} <= {decimal(total.value)}"
            return ("consistent" if got <= total.value else "inconsistent"), text, []
        return ("consistent" if all(p.value <= total.value for p in parts) else "inconsistent"), text, []
    if kind == "bound" and len(first) > 1:
        a, b = first[0].value, first[1].value
        return ("consistent" if a <= b else "inconsistent"), f"{decimal(a)} <= {decimal(b)}: {a <= b}", []
    if kind == "repeat" and len(first) > 1:
        values = {n.value for n in first}
        return ("consistent" if len(values) == 1 else "inconsistent"), f"values {sorted(map(decimal, values))}", []
    if kind == "shares" and first:
        got = sum((n.value for n in first), Fraction(0))
        slack = sum((n.step for n in first), Fraction(0))
        return ("consistent" if abs(got - 100) < slack else "inconsistent"), f"shares add to {decimal(got)}", []
    if kind == "rate" and "rate" in by_role:
        return rate_of(by_role)
    if kind == "growth" and "current" in by_role:
        return growth_of(by_role, options)
    return None, note or "by reading", []


def rate_of(by_role: dict[str, list[Number]]) -> tuple[str | None, str, list[str]]:
    rate = by_role["rate"][0]
    tops, bases = by_role.get("numerator", []), by_role.get("denominator", [])
    base = sum((b.value for b in bases), Fraction(0))
    top = sum((t.value for t in tops), Fraction(0))
    if tops and bases:
        inexact = [n for n in tops + bases if n.step]
        exact = 100 * top / base
        if inexact:
            low = (
                100
                * sum((t.value - t.step / 2 for t in tops), Fraction(0))
                / sum((b.value + b.step for b in bases), Fraction(0))
            )
            high = (
                100
                * sum((t.value + t.step for t in tops), Fraction(0))
                / sum((b.value - b.step / 2 for b in bases), Fraction(0))
            )
            fits = low < rate.value + rate.step and high > rate.value - rate.step / 2
            text = f"between {float(low):.5f} and {float(high):.5f} ; printed {decimal(rate.value)}%"
            return ("consistent" if fits else "inconsistent"), text, []
        modes = reads(exact, rate.value, rate.step)
        return (
            verdict_of(modes),
            f"100*{decimal(top)}/{decimal(base)} = {float(exact):.5f} ; printed {decimal(rate.value)}%",
            modes,
        )
    if bases and rate.value == 100:
        return "consistent", f"100% read as exactly all: numerator = {decimal(base)}", ["exact"]
    limit = int(base) if bases else 0
    if bases and limit < 200000:
        found: dict[str, list[int]] = {}
        guess = int(base * rate.value / 100)
        for k in range(max(0, guess - 300), min(limit, guess + 300) + 1):
            for mode in reads(Fraction(100 * k) / base, rate.value, rate.step):
                found.setdefault(mode, []).append(k)
        modes = sorted(found)
        return verdict_of(modes), f"whole numerators { {m: v[:4] for m, v in found.items()} }", modes
    if tops:
        low, high = 100 * top / (rate.value + rate.step / 2), 100 * top / (rate.value - rate.step / 2)
        return "consistent", f"base between {float(low):.1f} and {float(high):.1f}; not printed", []
    return None, "base not printed", []


def growth_of(by_role: dict[str, list[Number]], options: dict[str, str]) -> tuple[str | None, str, list[str]]:
    current = by_role["current"][0].value
    sign = -1 if options.get("dir") == "down" else 1
    change = by_role.get("change")
    previous = [p.value for p in by_role.get("previous", [])]
    text = ""
    if change:
        implied = current - sign * change[0].value
        text = f"previous = {decimal(implied)} ; "
        if previous and previous[0] != implied:
            return "inconsistent", text + f"printed {decimal(previous[0])}", []
        previous = previous or [implied]
    if "growth" not in by_role:
        return "consistent", text, []
    printed = by_role["growth"][0]
    if by_role["current"][0].step or any(p.step for p in by_role.get("previous", [])):
        c = by_role["current"][0]
        if not previous:
            return "consistent", "previous not printed, current rounded", []
        p = by_role["previous"][0]
        low = 100 * sign * ((c.value - sign * c.step) / (p.value + sign * p.step) - 1)
        high = 100 * sign * ((c.value + sign * c.step) / (p.value - sign * p.step) - 1)
        fits = low < printed.value + printed.step and high > printed.value - printed.step
        return ("consistent" if fits else "inconsistent"), f"between {float(low):.4f} and {float(high):.4f}", []
    if previous:
        exact = 100 * sign * (current - previous[0]) / previous[0]
        modes = reads(exact, printed.value, printed.step)
        fraction = f"100*({decimal(current)}-{decimal(previous[0])})/{decimal(previous[0])}"
        text += f"{fraction} = {float(sign * exact):.5f} ; printed {decimal(printed.value)}%"
        return verdict_of(modes), text, modes
    found: dict[str, list[int]] = {}
    factor = 1 + sign * printed.value / 100
    guess = int(current / factor) if factor else 0
    for p_ in range(max(1, guess - 400), guess + 400):
        for mode in reads(100 * sign * (current - p_) / p_, printed.value, printed.step):
            found.setdefault(mode, []).append(p_)
    modes = sorted(found)
    shown = {m: [v[0], v[-1]] for m, v in found.items()}
    return verdict_of(modes), f"previous year's whole numbers, first and last: {shown}", modes
