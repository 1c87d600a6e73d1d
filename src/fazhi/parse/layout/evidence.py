"""What the two sides of a line end look like (断行判断): words and marks that end, begin, or cannot end a paragraph."""

from __future__ import annotations

import re

__all__ = [
    "CLOSES",
    "DATE_LINE",
    "FRAME",
    "FURNITURE",
    "HEADING_END",
    "ISSUER_END",
    "OPEN_END",
    "OPEN_START",
    "TITLE_END",
    "unclosed",
]

# The end of a sentence, with the quotes and brackets that close after it.
CLOSES = re.compile(r"[。！？…][”’」』）》】\s]*$")

# No paragraph ends with these, none begins with those. Words that only end like a preposition or a conjunction, such as
# 方向, 行为, 参与, may well end a heading.
OPEN_END = re.compile(
    r"(?:[，、（《〈“‘【「『—\-+/]"
    r"|[把将被让并且而但又之第]|(?<!目)的|(?<![温缓祥共调总人])和|(?<![参赠])与|(?<!普)及|或|(?<![存实所])在"
    r"|(?<![应核反绝比校])对|(?<!行)(?<!担当作)(?<!积极作)(?<!主动作)(?<!有所作)为|以|(?<![方导动意取走去志])向"
    r"|(?<!服)从|(?<![自理事缘案])由|(?<!行)使|于|(?<![平同对优])等"
    r"|\d[.,])$"
)
OPEN_START = re.compile(r"[，。、；：！？）》〉”’】」』%的了]")

# Words with which unnumbered headings and titles end.
HEADING_END = re.compile(
    r"(?:情况|报告|总结|汇报|成效|成绩|做法|举措|措施|工作|问题|不足|短板|原因|困难|安排|打算|思路|计划|重点|任务|事项|建设|改革|机制"
    r"|体制|体系|制度|水平|能力|环境|责任|职责|职能|执法|监督|服务|管理|治理|政府|社会|公开|化解|复议|应诉|普法|宣传|教育|培训|队伍|保障"
    r"|领导|学习|落实|推进|发展|创新|质效|质量|效能|格局|氛围|根基|基础|品牌|防线|意识|观念|思维|素养|规范|决策|立法|程序|作用|优势"
    r"|特色|亮点|经验|概况|说明|其他|其它|附件|目录|摘要|引言|前言|结语|展望|目标|要求|方向|关系|矛盾|纠纷|权益|公正|正义|形象|活力|动力"
    r"|[化法力]|[区市县镇乡省局厅委办会院所部])[”）》]?$"
)
TITLE_END = re.compile(
    r"(?:报告|总结|汇报|情况|要点|公告|公报|通报|白皮书|方案|计划|说明|年报|自查)(?:（[^（）]{1,20}）)?$"
)
ISSUER_END = re.compile(
    r"(?:政府|委员会|办公室|管委会|党工委|办事处|[局厅委办部院]|支队|大队|中心|海关|公署|公司|协会|集团|兵团|[师团盟旗])$"
)

# Lines of the frame of a document, each alone: dates, numbers, web fields, recipients, annexes, print lines.
_DATE = (
    r"(?:\d{4}|[二○〇零一三四五六七八九oO0]{4})\s*(?:年|[-./])"
    r"\s*[\d元正一二三四五六七八九十]{1,3}\s*(?:月|[-./])\s*[\d一二三四五六七八九十]{1,3}\s*日?"
)
DATE_LINE = re.compile(rf"（?{_DATE}）?(?:\s*\d{{1,2}}[:：]\d\d(?:[:：]\d\d)?)?(?:\s*印发)?$")
FRAME = re.compile(
    r"(?:抄送|抄报|报送|主送|签发人|联系人|联系电话|索引号|主题分类|发文|成文日期|发布|公开|来源|浏览|累计次数|字体|有效性|文号|标题"
    r"|生成日期|编号|责任编辑|信息公开|备案号|网站标识码|主办|承办|版权)[^，。；：]{0,6}："
    r"|附件|附：|特此报告|（?此件|（(?:联系|公开|主动)|【?打印|【?关闭|分享到|扫一扫|今天是|(?:您?当前)?的?位置|首页|网站标识码|版权所有"
    r"|[^，。；]{0,40}印发$"
)

# Words of the page around a document: its navigation and fields above, its buttons and imprint below.
FURNITURE = re.compile(
    r"(?:信息|文章|内容)?来源[：:]|(?:发布|发文|成文|公开|更新|发稿)(?:日期|时间|机构|机关)|作者[：:]|(?:责任)?编辑[：:]|浏览|阅读|点击|访问|字体|字号"
    r"|点击蓝字|关注我们|阅读原文|打印|关闭|分享|收藏|扫一扫|上一[篇条页]|下一[篇条页]|相关(?:链接|阅读|文章|信息|附件)|返回|附件[：:下]|索引号|主题(?:分类|词)|发文字号|文号"
    r"|主办|承办|协办|运维|版权|技术支持|网站(?:地图|标识码|声明)|政府网站|关于我们|联系(?:我们|电话|方式)|(?:办公|单位|联系)?地址[：:]|邮政?编码?[：:]"
    r"|(?:联系|咨询|值班)?电话[：:]|传真[：:]|邮箱[：:]|[\u4e00-\u9fff]?(?:ICP备|公网安备)|备案号|[Cc]opyright|当前位置|首页"
)

_OPENERS = "（《“【"
_CLOSERS = "）》”】"


def unclosed(text: str) -> bool:
    """Whether `text` leaves a bracket, title mark or quotation open at its end.

    >>> unclosed("编制《“十四五"), unclosed("印发《办法》"), unclosed("”的做法")
    (True, False, False)
    """
    for opener, closer in zip(_OPENERS, _CLOSERS, strict=True):
        last = text.rfind(opener)
        if last >= 0 and text.find(closer, last) < 0:
            return True
    return False
