"""Quantities back to Chinese text (数量的书写): Arabic digits with 万 and 亿, Chinese numerals, financial capitals."""

from __future__ import annotations

from fractions import Fraction

from fazhi.errors import FormatError, ParseError, UnitError
from fazhi.quantity.bound import Bound
from fazhi.quantity.chinese import write_capital, write_integer
from fazhi.quantity.conversion import size_in, target
from fazhi.quantity.modifiers import is_after_word, is_before_word
from fazhi.quantity.numerals import MULTIPLIERS
from fazhi.quantity.quantity import Quantity
from fazhi.quantity.unit import Unit

__all__ = ["finite_decimal", "write"]

_STYLES = ("arabic", "chinese", "capital")
_PLAIN = {Bound.LOWER: ("", "以上"), Bound.UPPER: ("", "以内"), Bound.APPROX: ("约", ""), Bound.EXACT: ("", "")}
_DIGITS = "零一二三四五六七八九"


def finite_decimal(value: Fraction, places: int = 0) -> str | None:
    """The decimal digits of a value, with at least `places` decimals, or None where they never end.

    >>> finite_decimal(Fraction(5, 4)), finite_decimal(Fraction(997, 10), 2), finite_decimal(Fraction(1, 3))
    ('1.25', '99.70', None)
    """
    rest = value.denominator
    twos = fives = 0
    while rest % 2 == 0:
        rest //= 2
        twos += 1
    while rest % 5 == 0:
        rest //= 5
        fives += 1
    if rest != 1:
        return None
    places = max(places, twos, fives)
    scaled = abs(value) * 10**places
    digits = str(scaled.numerator).rjust(places + 1, "0")
    sign = "-" if value < 0 else ""
    return sign + (f"{digits[:-places]}.{digits[-places:]}" if places else digits)


def write(
    quantity: Quantity,
    unit: str | Unit | None,
    *,
    style: str = "arabic",
    grouping: bool = False,
    keep_step: bool = True,
) -> str:
    """The text that says `quantity`; see `Quantity.format`."""
    if style not in _STYLES:
        raise ValueError(f"style must be one of {', '.join(_STYLES)}, not {style!r}")
    for text in _candidates(quantity, unit, style, grouping, keep_step):
        if _says(text, quantity, unit, keep_step):
            return text
    what = "exactly and to its printed step" if keep_step else "exactly"
    where = f" in {unit}" if unit is not None else ""
    raise FormatError(f"{quantity.text or quantity.value} cannot be written {what}{where} as {style} text")


def _says(text: str, quantity: Quantity, unit: str | Unit | None, keep_step: bool) -> bool:
    """Whether reading `text` gives the quantity back: the last word on any candidate."""
    from fazhi.quantity.reading import parse_quantity

    try:
        read = parse_quantity(text)
    except ParseError:
        return False
    try:
        scale = size_in(read.unit, quantity.unit)
    except UnitError:
        return False
    same = read.value * scale == quantity.value and read.bound is quantity.bound
    if unit is None:
        same = same and read.unit == quantity.unit
    return same and (not keep_step or read.step * scale == quantity.step)


def _candidates(q: Quantity, unit: str | Unit | None, style: str, grouping: bool, keep_step: bool) -> list[str]:
    """Ways to write it, best first; each is read again before it is used."""
    if unit is not None:
        word, size, named = target(unit, q.unit)
        size_in(unit, q.unit)  # refuses units that do not convert
        ways = [(word, size, named)]
    else:
        ways = [(word, size, q.unit) for word, size in _natural(q, keep_step)]
    texts = []
    for word, size, named in ways:
        scale = size * size_in(named, q.unit)
        if style == "arabic":
            texts += _arabic(q, q.value / scale, q.step / scale, word, named, grouping, keep_step)
        elif style == "chinese":
            texts += _chinese(q, q.value / scale, q.step / scale, word, named, keep_step)
        else:
            texts += _capital(q, q.value / size_in(named, q.unit), named)
    return texts


def _natural(q: Quantity, keep_step: bool) -> list[tuple[str, int]]:
    """The multipliers to try where none is asked for: the smallest that its step allows, 万 and 亿 first."""
    if not keep_step or q.unit.dimension == "ratio":
        return [("", 1)]
    common = [("", 1), ("万", 10**4), ("亿", 10**8), ("万亿", 10**12)]
    fitting = [(w, s) for w, s in common if s >= q.step and (s == 1 or abs(q.value) >= s)]
    rare = [(w, s) for w, s in MULTIPLIERS if s == q.step and "萬" not in w and "億" not in w]
    return fitting + rare + [(w, s) for w, s in common if s >= q.step]


