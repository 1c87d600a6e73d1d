"""The shipped catalogue is complete, consistent, and each of its words announces what it says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from fazhi import parse
from fazhi.catalogue import Catalogue, Definition, Kind, catalogue
from fazhi.errors import ConfigError

ALL = list(catalogue())
_TOPICS = """
reconsideration litigation normative_documents legislation regulations rules decisions contracts disclosure proposals
enforcement mediation petitions arbitration notary legal_aid hotline audit supervision powers services compliance
credit market study publicity training advisers emergency safety digital legal_services
"""
TOPICS = set(_TOPICS.split())


def test_every_topic_of_the_genre_is_there_with_enough_definitions() -> None:
    assert set(catalogue().topics) == TOPICS
    assert len(ALL) >= 120
    assert all(catalogue().in_topic(topic) for topic in TOPICS)


@pytest.mark.parametrize("definition", ALL, ids=lambda d: d.name)
def test_a_definition_says_what_it_is_in_both_languages_and_where_from(definition: Definition) -> None:
    assert re.search(r"[\u4e00-\u9fff]{4}.*。$", definition.meaning.zh)
    assert re.fullmatch(r"[A-Z][ -~]+\.", definition.meaning.en)
    assert not re.search(r"[\u4e00-\u9fff]", definition.en)
    assert len(definition.source) >= 4


@pytest.mark.parametrize("definition", [d for d in ALL if d.kind is Kind.RATE], ids=lambda d: d.name)
def test_a_rate_is_counted_in_per_cent_of_counts_of_the_catalogue(definition: Definition) -> None:
    assert definition.units == ("%",)
    assert definition.dimension == "ratio"
    for name in definition.numerators + definition.denominators:
        assert catalogue()[name].kind in (Kind.FLOW, Kind.STOCK)


@pytest.mark.parametrize("definition", [d for d in ALL if d.kind is Kind.AMOUNT], ids=lambda d: d.name)
def test_an_amount_is_counted_in_money(definition: Definition) -> None:
    assert definition.dimension == "money"


@pytest.mark.parametrize("definition", ALL, ids=lambda d: d.name)
def test_each_announcing_word_announces_its_statistic(definition: Definition) -> None:
    topic = catalogue().topics[definition.topic]
    number = "98.5" if definition.kind is Kind.RATE else "12"
    closing = f"，{definition.ahead[0]}" if definition.ahead else ""
    opening = "全年参加考试任前拟提拔，" if definition.needs else ""
    for word in (*definition.verbs, *definition.phrases, *definition.nouns):
        opening_words = f"一、{topic.words[0]}\n{topic.words[0]}工作取得成效。{opening}"
        text = f"{opening_words}{word}{number}{definition.units[0]}{closing}。"
        assert definition.name in [i.name for i in parse(text).indicators if i.figure], word


NEW = """
[[topic]]
name = "parks"
zh = "公园"
en = "Parks"
words = ["城市公园"]
objects = ["公园", "城市公园"]

[[indicator]]
name = "parks.opened"
zh = "建成公园"
en = "Parks opened"
kind = "flow"
units = ["座", "个"]
meaning = { zh = "统计期内建成开放的公园数。", en = "Parks opened in the period." }
source = "城市园林绿化统计口径"
verbs = ["建成", "建成开放"]
since = 2019
"""


def test_a_user_adds_definitions_of_their_own_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "parks.toml"
    path.write_text(NEW, encoding="utf-8")
    book = catalogue().with_file(path)
    assert len(book) == len(ALL) + 1
    assert book["parks.opened"].since == 2019
    assert len(catalogue()) == len(ALL), "the catalogue in use is left as it is"
    text = "2023年全市建成城市公园12座，同比增长20%。"
    found = parse(text, book=book)
    assert [(i.name, i.quantity.text) for i in found.indicators] == [("parks.opened", "12座")]
    assert [f.change_of for f in found.figures if f.direction] == ["parks.opened"]
    assert not parse(text).indicators


def test_a_user_may_replace_a_shipped_definition() -> None:
    shipped = catalogue()["audit.projects"]
    text = f"""
