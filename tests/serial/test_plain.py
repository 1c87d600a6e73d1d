"""`load` undoes `dump`, for any value; and nothing that `dump` did not write is taken for it."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from copy import deepcopy
from enum import Enum
from fractions import Fraction
from random import Random
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

import attrs
import jsonschema
import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

import fazhi
from fazhi import LoadError, dump, json_schema, load
from fazhi.model import (
    CheckResult,
    Figure,
    Finding,
    Indicator,
    Jurisdiction,
    Listing,
    Measure,
    Relation,
    Repair,
    Report,
    Section,
    Term,
)
from fazhi.quantity.quantity import Quantity
from fazhi.serial.scalars import fraction_from_text, fraction_to_text
from fazhi.serial.types import SHARED, public_types
from fazhi.span import OffsetMap, Source, Span


class Maker:
    """Makes a report and a result, each field by its type, with sections and figures shared as in real ones.

    Plain random numbers from a seed: strategies nested this deep would be slow to draw and slower to shrink.
    """

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.made: dict[type, list[Any]] = {}
        for kind in (Section, Jurisdiction, Figure, Indicator, Relation):
            first = self.make(kind)
            self.made[kind] = [first, self.make(kind)]
        sections = self.made[Section]
        sections.append(evolve(sections[0], children=tuple(sections[:2])))
        places = self.made[Jurisdiction]
        places.append(evolve(places[0], parent=places[1]))

    def value(self, kind: Any) -> Any:
        """A value for a field of this type; of a shared type, one of those made before."""
        origin, members = get_origin(kind), get_args(kind)
        if origin is tuple:
            count = self.random.randrange(3) if self.possible(members[0]) else 0
            return tuple(self.value(members[0]) for _ in range(count))
        if NoneType in members:
            return self.value(members[0]) if self.possible(members[0]) and self.random.random() < 0.7 else None
        if origin is not None:  # a mapping
            return {self.text(): self.value(members[1]) for _ in range(self.random.randrange(3))}
        return self.random.choice(self.made[kind]) if kind in self.made else self.make(kind)

    def possible(self, kind: Any) -> bool:
        return kind in self.made or kind not in SHARED

    def make(self, kind: Any) -> Any:
        number = self.random.randrange
        if kind is Span:
            start = number(10**6)
            return Span(start, start + number(1000))
        if kind is Fraction:
            return Fraction(number(-(10**15), 10**15), self.random.choice([1, 1, 10, 100, 3, 8, number(1, 10**9)]))
        if kind is dt.date:
            return dt.date(1949, 10, 1) + dt.timedelta(number(40_000))
        if kind is str:
            return self.text()
        if kind is int:
            return number(-(10**12), 10**12)
        if kind is bool:
            return self.random.random() < 0.5
        if issubclass(kind, Enum):
            return self.random.choice(list(kind))
        types = get_type_hints(kind)
        return kind(**{f.name: self.value(types[f.name]) for f in attrs.fields(kind) if f.init})

    def text(self) -> str:
        return "".join(self.random.choices('受理件12%\n\u2028\u200b"\\\x00𠮷\ufffd', k=self.random.randrange(8)))


@st.composite
def values(draw: st.DrawFn) -> tuple[Report, CheckResult]:
    maker = Maker(draw(st.integers(0, 2**32)))
    return maker.make(Report), maker.make(CheckResult)


def everything(value: Any) -> Any:
    """All fields of a value, also those that equality leaves out, with types."""
    if attrs.has(type(value)):
        fields = [f.name for f in attrs.fields(type(value)) if f.init]
        return type(value).__name__, {name: everything(getattr(value, name)) for name in fields}
    if isinstance(value, tuple | list):
        return [everything(item) for item in value]
    if isinstance(value, dict):
        return {key: everything(item) for key, item in value.items()}
    return type(value).__name__, value


@settings(max_examples=40)
@given(values())
def test_load_undoes_dump(drawn: tuple[Report, CheckResult]) -> None:
    for value in drawn:
        plain = dump(value)
        back = load(json.loads(json.dumps(plain)))
        assert back == value
        assert everything(back) == everything(value)
        assert dump(back) == plain


@settings(max_examples=15)
@given(values())
def test_what_is_dumped_satisfies_the_schema(drawn: tuple[Report, CheckResult]) -> None:
    for value in drawn:
        VALIDATOR.validate(dump(value))


SCHEMA = json_schema()
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$defs"].keys() == public_types().keys()


def sample() -> Report:
    section = Section("成效", 1, "一、", Span(0, 30), Span(0, 4))
    figure = Figure(Span(8, 11), Span(7, 11), Quantity(Fraction(12), fazhi.Unit("件"), text="12件"), section=section)
    place = Jurisdiction("某县", parent=Jurisdiction("某市"))
    indicator = Indicator("reconsideration.received", figure.quantity, figure.span, figure, place)
    measure = Measure("甲", "甲。", Span(4, 30), section, figures=(figure,), indicators=(indicator,))
    return Report(
        Source("文" * 30, "a.txt"), name="a.txt", jurisdiction=place, sections=(section,), figures=(figure,),
        indicators=(indicator,), measures=(measure,), listings=(Listing(figure, (Span(1, 2),), False),),
    )  # fmt: skip


def test_what_was_shared_is_shared_again() -> None:
    back = load(dump(sample()))
    (figure,) = back.figures
    assert figure.section is back.sections[0] is back.measures[0].section
    assert back.indicators[0].figure is figure is back.measures[0].figures[0] is back.listings[0].count
    assert back.measures[0].indicators[0] is back.indicators[0]
    assert back.indicators[0].jurisdiction is back.jurisdiction


@pytest.mark.parametrize(
    "value",
    [
        Span(1, 2),
        fazhi.Unit("亩"),
        Quantity(Fraction(1, 3), fazhi.Unit("")),
        sample().figures[0],
        sample().indicators[0],
        sample().jurisdiction,
        OffsetMap((0, 3), (1, 9)),
        Term("total", None, "甲"),
        CheckResult(()),
        Repair((sample().figures[0],)),
    ],
    ids=lambda value: type(value).__name__,
)
def test_every_type_alone(value: Any) -> None:
    assert load(dump(value)) == value
    VALIDATOR.validate(dump(value))


def test_other_types_are_refused() -> None:
    with pytest.raises(TypeError, match="cannot dump dict"):
        dump({})


@given(st.fractions())
def test_numbers_are_exact_and_have_one_form(value: Fraction) -> None:
    text = fraction_to_text(value)
    assert fraction_from_text(text) == value
    assert Fraction(text) == value


@pytest.mark.parametrize(
    "text", ["1.0", "01", "2/4", "+1", "1e3", "", "1/0", "-0", "１", " 1", "1\n", "0.50", "nan", 1, None]
)
def test_other_forms_of_numbers_are_refused(text: object) -> None:
    with pytest.raises(ValueError, match="number"):
        fraction_from_text(text)


def changed(change: Callable[[Any], object]) -> Any:
    plain = deepcopy(dump(sample()))
    change(plain)
    return plain


@pytest.mark.parametrize(
    ("change", "path", "what"),
    [
        (lambda d: d.update(fazhi=2), "$.fazhi", "schema version 2"),
        (lambda d: d.update(fazhi=True), "$.fazhi", "schema version True"),
        (lambda d: d.update(type="Frog"), "$.type", "no type 'Frog'"),
        (lambda d: d.update(extra=1), "$.extra", "unknown field"),
        (lambda d: d["shared"].update(Frog=[]), "$.shared.Frog", "no such table"),
        (lambda d: d["value"].update(year=2023.0), "$.value.year", "expected a whole number"),
        (lambda d: d["value"].update(year=True), "$.value.year", "expected a whole number"),
        (lambda d: d["value"].update(title=5), "$.value.title", "expected a text"),
        (lambda d: d["value"].update(figures={}), "$.value.figures", "expected a list"),
        (lambda d: d["value"].update(figures=[7]), "$.value.figures[0]", "expected the number of a Figure"),
        (lambda d: d["value"].update(colour="red"), "$.value", "unknown field 'colour'"),
        (lambda d: d["value"]["source"].pop("text"), "$.value.source.text", "missing"),
        (lambda d: d["shared"]["Figure"][0]["span"].update(start=99), "$.shared.Figure[0].span", "0 <= start <= end"),
        (
            lambda d: d["shared"]["Figure"][0]["quantity"].update(value=12),
            "$.shared.Figure[0].quantity.value",
            "number",
        ),
        (lambda d: d["shared"]["Figure"][0].update(section=-1), "$.shared.Figure[0].section", "Section"),
        (
            lambda d: d["shared"]["Figure"][0].update(direction="north"),
            "$.shared.Figure[0].direction",
            "expected one of up, down, flat, got 'north'",
        ),
        (lambda d: d["shared"]["Section"][0].update(children=[0]), "$.shared.Section[0].children[0]", "listed before"),
        (lambda d: d["shared"]["Jurisdiction"][0].update(as_of="2024-02-30"), "$.shared.Jurisdiction[0].as_of", "day"),
        (lambda d: d["value"].update(dates=["x"]), "$.value.dates[0]", "expected an object (DocumentDate)"),
    ],
)
def test_each_fault_is_told_with_its_path(change: Callable[[Any], object], path: str, what: str) -> None:
    with pytest.raises(LoadError) as caught:
        load(changed(change))
    assert [at for at, _ in caught.value.faults] == [path]
    assert what in caught.value.faults[0][1]


def test_all_faults_are_told_at_once() -> None:
    def change(d: Any) -> None:
        d["value"].update(year="2023", title=1)
        d["shared"]["Figure"][0]["quantity"].update(step="x")

    with pytest.raises(LoadError) as caught:
        load(changed(change))
    assert {path for path, _ in caught.value.faults} == {
        "$.value.year", "$.value.title", "$.shared.Figure[0].quantity.step",
    }  # fmt: skip


@pytest.mark.parametrize("data", [None, [], "x", 3, {}, {"fazhi": 1}])
def test_other_data_are_refused(data: Any) -> None:
    with pytest.raises(LoadError, match="not the form that dump writes"):
        load(data)


@settings(max_examples=200)
@given(st.data())
def test_damaged_data_never_escape_as_another_error(data: st.DataObject) -> None:
    """Replace any one value in the dump: it loads, or `LoadError` tells."""
    plain = deepcopy(dump(sample()))
    holder: Any = plain
    while True:
        keys = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
        key = data.draw(st.sampled_from(keys))
        inner = holder[key]
        if not isinstance(inner, dict | list) or not inner or data.draw(st.booleans()):
            break
        holder = inner
    holder[key] = data.draw(st.sampled_from([None, True, 0, -1, 1.5, "", "1/3", [], {}, [[]], {"a": 1}]))
    try:
        load(plain)
    except LoadError as error:
        assert error.faults  # noqa: PT017


def test_values_that_others_hold_are_dumped_before_them() -> None:
    """Every number in a table points to a row above it or to an earlier table: that is what lets `load` run once."""
    order = {kind.__name__: i for i, kind in enumerate(SHARED)}
    assert order["Section"] < order["Figure"] < order["Indicator"] < order["Relation"]
    assert order["Jurisdiction"] < order["Indicator"]
    assert Finding in public_types().values()