def _arabic(
    q: Quantity, number: Fraction, step: Fraction, word: str, unit: Unit, grouping: bool, keep_step: bool
) -> list[str]:
    texts = _special(q, number, step, word, unit)
    places = len(str(step.denominator)) - 1 if keep_step else 0
    digits = finite_decimal(number, places)
    if digits is not None:
        if grouping:
            whole, point, rest = digits.removeprefix("-").partition(".")
            digits = ("-" if number < 0 else "") + f"{int(whole):,}" + point + rest
        texts += _dressed(q, digits, word, unit.name)
    return texts


def _special(q: Quantity, number: Fraction, step: Fraction, word: str, unit: Unit) -> list[str]:
    """Forms for steps that no decimal has: 三年半, 2/3, 七成."""
    if step.denominator == 2 and number.denominator == 2 and number > 0:
        inner = {"小时": "个半小时", "个月": "个半月"}.get(unit.name, unit.name + "半")
        return _dressed(q, f"{number.numerator // 2}{word}{inner}", "", "")
    if unit.name == "" and not word and 0 < number < 1 and step.numerator == 1:
        return _dressed(q, f"{number * step.denominator}/{step.denominator}", "", "")
    if unit.name == "%" and step == 10 and number % 10 == 0 and 0 < number < 100:
        return _dressed(q, _DIGITS[int(number / 10)] + "成", "", "")
    return []


def _chinese(q: Quantity, number: Fraction, step: Fraction, word: str, unit: Unit, keep_step: bool) -> list[str]:
    if unit.name == "" and not word and 0 < number < 1 and step.numerator == 1 and step.denominator < 10**16:
        above, below = int(number * step.denominator), step.denominator
        return _dressed(q, f"{write_integer(below)}分之{write_integer(above)}", "", "")
    texts = []
    if step.denominator == 2 and number.denominator == 2 and 0 < number < 10**16:
        inner = {"小时": "个半小时", "个月": "个半月"}.get(unit.name, unit.name + "半")
        whole_part = number.numerator // 2
        texts = _dressed(q, ("两" if whole_part == 2 else write_integer(whole_part)) + word + inner, "", "")
    elif unit.name == "%" and step == 10:
        texts = _special(q, number, step, word, unit)
    places = len(str(step.denominator)) - 1 if keep_step else 0
    digits = finite_decimal(abs(number), places)
    if digits is None:
        return texts
    whole, _, decimals = digits.partition(".")
    if int(whole) >= 10**16 or (word and decimals.endswith("0")):
        return texts
    numeral = write_integer(int(whole)) + ("点" + "".join(_DIGITS[int(d)] for d in decimals) if decimals else "")
    if unit.name in ("%", "‰") and not word:
        per = "百" if unit.name == "%" else "千"
        return texts + _dressed(q, f"{per}分之{numeral}", "", "", negative=number < 0)
    if numeral == "二":
        texts += _dressed(q, "两", word, unit.name, negative=number < 0)
    return texts + _dressed(q, numeral, word, unit.name, negative=number < 0)


def _capital(q: Quantity, number: Fraction, unit: Unit) -> list[str]:
    if number.denominator != 1 or not 0 <= number < 10**16:
        return []
    name = "元整" if unit.name == "元" and q.modifier is None else unit.name
    return _dressed(q, write_capital(int(number)), "", name)


def _dressed(q: Quantity, digits: str, word: str, unit: str, *, negative: bool = False) -> list[str]:
    """The number with its modifier words in front, inside and behind."""
    sign = "-" if negative and not digits.startswith("-") else ""
    front = inside = behind = ""
    plain_front, plain_behind = _PLAIN[q.bound]
    for modifier in (q.modifier or "").split("…"):
        if modifier in ("余", "多", "来", "+"):
            inside = modifier
        elif is_before_word(modifier):
            front = modifier
        elif is_after_word(modifier):
            behind = modifier
    texts = []
    if front or inside or behind:
        if inside:
            before_multiplier = bool(word) and q.grain is not None and q.grain > q.step
            body = digits + inside + word if before_multiplier else digits + word + inside
        else:
            body = digits + word
        texts.append(front + sign + body + unit + behind)
    texts.append(plain_front + sign + digits + word + unit + plain_behind)
    if q.bound is Bound.LOWER:
        texts.append("超" + sign + digits + word + unit)
    if q.bound is Bound.UPPER:
        texts.append("近" + sign + digits + word + unit)
    return texts
