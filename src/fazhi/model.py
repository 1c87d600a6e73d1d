"""The domain model: what a report says (figures, indicators, measures) and what was checked (relations, findings).

All values are frozen attrs classes. Every one that stands somewhere in the text carries its `Span` into the source.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from enum import StrEnum

from attrs import field, frozen

from fazhi import display
from fazhi.quantity.quantity import Quantity
from fazhi.quantity.truth import Mode
from fazhi.span import Source, Span

__all__ = [
    "Bilingual",
    "Candidate",
    "Certainty",
    "CheckResult",
    "Cue",
    "CueKind",
    "Direction",
    "DocumentDate",
    "Figure",
    "Finding",
    "Indicator",
    "IssuedDocument",
    "Jurisdiction",
    "Level",
    "Listing",
    "Measure",
    "Mode",
    "Part",
    "Period",
    "Relation",
    "RelationKind",
    "Repair",
    "Report",
    "Scope",
    "ScopeKind",
    "Section",
    "Sentence",
    "Severity",
    "Term",
    "TimeExpression",
    "TimeKind",
    "Verdict",
]


class Level(StrEnum):
    """Administrative level (行政层级) of a jurisdiction or office."""

    PROVINCE = "province"
    PREFECTURE = "prefecture"
    COUNTY = "county"
    TOWNSHIP = "township"
    ZONE = "zone"
    DEPARTMENT = "department"


class Part(StrEnum):
    """The prescribed parts of an annual report (《法治政府建设与责任落实督察工作规定》第二十五条)."""

    ACHIEVEMENTS = "achievements"
    RESPONSIBILITIES = "responsibilities"
    SHORTCOMINGS = "shortcomings"
    PLAN = "plan"
    OTHER = "other"


class Direction(StrEnum):
    """Which way a change goes (增减方向)."""

    UP = "up"
    DOWN = "down"
    FLAT = "flat"


@frozen
class Period:
    """A span of calendar time (统计期), both days included."""

    start: dt.date
    end: dt.date

    @classmethod
    def year(cls, year: int) -> Period:
        return cls(dt.date(year, 1, 1), dt.date(year, 12, 31))


class TimeKind(StrEnum):
    """What a recognised expression of time or order is."""

    DATE = "date"  # 2022年2月28日
    MONTH = "month"  # 2022年2月
    YEAR = "year"  # 2023年, 2023年度, 今年 (once the report year is known)
    PERIOD = "period"  # 2021—2025年, 2000年1月1日至2023年6月30日
    CLOCK = "clock"  # 09:18
    ORDINAL = "ordinal"  # 第三届
    DOCUMENT_NUMBER = "document_number"  # 〔2022〕18号


@frozen
class TimeExpression:
    """A date, period, ordinal or document number (时间表述), with the days it covers where it has any."""

    kind: TimeKind
    span: Span
    text: str
    period: Period | None = None
    number: int | None = None  # of an ordinal; of a document number its serial number


@frozen
class Sentence:
    """One sentence (句): its place, its repaired text, and the index of its paragraph."""

    span: Span
    text: str
    paragraph: int


class CueKind(StrEnum):
    """A word that says how figures relate; recorded by `parse`, read by `check`."""

    OF_WHICH = "of_which"  # 其中, 包括, 含
    REMAINDER = "remainder"  # 其余, 其他, 另
    TOTAL = "total"  # 共, 合计, 总计
    CLASSES = "classes"  # 分为n类
    OPEN_LIST = "open_list"  # 等 after a list
    SHARE = "share"  # 占, 占比
    GROWTH = "growth"  # 同比, 较上年
    RESPECTIVELY = "respectively"  # 分别
    ALL = "all"  # 全部, 均
    EACH = "each"  # 各, 平均
    EXCEPT = "except"  # 除…外
    CARRY = "carry"  # 上年结转, 含结转
    CARRY_OUT = "carry_out"  # 结转下年
    INCLUSIVE = "inclusive"  # a bracket that says what the figure before it includes
    NEGATION = "negation"  # 未, 没有, 暂无
    PLACEHOLDER = "placeholder"  # X件, 20xx年: an unfilled template


@frozen
class Cue:
    kind: CueKind
    span: Span
    text: str


@frozen
class Section:
    """A heading and what stands under it (章节); `span` runs from the heading's start to the next of its level."""

    title: str
    level: int
    number: str
    span: Span
    title_span: Span
    children: tuple[Section, ...] = ()
    part: Part | None = None

    def walk(self) -> Iterator[Section]:
        """This section and all below it, in the order of the text."""
        yield self
        for child in self.children:
            yield from child.walk()


