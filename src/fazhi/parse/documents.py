"""Documents named in the text (文件): 《…》 with their kind and with what the text says was done with them."""

from __future__ import annotations

import re

from fazhi.model import IssuedDocument
from fazhi.span import Reading

__all__ = ["documents", "kind_of"]

_TITLE = re.compile(r"《((?:[^《》\n]|《[^《》\n]{0,80}》){2,150})》")
# The last of these words in a title is what kind of document it is.
_KINDS = """
条例 办法 规定 细则 规则 章程 规程 方案 意见 通知 清单 规划 计划 纲要 要点 指南 指引 手册 标准 基准 规范 制度 机制
措施 举措 政策 目录 预案 决定 决议 命令 通告 公告 公报 通报 批复 纪要 报告 汇编 选编 协议 合同 公约 宣言 建议 倡议书
承诺书 意见书 建议书 告知书 决定书 通知书 任务书 责任书 责任状 提示函 监督函 函 白皮书 蓝皮书 示范文本 样本 范本
导则 准则 流程 流程图 台账 名录 解释 法典 宪法
"""
_KIND = re.compile("|".join(sorted(_KINDS.split(), key=len, reverse=True)))
_LAW = re.compile(r"^中华人民共和国.*法$|(?<![说做办方执司普学看用书手无非违合守释])法$")
_NUMBERED = re.compile(r"\d+条(?:政策|措施)?$")
_TAIL = re.compile(r"(?:（[^（）]{0,40}）|\([^()]{0,40}\)|\d+(?:\.\d+)?版|[”’》>\s])+$")

_VERBS = {
    "repealed": "废止 宣布失效 停止执行 终止执行 撤销 取消",
    "revised": "修订 修改 修编 修正 完善 调整 更新 重新修订 优化",
    "issued": """
        印发 出台 制定 制订 制发 发布 颁布 下发 公布 起草 拟定 草拟 编制 编印 推出 形成 建立 审议通过 表决通过 讨论通过
        签订 签署 签发 转发 编写 编撰 汇编 制作 拟订
    """,
    "cited": """
        贯彻 落实 执行 按照 根据 依据 依照 遵照 参照 对照 学习 宣传 宣讲 围绕 符合 违反 实施 遵守 实行 传达 解读 结合
        适用 依托 开展 列入 入选 执法检查 培训 研讨 审议 讨论 评估 发表
        新修订的 新修订 新制定的 新颁布的 新出台的 新修改的 新实施的 修订后的 新版
    """,
}
_ACTION = {verb: action for action, verbs in _VERBS.items() for verb in verbs.split()}
_VERB = re.compile("|".join(sorted(_ACTION, key=len, reverse=True)))
_AFTER = re.compile(
    r"(?:等[^，。；]{0,12}?)?(?:的|已|获|经|正式|顺利)*"
    r"(?:(?P<issued>出台|印发|颁布|发布|公布|获批|通过)|(?P<revised>修订|修改|修编)|(?P<repealed>废止|失效))(?!后|的)"
)
_CHAIN = re.compile(r"[、和与及，以]{0,2}$")
_WINDOW = 40
_CLAUSE = re.compile(r"[。；，！？\n]")


def kind_of(title: str) -> str | None:
    """The kind of document that a title ends with; None for journals, films and other works.

    >>> [kind_of(t) for t in ("优化营商环境实施方案（试行）", "中华人民共和国行政复议法", "以案释法", "新华日报")]
    ['方案', '法', None, None]
    """
    bare = _TAIL.sub("", title)
    if _LAW.search(bare):
        return "法"
    found = None
    for kind in _KIND.finditer(bare):
        found = kind
    # A kind in the middle names what the document is about: 《规定动作》, 《意见领袖访谈》
    if found is not None and len(bare) - found.end() <= 4:
        return found[0]
    return "措施" if _NUMBERED.search(bare) else None


def _before(text: str, start: int, low: int) -> str | None:
    """What the last verb before a title, in its clause or the clause that leads up to it, says was done."""
    if text[start - 1 : start] == "，":
        return None
    window = max(low, start - _WINDOW)
    action = None
    for verb in _VERB.finditer(text, window, start):
        between = text[verb.end() : start]
        if "。" in between or "；" in between or "\n" in between:
            continue
        action = _ACTION[verb[0]]
    return action


def documents(reading: Reading, start: int, end: int) -> tuple[IssuedDocument, ...]:
    """The documents named in [start, end) of the reading text.

    `action` is `issued`, `revised` or `repealed` where a verb says so, `cited` where the document is applied or
    studied, None where no verb tells. One verb governs all titles of a list.

    >>> from fazhi.parse.layout import repair
    >>> text = "贯彻落实《行政复议法》，印发《甲方案》《乙办法（试行）》，修订《丙规定》。"
    >>> for document in documents(repair(text), 0, len(text)):
    ...     print(document.title, document.kind, document.action)
    行政复议法 法 cited
    甲方案 方案 issued
    乙办法（试行） 办法 issued
    丙规定 规定 revised
    """
    text = reading.text
    found: list[IssuedDocument] = []
    last_end, last_action = start, None
    for title in _TITLE.finditer(text, start, end):
        chained = found and title.start() - last_end <= 2 and _CHAIN.match(text, last_end, title.start()) is not None
        if chained:
            action = last_action
        else:
            action = _before(text, title.start(), last_end)
            after = _AFTER.match(text, title.end(), min(end, title.end() + 24))
            if after is not None and after.lastgroup is not None and action in (None, "cited"):
                action = after.lastgroup
        found.append(IssuedDocument(title[1], reading.span(title.start(), title.end()), kind_of(title[1]), action))
        last_end, last_action = title.end(), action
    return tuple(found)
