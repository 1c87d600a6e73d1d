"""Layout that leaves no new reading changes no figure, and every span leads back to the same characters."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from fazhi import find_figures

TEXTS = [
    row.split("|")[0].strip()
    for row in (Path(__file__).parent / "figures.txt").read_text(encoding="utf-8").splitlines()[1:]
]
HALF = {"，": ",", "；": ";", "：": ":", "（": "(", "）": ")"}


def _half_width(text: str) -> str:
    return re.sub("(?<![0-9])[，；：（）](?![0-9])", lambda m: HALF[m[0]], text)


def _full_width(text: str) -> str:
    return re.sub("[0-9%]", lambda m: chr(ord(m[0]) + 0xFEE0), text)


def _spaces(text: str) -> str:
    return re.sub("(?<=[\u4e00-\u9fff])(?=[0-9])|(?<=[0-9])(?=[\u4e00-\u9fff])", " ", text)


def _no_break_spaces(text: str) -> str:
    return re.sub("(?<=[\u4e00-\u9fff])(?=[0-9])", "\u00a0", text)


def _zero_width(text: str) -> str:
    return re.sub("(?<=[\u4e00-\u9fff])(?=[\u4e00-\u9fff])", "\u200b", text)


def _bold(text: str) -> str:
    return re.sub("([0-9]+)(?![0-9.])", r"**\1**", text)


NOISE: list[Callable[[str], str]] = [_half_width, _full_width, _spaces, _no_break_spaces, _zero_width, _bold]


@pytest.mark.parametrize("noise", NOISE, ids=lambda noise: noise.__name__.strip("_"))
def test_noise_changes_no_figure(noise: Callable[[str], str]) -> None:
    for text in TEXTS:
        damaged = noise(text)
        before = [(f.quantity.value, f.quantity.unit, f.quantity.bound) for f in find_figures(text)]
        after = find_figures(damaged)
        assert [(f.quantity.value, f.quantity.unit, f.quantity.bound) for f in after] == before, damaged


def test_line_breaks_after_every_twenty_characters_change_nothing() -> None:
    whole = "".join(f"全年各项工作稳步推进，{text}。" for text in TEXTS if not re.search("[“”a-z]", text))
    broken = re.sub("(.{20})(?=.)", r"\1\n", whole)
    figures = find_figures(whole)
    again = find_figures(broken)
    assert [f.quantity.value for f in again] == [f.quantity.value for f in figures]
    assert [f.span.of(broken).replace("\n", "") for f in again] == [f.span.of(whole) for f in figures]


def test_a_space_between_all_characters_changes_nothing() -> None:
    whole = "".join(f"全年各项工作稳步推进，{text}。" for text in TEXTS if " " not in text and "+" not in text)
    spaced = " ".join(whole)
    assert [f.quantity.value for f in find_figures(spaced)] == [f.quantity.value for f in find_figures(whole)]