@frozen
class Figure:
    """A quantity that the text states (数据): number with unit.

    `span` covers number and unit, `extent` also `近`, `以上` … around them. `label` says what is counted, in the
    text's own words. For a change (`同比增长13%`): `direction`, `base` (同比, 环比, or the year measured from) and
    `change_of`, the indicator that changes; `changes` is the span of the figure that changes.
    The value in the base period (`较上年87件上升5%`) has `base` and `changes` but no `direction`; the level reached in
    `从15家增加到60家` has the `base` 起 and in `changes` the span of the level it started from.
    """

    span: Span
    extent: Span
    quantity: Quantity
    label: str = ""
    section: Section | None = field(default=None, eq=False, repr=False)
    sentence: Span | None = None
    direction: Direction | None = None
    base: str | None = None
    change_of: str | None = None
    changes: Span | None = None


@frozen
class Jurisdiction:
    """A place or office that governs (行政区划、部门), with its chain of parents as far as known."""

    name: str
    level: Level | None = None
    parent: Jurisdiction | None = None
    code: str | None = None
    as_of: dt.date | None = None


class ScopeKind(StrEnum):
    """How much of the jurisdiction an indicator covers."""

    WHOLE = "whole"  # 全市, or unmarked
    OWN_LEVEL = "own_level"  # 市本级
    PART = "part"  # a district, a department, a subset after 其中


@frozen
class Scope:
    kind: ScopeKind = ScopeKind.WHOLE
    name: str = ""


@frozen
class Indicator:
    """A statistic of the catalogue (指标) with the value the report gives it.

    `figure` is None where the report gives a zero in words (`暂无败诉案件`); `target` marks an aim, not an outcome.
    """

    name: str
    quantity: Quantity
    span: Span
    figure: Figure | None = None
    jurisdiction: Jurisdiction | None = None
    period: Period | None = None
    scope: Scope = Scope()
    target: bool = False


@frozen
class Listing:
    """A list of names and the number that counts them (列举): `A、B、C等8个领域`; `open` where 等 ends the list."""

    count: Figure
    items: tuple[Span, ...]
    open: bool


@frozen
class IssuedDocument:
    """A document named in the text 《…》, with its kind (条例, 办法, 规定, 方案 …) and what happened to it."""

    title: str
    span: Span
    kind: str | None = None
    action: str | None = None  # issued, revised, repealed, cited, or None where no verb tells


@frozen
class Measure:
    """One action the report claims (举措); `planned` where it is announced for the next year."""

    title: str
    text: str
    span: Span
    section: Section | None = field(default=None, eq=False, repr=False)
    documents: tuple[IssuedDocument, ...] = ()
    bodies: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    planned: bool = False


@frozen
class DocumentDate:
    """A date of the document itself; role `signed` (落款), `printed` (印发) or `published` (发布)."""

    role: str
    date: dt.date
    span: Span
    text: str


