"""Sentences of the genre without figures (行文), put together at random, so that an invented report reads like one."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fazhi.strategies.reports import _Writer

__all__ = ["body", "head", "sentence", "tail"]

_LEADS = (
    "坚持问题导向，", "围绕中心工作，", "聚焦群众关切，", "紧扣年度任务，", "立足本地实际，", "突出源头治理，",
    "注重统筹协调，", "着眼长远发展，", "压实各方责任，", "创新工作方式，", "强化系统观念，", "顺应社会期盼，",
)  # fmt: skip
_VERBS = ("完善", "健全", "优化", "规范", "推行", "落实", "细化", "深化", "改进", "加强", "推动", "拓展")
_OBJECTS = (
    "行政决策程序", "执法监督机制", "政务公开制度", "矛盾纠纷调处机制", "公共法律服务网络", "行政执法公示制度",
    "基层治理体系", "营商环境举措", "普法宣传载体", "应急处置流程", "法律顾问制度", "行政审批服务",
    "执法人员管理制度", "信用监管机制", "政策评估机制", "合法性审核机制", "窗口服务标准", "部门联动机制",
)  # fmt: skip
_MEANS = (
    "定期召开会议研究部署", "组织开展专题培训", "加大督促检查力度", "主动接受社会监督", "广泛听取意见建议",
    "及时通报进展情况", "加强业务指导", "明确责任分工", "畅通诉求渠道", "推进信息共享",
)  # fmt: skip
_ENDS = (
    "依法行政能力得到提升", "群众满意度不断提高", "办事效率明显改善", "工作成效逐步显现", "社会风气持续向好",
    "基层基础更加牢固", "服务水平稳步提高", "制度保障更加有力",
)  # fmt: skip
_ORDER = "一二三四五六七八九十"


def sentence(chance: random.Random) -> str:
    """One sentence without a figure.

    >>> sentence(random.Random(1)).endswith("。")
    True
    """
    pick = chance.choice
    first, second = chance.sample(_OBJECTS, 2)
    return f"{pick(_LEADS)}{pick(_VERBS)}{first}，{pick(_VERBS)}{second}，{pick(_MEANS)}，{pick(_ENDS)}。"


def head(w: _Writer, issuer: str, place: str, year: int) -> None:
    """Title and first paragraph."""
    w.say(w.pick(f"{issuer}{year}年度法治政府建设情况报告", f"{place}{year}年法治政府建设情况的报告"), "\n\n")
    w.say(f"{year}年，{place}认真贯彻上级部署，扎实推进依法行政。现将有关情况报告如下：\n\n")


def body(w: _Writer, headings: Sequence[str], topics: Sequence[Callable[[_Writer], None]], length: int) -> None:
    """The part on achievements: each topic under its heading, with as many sentences around it as make the length."""
    w.say("一、主要举措和成效\n\n")
    each = max(0, length - 450) // max(1, len(topics))
    for number, (heading, topic) in enumerate(zip(headings, topics, strict=False)):
        start = w.length
        w.say(f"（{_ORDER[number]}）{heading}\n\n", sentence(w.chance))
        topic(w)
        w.say("\n\n")
        while w.length - start < each:
            w.say(*(sentence(w.chance) for _ in range(w.chance.randint(2, 4))), "\n\n")


def tail(w: _Writer, issuer: str, year: int) -> None:
    """The other prescribed parts, the signature and its date."""
    w.say("二、存在的不足和原因\n\n", "一些干部运用法治思维的能力仍有不足，部分制度落实不够到位。\n\n")
    w.say(
        "三、党政主要负责人履行推进法治建设第一责任人职责情况\n\n",
        "主要负责人认真履行职责。",
        sentence(w.chance),
        "\n\n",
    )
    w.say(f"四、{year + 1}年工作安排\n\n", sentence(w.chance), "\n\n")
    w.say(f"{issuer}\n\n{year + 1}年{w.chance.randint(1, 2)}月{w.chance.randint(5, 27)}日\n")
