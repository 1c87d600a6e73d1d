"""The catalogue of statistics (指标目录): the definitions that come with the library, and those a user adds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from importlib import resources
from importlib.metadata import entry_points
from pathlib import Path

from attrs import field, frozen

from fazhi.catalogue.definition import Definition, Topic
from fazhi.catalogue.loading import load_classes, load_toml
from fazhi.errors import ConfigError

__all__ = ["ENTRY_POINT_GROUP", "Catalogue", "catalogue"]

ENTRY_POINT_GROUP = "fazhi.indicators"
_CLASSES = "classes.toml"


@frozen(slots=False, eq=False)  # cached_property needs an instance dictionary; identity is what caches go by
class Catalogue:
    """Definitions by name, in a fixed order, with the topics they belong to.

    >>> book = catalogue()
    >>> book["litigation.loss_rate"].denominators
    ('litigation.concluded',)
    >>> [d.name for d in book.in_topic("arbitration")][:1]
    ['arbitration.accepted']
    >>> book.get("no.such") is None, len(book) >= 120
    (True, True)
    """

    topics: Mapping[str, Topic] = field(repr=False)
    definitions: Mapping[str, Definition] = field(repr=False)

    def __len__(self) -> int:
        return len(self.definitions)

    def __iter__(self) -> Iterator[Definition]:
        return iter(self.definitions.values())

    def __contains__(self, name: object) -> bool:
        return name in self.definitions

    def __getitem__(self, name: str) -> Definition:
        return self.definitions[name]

    def get(self, name: str) -> Definition | None:
        """The definition of that name, or None."""
        return self.definitions.get(name)

    def in_topic(self, topic: str) -> tuple[Definition, ...]:
        """All definitions of a topic, in the order of the file."""
        return self._by_topic.get(topic, ())

    @cached_property
    def _by_topic(self) -> dict[str, tuple[Definition, ...]]:
        grouped: dict[str, list[Definition]] = {}
        for definition in self:
            grouped.setdefault(definition.topic, []).append(definition)
        return {topic: tuple(members) for topic, members in grouped.items()}

    def with_file(self, path: str | Path) -> Catalogue:
        """This catalogue and the definitions in the TOML file at `path`; one of a known name replaces it.

        Raises `ConfigError` where the file cannot be read or holds anything but topics and indicators.
        """
        try:
            text = Path(path).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise ConfigError(f"{path}: {error}") from None
        return self.with_toml(text, str(path))

    def with_toml(self, text: str, name: str = "<toml>") -> Catalogue:
        """This catalogue and the definitions in the TOML `text`; one of a known name replaces it."""
        loaded = load_toml(text, name, _classes())
        return _joined(
            {**self.topics, **{t.name: t for t in loaded.topics}},
            {**self.definitions, **{d.name: d for d in loaded.definitions}},
            name,
        )


def _joined(topics: dict[str, Topic], definitions: dict[str, Definition], file: str) -> Catalogue:
    """A catalogue whose names all lead somewhere."""
    for d in definitions.values():
        if d.topic not in topics:
            raise ConfigError(f"{file}: {d.name}: no topic is named {d.topic!r}")
        for key in ("follows", "numerators", "denominators"):
            for name in getattr(d, key):
                if name not in definitions:
                    raise ConfigError(f"{file}: {d.name}.{key}: no indicator is named {name!r}")
    return Catalogue(topics, definitions)


@lru_cache(maxsize=1)
def _classes() -> dict[str, tuple[str, ...]]:
    folder = resources.files("fazhi") / "data" / "indicators"
    return load_classes((folder / _CLASSES).read_text(encoding="utf-8"), _CLASSES)


@lru_cache(maxsize=1)
def _shipped() -> Catalogue:
    """The definitions that come with the library."""
    folder = resources.files("fazhi") / "data" / "indicators"
    topics: dict[str, Topic] = {}
    definitions: dict[str, Definition] = {}
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        if not entry.name.endswith(".toml") or entry.name == _CLASSES:
            continue
        loaded = load_toml(entry.read_text(encoding="utf-8"), entry.name, _classes())
        for name in (*(t.name for t in loaded.topics), *(d.name for d in loaded.definitions)):
            if name in topics or name in definitions:
                raise ConfigError(f"{entry.name}: {name}: defined twice")
        topics.update((t.name, t) for t in loaded.topics)
        definitions.update((d.name, d) for d in loaded.definitions)
    return _joined(topics, definitions, "data/indicators")


@lru_cache(maxsize=1)
def catalogue() -> Catalogue:
    """The catalogue in use: the shipped definitions and those of installed packages.

    A package adds definitions through the entry point group `fazhi.indicators`: the entry point leads to the text of
    a TOML file, to its path, or to a function without arguments that returns either.
    """
    book = _shipped()
    for point in sorted(entry_points(group=ENTRY_POINT_GROUP), key=lambda p: p.name):
        value = point.load()
        value = value() if callable(value) else value
        if isinstance(value, Path):
            book = book.with_file(value)
        elif isinstance(value, str):
            book = book.with_toml(value, point.name) if "\n" in value else book.with_file(value)
        else:
            raise ConfigError(f"{point.name}: an entry point of {ENTRY_POINT_GROUP} must give a path or TOML text")
    return book
