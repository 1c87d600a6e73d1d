"""Definitions from TOML files, read strictly: a wrong key or type names the file and the place."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from typing import Any

from attrs import frozen

from fazhi.catalogue.definition import Definition, Kind, Revision, Topic
from fazhi.errors import ConfigError
from fazhi.model import Bilingual

__all__ = ["Loaded", "load_toml"]

_NAME = re.compile(r"[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*")
_TOPIC = re.compile(r"[a-z][a-z0-9_]*")
# Keys of an indicator that hold a list of texts.
_LISTS = frozenset(
    ("units", "verbs", "phrases", "nouns", "patterns", "chained", "follows", "shadows", "needs", "ahead")
)
_LISTS |= {"numerators", "denominators"}
_TEXTS = frozenset(["name", "zh", "en", "source", "kind", "meaning", "note"])
_YEARS = frozenset(("since", "until"))
_TOPIC_LISTS = frozenset(["words", "shadows", "objects", "qualifiers", "offices"])


@frozen
class Loaded:
    """The content of one file: its topics and definitions."""

    topics: tuple[Topic, ...]
    definitions: tuple[Definition, ...]


class _Place:
    """Where in which file a value stands, for messages."""

    def __init__(self, file: str, path: str) -> None:
        self.file = file
        self.path = path

    def fail(self, key: str, reason: str) -> ConfigError:
        return ConfigError(f"{self.file}: {self.path}{'.' if key else ''}{key}: {reason}")


def _text(table: Mapping[str, Any], key: str, place: _Place, *, required: bool = True) -> str:
    value = table.get(key, None if required else "")
    if not isinstance(value, str):
        raise place.fail(key, "a text is required" if value is None else f"must be a text, not {value!r}")
    if required and not value.strip():
        raise place.fail(key, "must not be empty")
    return value


def _texts(
    table: Mapping[str, Any], key: str, place: _Place, classes: Mapping[str, tuple[str, ...]]
) -> tuple[str, ...]:
    """A list of texts, where `@name` stands for all members of a word class."""
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(v, str) and v for v in value):
        raise place.fail(key, f"must be a list of non-empty texts, not {value!r}")
    found: dict[str, None] = {}
    for word in value:
        if not word.startswith("@"):
            found[word] = None
        elif word[1:] in classes:
            found.update(dict.fromkeys(classes[word[1:]]))
        else:
            raise place.fail(key, f"no word class is named {word[1:]!r}")
    return tuple(found)


def _year(table: Mapping[str, Any], key: str, place: _Place) -> int | None:
    value = table.get(key)
    if value is not None and (not isinstance(value, int) or isinstance(value, bool) or not 1949 <= value <= 2999):
        raise place.fail(key, f"must be a year, not {value!r}")
    return value


def _revisions(table: Mapping[str, Any], place: _Place) -> tuple[Revision, ...]:
    """What `revised` says: tables of a year and the reason in both languages, the earliest first."""
    raw = table.get("revised", [])
    if not isinstance(raw, list):
        raise place.fail("revised", f"must be a list of tables, not {raw!r}")
    found = []
    for i, item in enumerate(raw):
        here = _Place(place.file, f"{place.path}.revised[{i}]")
        since = _year(_known(item, ("since", "zh", "en"), here), "since", here)
        if since is None:
            raise here.fail("since", "a year is required")
        found.append(Revision(since, Bilingual(_text(item, "zh", here), _text(item, "en", here))))
    return tuple(sorted(found, key=lambda r: r.since))


def _known(table: object, allowed: Iterable[str], place: _Place) -> Mapping[str, Any]:
    if not isinstance(table, dict):
        raise place.fail("", f"must be a table, not {table!r}")
    unknown = sorted(set(table) - set(allowed))
    if unknown:
        raise place.fail(unknown[0], "no such key")
    return table


def _tables(data: Mapping[str, Any], key: str, file: str) -> list[object]:
    value = data.get(key, [])
    if not isinstance(value, list):
        raise ConfigError(f"{file}: {key}: must be an array of tables [[{key}]]")
    return value


def _topic(raw: object, file: str, index: int, classes: Mapping[str, tuple[str, ...]]) -> Topic:
    place = _Place(file, f"topic[{index}]")
    table = _known(raw, {"name", "zh", "en", *_TOPIC_LISTS}, place)
    name = _text(table, "name", place)
    if not _TOPIC.fullmatch(name):
        raise place.fail("name", f"must be a lower-case word, not {name!r}")
    lists = {key: _texts(table, key, place, classes) for key in _TOPIC_LISTS}
    return Topic(name, _text(table, "zh", place), _text(table, "en", place), file, **lists)


def _dimension(units: tuple[str, ...]) -> str:
    if units[0] in ("%", "百分点"):
        return "ratio"
    if units[0].endswith("元"):
        return "money"
    if units[0] in ("人", "名", "位"):
        return "persons"
    return "visits" if units[0].endswith("次") else "count"


def _definition(raw: object, file: str, index: int, classes: Mapping[str, tuple[str, ...]]) -> Definition:
    place = _Place(file, f"indicator[{index}]")
    table = _known(raw, {*_TEXTS, *_LISTS, *_YEARS, "revised", "remainder"}, place)
    name = _text(table, "name", place)
    if not _NAME.fullmatch(name):
        raise place.fail("name", f"must be topic.name in lower case, not {name!r}")
    place = _Place(file, name)
    kind = _text(table, "kind", place)
    if kind not in {k.value for k in Kind}:
        raise place.fail("kind", f"must be one of {', '.join(Kind)}, not {kind!r}")
    lists = {key: _texts(table, key, place, classes) for key in _LISTS}
    if not lists["units"]:
        raise place.fail("units", "at least one unit is required")
    if not any(lists[key] for key in ("verbs", "phrases", "nouns", "patterns", "chained")):
        raise place.fail("", "nothing announces it: give verbs, phrases, nouns, patterns or chained")
    if bool(lists["chained"]) != bool(lists["follows"]):
        raise place.fail("chained", "chained and follows belong together")
    if kind != Kind.RATE and (lists["numerators"] or lists["denominators"]):
        raise place.fail("numerators", "only a rate has numerators and denominators")
    for pattern in lists["patterns"]:
        try:
            re.compile(pattern)
        except re.error as error:
            raise place.fail("patterns", f"{pattern!r} is no regular expression: {error}") from None
    since, until = _year(table, "since", place), _year(table, "until", place)
    if not isinstance(table.get("remainder", False), bool):
        raise place.fail("remainder", "must be true or false")
    if since is not None and until is not None and since > until:
        raise place.fail("until", "must not be before since")
    meaning = _known(table.get("meaning", {}) if isinstance(table.get("meaning"), dict) else {}, ("zh", "en"), place)
    return Definition(
        name=name,
        zh=_text(table, "zh", place),
        en=_text(table, "en", place),
        meaning=Bilingual(_text(meaning, "zh", place), _text(meaning, "en", place)),
        source=_text(table, "source", place),
        kind=Kind(kind),
        dimension=_dimension(lists["units"]),
        note=_text(table, "note", place, required=False),
        since=since,
        until=until,
        revisions=_revisions(table, place),
        remainder=table.get("remainder", False),
        **lists,
    )


def load_toml(text: str, file: str, classes: Mapping[str, tuple[str, ...]]) -> Loaded:
    """The topics and definitions in the TOML `text` of `file`; `classes` are the word classes it may name with `@`.

    Raises `ConfigError` with file and key where something is missing, unknown, of the wrong type, or defined twice.
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{file}: {error}") from None
    _known(data, ("topic", "indicator"), _Place(file, ""))
    topics = tuple(_topic(raw, file, i, classes) for i, raw in enumerate(_tables(data, "topic", file)))
    found = tuple(_definition(raw, file, i, classes) for i, raw in enumerate(_tables(data, "indicator", file)))
    seen: set[str] = set()
    for name in (*(t.name for t in topics), *(d.name for d in found)):
        if name in seen:
            raise ConfigError(f"{file}: {name}: defined twice")
        seen.add(name)
    return Loaded(topics, found)


def load_classes(text: str, file: str) -> dict[str, tuple[str, ...]]:
    """The word classes of a file of lists (`receive = ["收到", …]`)."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{file}: {error}") from None
    place = _Place(file, "")
    return {key: _texts(data, key, place, {}) for key in data}
