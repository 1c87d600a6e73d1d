"""Invented annual reports whose figures hold together, and what each of them must satisfy.

`draft(seed)` is plain and fast, for benchmarks and teaching; `drafts()` is the Hypothesis strategy. A `Draft` knows
every figure it printed and the relations between them, so that a fault can be planted at a known place.

>>> text = draft(7).text
>>> "法治政府建设情况" in text, draft(7).text == text
(True, True)
"""

from __future__ import annotations

import random
from collections.abc import Callable
from fractions import Fraction
from math import floor
from typing import TYPE_CHECKING

from attrs import define, field, frozen

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

__all__ = ["Draft", "Printed", "Tie", "draft", "drafts"]


@frozen
class Printed:
    """A figure of a draft: where its number and unit stand, and as what."""

    start: int
    end: int
    text: str


@frozen
class Tie:
    """A relation that the draft's words state between figures (indices into `figures`); `provable` where a fault in it
    may be reported as an error: counts of a closed list, parts of a whole, rates and growth with both counts."""

    kind: str
    figures: tuple[int, ...]
    provable: bool


@frozen
class Draft:
    """An invented report with its figures and the relations between them."""

    text: str = field(repr=False)
    figures: tuple[Printed, ...] = field(repr=False)
    ties: tuple[Tie, ...]
    year: int

    def with_fault(self, figure: int, text: str) -> str:
        """The text with the figure of this index printed as `text`."""
        at = self.figures[figure]
        return self.text[: at.start] + text + self.text[at.end :]


@define
class _Writer:
    """Collects text, and remembers each figure put into it."""

    chance: random.Random
    cut: bool  # whether this office cuts its rates instead of rounding them
    parts: list[str] = field(factory=list)
    length: int = 0
    figures: list[Printed] = field(factory=list)
    ties: list[Tie] = field(factory=list)

    def say(self, *words: str) -> None:
        for word in words:
            self.parts.append(word)
            self.length += len(word)

    def put(self, number: int | str, unit: str) -> int:
        text = f"{number}{unit}"
        self.figures.append(Printed(self.length, self.length + len(text), text))
        self.say(text)
        return len(self.figures) - 1

    def rate(self, part: int, whole: int, places: int) -> str:
        scaled = Fraction(part * 100, whole) * 10**places
        n = floor(scaled) if self.cut else floor(scaled + Fraction(1, 2))
        return f"{n // 10**places}.{n % 10**places:0{places}d}%" if places else f"{n}%"

    def pick(self, *choices: str) -> str:
        return self.chance.choice(choices)

    def tie(self, kind: str, *figures: int, provable: bool = True) -> None:
        self.ties.append(Tie(kind, figures, provable))


def _split(chance: random.Random, total: int, parts: int) -> list[int]:
    """`total` as a sum of positive whole numbers."""
    cuts = sorted(chance.sample(range(1, total), parts - 1))
    return [b - a for a, b in zip([0, *cuts], [*cuts, total], strict=True)]