@frozen(hash=False)
class Report:
    """A whole report (报告). Absent heading data are None, never guessed; `spans` says where present ones stand.

    `indicators` holds the outcomes of the report's own place and period only: of the whole jurisdiction, or of its own
    level (市本级) where the report tells no more. What else is known for a statistic is in `other_indicators`: values
    of another period (last year's, or several years'), of another scope (市本级 beside 全市, a named district or
    office), and targets (`target`); there a `period` of None is one that the text does not tell.
    """

    source: Source = field(repr=False)
    name: str | None = None
    title: str | None = None
    jurisdiction: Jurisdiction | None = None
    issuer: str | None = None
    year: int | None = None
    period: Period | None = None
    document_number: str | None = None
    recipient: str | None = None
    signed_by: str | None = None
    copied_to: str | None = None
    dates: tuple[DocumentDate, ...] = ()
    spans: Mapping[str, Span] = field(factory=dict, repr=False)
    sections: tuple[Section, ...] = field(default=(), repr=False)
    measures: tuple[Measure, ...] = field(default=(), repr=False)
    figures: tuple[Figure, ...] = field(default=(), repr=False)
    indicators: tuple[Indicator, ...] = field(default=(), repr=False)
    sentences: tuple[Sentence, ...] = field(default=(), repr=False)
    times: tuple[TimeExpression, ...] = field(default=(), repr=False)
    cues: tuple[Cue, ...] = field(default=(), repr=False)
    listings: tuple[Listing, ...] = field(default=(), repr=False)
    other_indicators: tuple[Indicator, ...] = field(default=(), repr=False)

    @property
    def text(self) -> str:
        """The text exactly as given."""
        return self.source.text

    def all_sections(self) -> Iterator[Section]:
        """Every section, in the order of the text."""
        for section in self.sections:
            yield from section.walk()

    def _repr_html_(self) -> str | None:
        return display.html(self)


class RelationKind(StrEnum):
    """What two or more statements have to do with each other (勾稽关系)."""

    SUM = "sum"
    BREAKDOWN = "breakdown"
    RATE = "rate"
    GROWTH = "growth"
    BOUND = "bound"
    REPEAT = "repeat"
    ENUMERATION = "enumeration"
    SHARES = "shares"
    DATE = "date"
    PARTS = "parts"
    HIERARCHY = "hierarchy"
    YEAR = "year"


class Verdict(StrEnum):
    CONSISTENT = "consistent"
    TRUNCATED = "consistent_only_if_truncated"
    INCONSISTENT = "inconsistent"
    UNDETERMINED = "undetermined"


class Certainty(StrEnum):
    """How sure the reading is that the relation is meant by the text."""

    CERTAIN = "certain"
    PLAUSIBLE = "plausible"


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@frozen
class Bilingual:
    """One message in Chinese and English; `str()` gives the Chinese."""

    zh: str
    en: str

    def __str__(self) -> str:
        return self.zh


@frozen
class Term:
    """One member of a relation: a figure, or a date or name that stands at `span` of the report named `report`."""

    role: str
    span: Span | None
    text: str
    report: str | None = None
    figure: Figure | None = None


@frozen
class Relation:
    """One arithmetic statement that was examined: `computed` the arithmetic, `implied` what would have to be true."""

    kind: RelationKind
    terms: tuple[Term, ...]
    verdict: Verdict
    certainty: Certainty
    modes: tuple[Mode, ...] = ()
    computed: str = ""
    implied: Bilingual | None = None
    closed: str | None = None  # "words" or "data": why a list must add up
    rule: str = ""


@frozen
class Candidate:
    """A value that would restore consistency if it stood at `figure`, and the slip that explains the printed one."""

    figure: Figure
    text: str
    slip: str


@frozen
class Repair:
    """A smallest set of figures whose change restores consistency, with candidate values, likeliest first.

    Of several repairs of one finding, those of equal `rank` are equally likely.
    """

    figures: tuple[Figure, ...]
    candidates: tuple[tuple[Candidate, ...], ...] = ()
    rank: int = 0


@frozen
class Finding:
    """One clash, for a reader: what is wrong, where, the arithmetic (in `relations`), and how it could be repaired."""

    rule: str
    severity: Severity
    message: Bilingual
    relations: tuple[Relation, ...]
    figures: tuple[Figure, ...]
    span: Span | None
    report: str | None = None
    repairs: tuple[Repair, ...] = ()

    def _repr_html_(self) -> str | None:
        return display.html(self)


@frozen
class CheckResult:
    """All relations examined, also those that hold, and the findings."""

    relations: tuple[Relation, ...] = field(repr=False)
    findings: tuple[Finding, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether nothing is an error."""
        return not any(f.severity is Severity.ERROR for f in self.findings)

    def _repr_html_(self) -> str | None:
        return display.html(self)
