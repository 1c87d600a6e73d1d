"""Where a heading ends (标题界限), also where it runs into the text without a full stop."""

from __future__ import annotations

import re

__all__ = ["title_end"]

_LONGEST = 60
_RUN_IN = 32
"""A first sentence longer than this is text rather than a title."""
_COMPACT = 24
"""A first sentence shorter than this is a title even where it looks like a title and the start of the text."""
_SHORTEST = 4

_STOP = re.compile(r"[。！？；\n]")
_COLON = re.compile(r"[：:]")
_POINT = re.compile(r"(?<![，、；])一(?:是|要(?!求|素|点|件))")
_LIST = re.compile(r"：(?=\d{1,2}[.．、]|（[一二三四五六七八九十\d]{1,2}）|[①-⑳])")
_CLAUSE = re.compile(r"[，。；：！？]")
# Headings whose words are fixed by custom, whatever comes behind them
_FORMULA = re.compile(
    r"[^，。；：\n]{0,24}?(?:存在的?(?:主要|突出)?(?:问题|不足)(?:(?:和|及|与)(?:不足|短板|问题|原因|差距|困难|薄弱环节|改进情况)(?:分析)?)?(?!的|较)|其[他它]需要(?:报告|说明)的(?:事项|情况)"
    r"|第一责任人职责的?情况|主要(?:做法|举措|措施)[和及与]成效|(?:总体|基本)情况|工作(?:安排|计划|打算|思路)|履职情况)"
)
# A word with which titles end, right before one with which the text behind them begins
_SEAM = re.compile(
    r"(?:情况|成效|成绩|做法|举措|工作|问题|不足|短板|原因|安排|打算|思路|计划|建设|改革|机制|体制|体系|制度|水平|能力|环境|责任|职责|职能|执法"
    r"|监督|服务|管理|治理|政府|公开|化解|复议|应诉|普法|宣传|教育|培训|队伍|保障|领导|学习|落实|推进|发展|创新|质效|效能|格局|氛围|基础|品牌"
    r"|意识|观念|思维|素养|规范|决策|立法|程序|作用|纠纷|权益|透明|有力|充分|完善|深化|提升|提高|增强|加强|高度|信心|形象|突破|机制|实践|局面"
    r"|到位|红利|秩序|争议|满意度|实效|成果|防线|底线|审查关?|把关|合力|活力|动力|公信力|凝聚力|根基|路径|渠道|成势|见效|有效|关口|底座|有序|公正|公平|正义)"
    r"(?=今年|去年|近年|这?一年来|本年|全年|20\d\d年|全[市区县镇省州旗局系]|我[市区县镇省局委州盟]|[市区县镇乡州盟旗省局](?:党委|委[^员托]|长|主要|政府|级)|[区镇]镇"
    r"|一是|认真|深入|积极|始终|坚持|严格|围绕|为[^民]|按照|通过|结合|组织|制[定订发]|印发|出台|把|将|持续|充分发挥|聚焦|依托|建[立成]|健全|完善|全面"
    r"|加[强大快]|推[动进行出]|强化|切实|进一步|高度重视|带头|根据|针对|开[展通发]|落实|实[行施]|[以在对从由]|及时|着力|大力|不断|利用|带领|虽然|目前|截[至止]|修[订改编]|办[理结]"
    r"|纳入|接入|打造|培[养育]|承接|凡|因|邀请|举办|召开|成立|组建|完成|发[布放挥]|审[查核]|受理|共|累计|现有|优化|下[一半]|第[一二三四五六七八九十]+条|上级|随着|充实|扎实|重点|创新"
    r"|依法|拓[宽展]|畅通|牢固|面对|抽[查取]|紧[扣盯]|运用|编[制印]|聘请|清理|新[增收]|各|本[市区县镇级])"
)

# `…水平不断提升`: the seam is behind the predicate rather than before it
_PREDICATE = re.compile(
    r"(?:不断|持续|更加|显著|明显|稳步|进一步|日益|逐步)(?:提升|提高|增强|完善|深化|优化|改善|加强|规范|健全|有力|有效|透明|向好|释放)"
    r"(?=[全我今修印制建开办审召推组对在运紧依深认坚严聚围按通纳受2（“《]|$)"
)


def title_end(text: str, start: int, end: int) -> int:
    """Where the title that begins at `start` ends, at most at `end` (the end of its paragraph or the next mark).

    >>> title_end("加强领导。召开会议3次，研究问题。", 0, 17)
    4
    >>> title_end("主要做法及成效", 0, 7)
    7
    """
    window = min(end, start + _LONGEST)
    stop = _STOP.search(text, start, window)
    if stop is None and end <= window:
        # A heading of its own, or the rest of the paragraph
        return start + len(text[start:end].rstrip("：:，、；;。. "))
    listed = _LIST.search(text, start + 2, min(window, start + _COMPACT, stop.start() if stop is not None else window))
    if listed is not None:
        return listed.start()
    formula = _FORMULA.match(text, start, window)
    if formula is not None and (stop is None or stop.start() > formula.end()):
        return formula.end()
    points = _POINT.search(text, start + _SHORTEST, stop.start() if stop is not None else window)
    if points is not None:
        return points.start()
    seam = _SEAM.search(text, start + 2, window)
    if stop is not None and stop.start() - start <= (_COMPACT if seam is not None else _RUN_IN):
        return stop.start()
    colon = _COLON.search(text, start, min(window, start + _RUN_IN))
    if colon is not None:
        return colon.start()
    if seam is not None and seam.end() - start >= _SHORTEST:
        predicate = _PREDICATE.match(text, seam.end(), window)
        return predicate.end() if predicate is not None else seam.end()
    clause = _CLAUSE.search(text, start + _SHORTEST, window)
    return clause.start() if clause is not None else min(window, start + _RUN_IN)