def _reconsideration(w: _Writer) -> None:
    accepted, rejected = w.chance.randint(60, 1800), w.chance.randint(5, 58)
    w.say(w.pick("全年", "全市", "2023年，全市各级行政复议机关", ""), w.pick("共收到", "收到", "新收"), "行政复议申请")
    total = w.put(accepted + rejected, "件")
    w.say("，受理")
    a = w.put(accepted, "件")
    w.say(w.pick("，作出不予受理等其他处理", "，不予受理、告知等其他处理", "，其他处理"))
    b = w.put(rejected, "件")
    w.tie("sum", total, a, b)
    pending = w.chance.randint(2, accepted // 8)
    w.say(w.pick("。受理的案件中，审结", "；受理的案件中审结"))
    c = w.put(accepted - pending, "件")
    w.say(w.pick("、正在审理", "，尚未审结", "、在审"))
    d = w.put(pending, "件")
    w.tie("sum", a, c, d)
    corrected = w.chance.randint(3, (accepted - pending) // 6)
    w.say(w.pick("；审结案件中直接纠错", "。审结案件中，直接纠错"))
    e = w.put(corrected, "件")
    w.say("，直接纠错率", w.pick("", "达", "为"))
    f = w.put(w.rate(corrected, accepted - pending, w.chance.choice((1, 2))), "")
    w.tie("breakdown", c, e)
    w.tie("rate", e, c, f)
    w.say("。")


def _clean_up(w: _Writer) -> None:
    kept, amended, expired, repealed = (w.chance.randint(2, 160) for _ in range(4))
    w.say(w.pick("全面清理行政规范性文件", "对现行文件开展专项清理，共清理规范性文件", "清理市政府规范性文件"))
    total = w.put(kept + amended + expired + repealed, "件")
    w.say(w.pick("，其中", "：", "，"), w.pick("继续有效", "保留", "继续保留"))
    members = [w.put(kept, "件")]
    for word, n in zip(
        (w.pick("拟修改", "待修改", "修改"), w.pick("失效", "宣布失效"), "废止"),
        (amended, expired, repealed),
        strict=True,
    ):
        w.say("、" + word)
        members.append(w.put(n, "件"))
    w.tie("sum", total, *members)
    w.say("。")


def _litigation(w: _Writer) -> None:
    cases = w.chance.randint(40, 900)
    concluded = cases - w.chance.randint(0, cases // 10)
    lost = w.chance.randint(1, max(1, concluded // 9))
    w.say(w.pick("全年发生行政应诉案件", "一审行政诉讼案件"))
    a = w.put(cases, "件")
    w.say("，审结")
    b = w.put(concluded, "件")
    w.say(w.pick("，其中败诉", "，败诉"))
    c = w.put(lost, "件")
    w.say("，败诉率", w.pick("", "为"))
    d = w.put(w.rate(lost, concluded, w.chance.choice((1, 2))), "")
    w.tie("rate", c, b, d)
    w.tie("bound", a, b, provable=False)
    w.say("。")


def _mediation(w: _Writer) -> None:
    total = w.chance.randint(300, 30000)
    good = total - w.chance.randint(1, total // 20)
    w.say(w.pick("各级调解组织受理矛盾纠纷", "全年受理各类矛盾纠纷"))
    a = w.put(total, "件")
    w.say(w.pick("，调解成功", "，成功调解"))
    b = w.put(good, "件")
    w.say("，调解成功率", w.pick("", "达"))
    c = w.put(w.rate(good, total, w.chance.choice((1, 2))), "")
    w.tie("rate", b, a, c)
    w.say("。")


def _growth(w: _Writer) -> None:
    before = w.chance.randint(80, 2000)
    now = before + w.chance.randint(5, before // 2)
    w.say(w.pick("办理公证", "受理法律援助案件", "受理劳动仲裁案件"))
    a = w.put(now, "件")
    if w.chance.random() < 0.5:
        w.say("，上年为")
        b = w.put(before, "件")
        w.say("，同比增长")
    else:
        w.say(w.pick("，较上年增加", "，比上年增加"))
        b = w.put(now - before, "件")
        w.say("，增长")
    c = w.put(w.rate(now - before, before, w.chance.choice((1, 2))), "")
    w.tie("growth", a, b, c)
    w.say("。")


def _growth_alone(w: _Writer) -> None:
    before = w.chance.randint(20, 400)
    now = before + w.chance.randint(5, before)
    w.say(w.pick("主动接受监督，收到信息公开申请", "受理行政裁决申请"))
    a = w.put(now, "件")
    w.say("，同比增长")
    b = w.put(w.rate(now - before, before, 2), "")
    w.tie("growth", a, b, provable=False)
    w.say("。")


def _training(w: _Writer) -> None:
    rest = _split(w.chance, w.chance.randint(60, 1900), 3)
    w.say(w.pick("组织执法人员培训", "培训行政执法人员"))
    a = w.put(sum(rest), "人")
    w.say("，其中新任人员")
    b = w.put(rest[0], "人")
    w.say("、在岗人员")
    c = w.put(rest[1], "人")
    w.say("，其余", w.pick("", "参加线上培训的"))
    d = w.put(rest[2], "人")
    w.tie("sum", a, b, c, d)
    w.say("。")


def _aid(w: _Writer) -> None:
    parts = _split(w.chance, w.chance.randint(90, 2600), 3)
    w.say("办结法律服务事项中，咨询")
    a = w.put(parts[0], "件")
    w.say("、代书")
    b = w.put(parts[1], "件")
    w.say("、调解")
    c = w.put(parts[2], "件")
    w.say(w.pick("，合计", "，共计", "，总计"))
    d = w.put(sum(parts), "件")
    w.tie("sum", d, a, b, c)
    w.say("。")


def _files(w: _Writer) -> None:
    total = w.chance.randint(60, 900)
    best = w.chance.randint(5, total // 3)
    w.say("评查执法案卷")
    a = w.put(total, "份")
    w.say("，其中优秀案卷")
    b = w.put(best, "份")
    w.say("，占")
    c = w.put(w.rate(best, total, w.chance.choice((1, 2))), "")
    w.tie("breakdown", a, b)
    w.tie("rate", b, a, c)
    w.say("。")


_TOPICS: tuple[Callable[[_Writer], None], ...] = (
    _reconsideration, _clean_up, _litigation, _mediation, _growth, _growth_alone, _training, _aid, _files,
)  # fmt: skip
_PLACES = ("临澜市", "沅岸市", "青埠县", "岚桥区", "汀北县", "曲屿市")
_FILLERS = (
    "坚持把依法行政贯穿工作始终，压紧压实各方责任。",
    "完善工作机制，加强统筹协调，推动任务落地见效。",
    "强化业务指导，提升队伍能力，注重总结推广经验。",
    "聚焦群众关切，优化办理流程，持续改进服务质量。",
)


def draft(seed: int) -> Draft:
    """The invented report of this seed; the same seed gives the same report."""
    chance = random.Random(seed)
    year = chance.randint(2019, 2024)
    place = chance.choice(_PLACES)
    w = _Writer(chance, cut=chance.random() < 0.3)
    w.say(f"{place}人民政府{year}年度法治政府建设情况报告\n\n")
    w.say(f"{year}年，{place}认真推进依法行政工作。现将有关情况报告如下：\n\n")
    w.say("一、主要举措和成效\n\n")
    topics = chance.sample(_TOPICS, chance.randint(4, len(_TOPICS)))
    for number, topic in zip("一二三四五六七八九十", topics, strict=False):
        w.say(f"（{number}）" if chance.random() < 0.8 else "", chance.choice(_FILLERS))
        topic(w)
        w.say(chance.choice(_FILLERS) if chance.random() < 0.4 else "", "\n\n")
    w.say("二、存在的不足和原因\n\n一些干部运用法治思维的能力仍有不足。\n\n")
    w.say("三、党政主要负责人履行推进法治建设第一责任人职责情况\n\n主要负责人认真履行职责。\n\n")
    w.say(f"四、{year + 1}年工作安排\n\n继续推进依法行政。\n\n")
    w.say(f"{place}人民政府\n\n{year + 1}年2月{chance.randint(1, 27)}日\n")
    return Draft("".join(w.parts), tuple(w.figures), tuple(w.ties), year)


def drafts() -> SearchStrategy[Draft]:
    """Invented reports whose figures hold together."""
    from hypothesis import strategies as st

    return st.integers(0, 10**6).map(draft)
