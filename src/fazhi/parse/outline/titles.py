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

# A count with its measure word: titles hold none
_COUNTED = re.compile(r"\d[余多万亿]*(?![年月日])[\u4e00-\u9fff%]")
# Words with which each half of a title in two begins: `聚焦规范执法，提升监管效能`
_VERB = (
    r"(?:聚焦|坚持|突出|围绕|紧扣|锚定|立足|着眼|着力|持续|不断|扎实|全面|切实|有效|积极|努力|依法|严格|深入|大力|加快|进一步|提升|提高|增强|推[进动行]|加[强大快]|强化"
    r"|优化|健全|完善|夯实|筑牢|营造|打造|构[建筑]|规范|促进|保障|维护|把[牢好稳]|激发|凝聚|深化|落实|压[实紧]|创新|护航|服务|赋能|助力|厚植|化解|彰显|织[密牢]|守[牢护住好]"
    r"|擦亮|释放|画[好出]|答好|当好|做[实好优强]|抓[实好牢细]|树[立牢]|确保|实现|形成|汇聚|拓[宽展]|畅通|锻造|绘就|绷紧|聚力|精准|统筹|创[优建]|建[强立好]|注重|发挥|防范|预防|引领"
    r"|以|用|让|为)"
)
_COUPLET = re.compile(
    rf"(?={_VERB}|[^，。；\n]{{3,22}}，{_VERB})[^，。；：！？\d\n]{{3,22}}(?:，[^，。；：！？\d\n]{{3,22}}){{1,2}}(?=[。\n]|$)"
)
_FIRST_HALF = re.compile(rf"{_VERB}[^，。；：！？、\d\n]{{2,16}}，(?={_VERB})")
_UNEVEN = 4
"""The halves of a title rarely differ by more characters than this."""
_LAST_WORD = re.compile(
    r"情况|成效|成绩|工作|短板|建设|改革|机制|体制|体系|制度|水平|能力|环境|责任|职责|职能|执法|监督|服务|管理|治理|政府|公开|化解|应诉|普法|宣传|教育"
    r"|培训|队伍|保障|领导|学习|落实|发展|创新|质效|效能|格局|氛围|根基|基础|品牌|意识|观念|思维|素养|决策|立法|程序|作用|纠纷|权益|形象|实践|局面"
    r"|到位|红利|秩序|争议|满意度|实效|成果|防线|底线|把关|合力|活力|动力|公信力|凝聚力|路径|渠道|成势|见效|有效|关口|底座|有序|公正|公平|正义|稳定|和谐"
    r"|方向|行为|作为|链条|网络|平台|堡垒|屏障|样板|标杆|名片|高地|沃土|引擎|支撑|后盾|主线|源头|责任链|新局|安全|规矩|笼子|关系|矛盾|需求|便利|幸福感|获得感|安全感"
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
    couplet = _COUPLET.match(text, start, window)
    if couplet is not None and couplet.end() < window and "了" not in couplet[0]:
        return couplet.end()
    counted = _COUNTED.search(text, start + _SHORTEST, stop.start() if stop is not None else window)
    if counted is not None and text.find("，", start + _SHORTEST, counted.start()) >= 0:
        # The text begins before its first count
        stop, window = None, counted.start()
    seam = _SEAM.search(text, start + 2, window)
    if stop is not None and stop.start() - start <= (_COMPACT if seam is not None else _RUN_IN):
        return stop.start()
    colon = _COLON.search(text, start, min(window, start + _RUN_IN))
    if colon is not None:
        return colon.start()
    half = _FIRST_HALF.match(text, start, window)
    second = _second_half(text, half.end(), half.end() - 1 - start) if half is not None else None
    if seam is not None and seam.end() - start >= _SHORTEST:
        predicate = _PREDICATE.match(text, seam.end(), window)
        end = predicate.end() if predicate is not None else seam.end()
        if half is None or second is None:
            return end
        # Two readings of where a title in two halves ends: the halves are about as long as each other
        even = 2 * half.end() - 1 - start
        return min(end, second, key=lambda at: abs(at - even))
    if second is not None:
        return second
    clause = _CLAUSE.search(text, start + _SHORTEST, window)
    return clause.start() if clause is not None else min(window, start + _RUN_IN)


def _second_half(text: str, start: int, length: int) -> int | None:
    """Where the second half of a title ends that begins at `start` and runs into the text: behind the word that makes
    it most nearly as long as the first one, of `length` characters.
    """
    clause = _CLAUSE.search(text, start, start + length + _UNEVEN + 8)
    stop = clause.start() if clause is not None else min(len(text), start + length + _UNEVEN + 8)
    ends = [w.end() for w in _LAST_WORD.finditer(text, start, stop) if w.end() < stop]
    best = min(ends, key=lambda end: abs(end - start - length), default=None)
    return best if best is not None and abs(best - start - length) <= _UNEVEN else None
