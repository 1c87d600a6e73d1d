"""Readers of quantities behind one interface. Run by `compare.py`, each in a process (and environment) of its own.

    python adapters.py NAME MODE < request.json > reply.json

MODE `read` answers, for each text, a list of [start, end, number, unit, bound], null for what the reader does not tell;
MODE `speed` answers the characters per second over the texts, stopping after the seconds given.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Callable
from fractions import Fraction
from typing import Any

Row = list[Any]
Reader = Callable[[str], list[Row]]


def fazhi() -> Reader:
    from fazhi import find_figures

    def read(text: str) -> list[Row]:
        return [
            [f.span.start, f.span.end, str(f.quantity.value), f.quantity.unit.name, f.quantity.bound.value]
            for f in find_figures(text)
        ]

    return read


def bare_re() -> Reader:
    """One compiled pattern: digits, 万 or 亿, a measure word of eighty; a Decimal for each hit."""
    from decimal import Decimal

    longer = "人次 家次 批次 场次 期次 件次 户次 台次 学时 百分点 部门 单位 平方米 公里 小时 分钟 工作日"
    single = "件项个起宗例份条批场期篇部家处所户间套台辆支组队对张枚类种级名位人次趟笔则册本页幅"
    words = [*longer.split(" "), *single, *"元倍%年天日周岁米亩吨升克度分点路步轮卷层栋"]
    pattern = re.compile(r"([0-9]+(?:\.[0-9]+)?)(万|亿)?(" + "|".join(map(re.escape, words)) + ")?")
    sizes = {"": 1, "万": 10**4, "亿": 10**8}

    def read(text: str) -> list[Row]:
        return [
            [m.start(), m.end(), str(Decimal(m[1]) * sizes[m[2] or ""]), m[3] or "", None]
            for m in pattern.finditer(text)
        ]

    return read


def recognizers() -> Reader:
    """Microsoft Recognizers-Text: numbers, percentages, currencies, dimensions, ages and temperatures of zh-cn."""
    from recognizers_number import Culture, recognize_number, recognize_percentage
    from recognizers_number_with_unit import (
        recognize_age,
        recognize_currency,
        recognize_dimension,
        recognize_temperature,
    )

    culture = Culture.Chinese
    kinds = [recognize_currency, recognize_dimension, recognize_age, recognize_temperature, recognize_percentage]
    kinds.append(recognize_number)
    units = {
        "Chinese yuan": "元",
        "Kilometer": "公里",
        "Meter": "米",
        "Millimeter": "毫米",
        "United States dollar": "美元",
    }

    def read(text: str) -> list[Row]:
        found: list[Row] = []
        for kind in kinds:
            for result in kind(text, culture):
                start, end = result.start, result.end + 1
                if any(start < row[1] and row[0] < end for row in found):
                    continue
                values = result.resolution or {}
                number, unit = str(values.get("value")), values.get("unit")
                if number.endswith("%"):
                    number, unit = number[:-1], "%"
                found.append([start, end, number, units.get(unit, unit), None])
        return found

    return read


def cn2an() -> Reader:
    """cn2an.transform: Chinese numerals in a text to digits; it has no spans and no units."""
    import warnings

    import cn2an

    warnings.simplefilter("ignore")
    digits = re.compile(r"[0-9]+(?:\.[0-9]+)?(?:/[0-9]+)?")

    def read(text: str) -> list[Row]:
        return [[None, None, m[0], None, None] for m in digits.finditer(cn2an.transform(text, "cn2an"))]

    return read


def jionlp() -> Reader:
    """jionlp.ner.extract_money: amounts of money only."""
    import jionlp

    def read(text: str) -> list[Row]:
        rows = []
        for found in jionlp.ner.extract_money(text, with_parsing=True):
            number = found["detail"]["num"]
            vague = found["detail"]["definition"]
            bound = {"accurate": "exact", "blur-": "upper", "blur+": "lower", "blur": "lower"}.get(vague)
            first = number[0] if isinstance(number, list) else number
            rows.append([*found["offset"], first, found["detail"]["case"], bound])
        return rows

    return read


def chinese2digits() -> Reader:
    """chinese2digits.takeNumberFromString: the numbers of a text as digits; no spans, no units."""
    import chinese2digits

    def read(text: str) -> list[Row]:
        found = chinese2digits.takeNumberFromString(text)["digitsStringList"]
        return [[None, None, number, None, None] for number in found]

    return read


READERS: dict[str, Callable[[], Reader]] = {
    "fazhi": fazhi,
    "bare re": bare_re,
    "Recognizers-Text": recognizers,
    "cn2an": cn2an,
    "jionlp": jionlp,
    "chinese2digits": chinese2digits,
}


def exact(number: Any) -> Fraction | None:
    """The number as a fraction, or None where it is none."""
    try:
        return Fraction(str(number).replace(",", ""))
    except (ValueError, ZeroDivisionError):
        return None


def speed(read: Reader, texts: list[str], seconds: float) -> float:
    """Characters per second of processor time over as many of the texts, again and again, as the seconds allow."""
    for text in texts[:1]:
        read(text[:200])
    done = 0
    start = time.process_time()
    while True:
        for text in texts:
            read(text)
            done += len(text)
            elapsed = time.process_time() - start
            if elapsed > seconds:
                return done / elapsed


def main() -> None:
    name, mode = sys.argv[1:3]
    request = json.load(sys.stdin)
    read = READERS[name]()
    if mode == "read":
        reply: Any = []
        for text in request["texts"]:
            try:
                reply.append(read(text))
            except Exception as error:  # a reader that fails on a text has read nothing
                reply.append([[None, None, repr(error), None, None]])
    else:
        reply = speed(read, request["texts"], request["seconds"])
    json.dump(reply, sys.stdout)


if __name__ == "__main__":
    main()