[[indicator]]
name = "audit.projects"
zh = "审计项目"
en = "Projects"
kind = "flow"
units = ["个"]
meaning = {{ zh = "只计完成的项目。", en = "Only those completed." }}
source = "{shipped.source}"
verbs = ["完成"]
"""
    book = catalogue().with_toml(text)
    assert len(book) == len(ALL)
    assert book["audit.projects"].units == ("个",)
    assert list(book.definitions) == list(catalogue().definitions), "in its old place"


class _Point:
    name = "mine"

    def __init__(self, value: object) -> None:
        self._value = value

    def load(self) -> object:
        return self._value


@pytest.fixture
def with_point(monkeypatch: pytest.MonkeyPatch):
    """Puts one entry point in place; returns the catalogue that then is in use."""
    import sys

    module = sys.modules["fazhi.catalogue.catalogue"]

    def use(value: object) -> Catalogue:
        monkeypatch.setattr(module, "entry_points", lambda group: [_Point(value)])
        return module.catalogue.__wrapped__()

    return use


@pytest.mark.parametrize("kind", ["text", "path", "function"])
def test_an_installed_package_adds_definitions(kind: str, tmp_path: Path, with_point) -> None:
    path = tmp_path / "parks.toml"
    path.write_text(NEW, encoding="utf-8")
    value = {"text": NEW, "path": path, "function": lambda: str(path)}[kind]
    assert "parks.opened" in with_point(value)


def test_an_entry_point_that_gives_neither_text_nor_path_is_named(with_point) -> None:
    with pytest.raises(ConfigError, match="mine"):
        with_point(42)


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ('kind = "flow"', 'kind = "flux"', r"parks\.opened\.kind: must be one of flow, stock, rate, amount"),
        ('kind = "flow"', "", r"parks\.opened\.kind: a text is required"),
        ('units = ["座", "个"]', "units = []", r"parks\.opened\.units: at least one"),
        ('units = ["座", "个"]', 'units = "座"', r"parks\.opened\.units: must be a list"),
        ('units = ["座", "个"]', 'units = ["@no"]', r"no word class is named 'no'"),
        ('verbs = ["建成", "建成开放"]', "", r"parks\.opened: nothing announces it"),
        ('verbs = ["建成", "建成开放"]', 'patterns = ["(建成"]', r"parks\.opened\.patterns: .* no regular expression"),
        ('verbs = ["建成", "建成开放"]', 'verbs = ["建成"]\nfollows = ["audit.projects"]', r"belong together"),
        ('verbs = ["建成", "建成开放"]', 'verbs = [""]', r"non-empty"),
        ("since = 2019", 'since = "2019"', r"parks\.opened\.since: must be a year"),
        ("since = 2019", "since = true", r"must be a year"),
        ("since = 2019", "since = 2019\nuntil = 2018", r"parks\.opened\.until: must not be before"),
        ("since = 2019", "revised = 2019", r"parks\.opened\.revised: must be a list"),
        ("since = 2019", 'revised = [{ zh = "改", en = "New." }]', r"parks\.opened\.revised\[0\]\.since: a year"),
        ("since = 2019", 'revised = [{ since = 2020, zh = "改" }]', r"parks\.opened\.revised\[0\]\.en: a text"),
        ("since = 2019", 'colour = "green"', r"colour: no such key"),
        ("since = 2019", 'denominators = ["audit.projects"]', r"only a rate"),
        ('name = "parks.opened"', 'name = "Parks"', r"indicator\[0\]\.name: must be topic\.name"),
        ('name = "parks.opened"', 'name = "zoos.opened"', r"zoos\.opened: no topic is named 'zoos'"),
        ('name = "parks"', "name = 3", r"topic\[0\]\.name: must be a text"),
        ('zh = "统计期内建成开放的公园数。", ', "", r"parks\.opened\.zh: a text is required"),
        ("[[topic]]", "[topic]", r"must be an array of tables"),
        ("[[topic]]", "[[topics]]", r"no such key|topics"),
        ('name = "parks"', "name = parks", r"parks\.toml: .*line"),
    ],
)
def test_a_wrong_file_is_refused_with_its_name_and_the_place(old: str, new: str, place: str, tmp_path: Path) -> None:
    assert old in NEW
    path = tmp_path / "parks.toml"
    path.write_text(NEW.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ConfigError, match=place) as caught:
        catalogue().with_file(path)
    assert "parks.toml" in str(caught.value)


def test_a_name_defined_twice_or_leading_nowhere_is_refused() -> None:
    with pytest.raises(ConfigError, match="defined twice"):
        catalogue().with_toml(NEW + NEW[NEW.index("[[indicator]]") :])
    with pytest.raises(ConfigError, match="no indicator is named"):
        catalogue().with_toml(NEW.replace("since = 2019", 'chained = ["座"]\nfollows = ["no.such"]'))


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"gone\.toml"):
        catalogue().with_file(tmp_path / "gone.toml")


@pytest.mark.parametrize(("year", "holds"), [(2018, False), (2019, True), (None, True)])
def test_a_definition_holds_only_in_its_years(year: int | None, holds: bool) -> None:
    assert catalogue().with_toml(NEW)["parks.opened"].holds_in(year) is holds


def test_a_change_of_the_law_lies_between_the_years_it_parts() -> None:
    received = catalogue()["reconsideration.received"]
    assert [r.since for r in received.changed_between(2023, 2024)] == [2024]
    assert received.changed_between(2024, 2023) == received.changed_between(2023, 2024)
    assert received.changed_between(2024, 2025) == received.changed_between(2022, 2023) == ()
    assert sum(bool(d.revisions) for d in ALL) >= 10
