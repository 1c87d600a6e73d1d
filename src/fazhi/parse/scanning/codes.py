"""Numbers that name rather than count: hotlines, versions, document numbers, ids, addresses (编号)."""

from __future__ import annotations

import re

__all__ = ["CODE_BEFORE", "DOCUMENT_NUMBER", "code_end", "is_hotline", "is_label", "is_numbered", "named_day_end"]

CODE_BEFORE = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+_/\\=@#&?.:%$*×xX~’'")
"""An Arabic digit right behind one of these continues a code (V3.0, 1+13, http://…/2023)."""

_CODE = re.compile(r"[0-9A-Za-z.+\-_/@:%#?&=~*×]+")
DOCUMENT_NUMBER = re.compile(r"(?P<y>(?:19|20)[0-9]{2})[ ]?[〕\]）)】﹞][ ]?(?:第[ ]?)?(?P<n>[0-9]{1,5})[ ]?号")
_HOTLINES = frozenset(
    [
        "110",
        "114",
        "119",
        "120",
        "122",
        "12110",
        "12119",
        "12120",
        "12122",
        "12123",
        "12301",
        "12305",
        "12306",
        "12309",
        "12310",
        "12312",
        "12313",
        "12314",
        "12315",
        "12316",
        "12317",
        "12318",
        "12319",
        "12320",
        "12321",
        "12322",
        "12323",
        "12324",
        "12325",
        "12326",
        "12327",
        "12328",
        "12329",
        "12330",
        "12331",
        "12333",
        "12335",
        "12336",
        "12337",
        "12338",
        "12339",
        "12340",
        "12342",
        "12343",
        "12344",
        "12345",
        "12346",
        "12348",
        "12349",
        "12350",
        "12351",
        "12352",
        "12353",
        "12355",
        "12356",
        "12358",
        "12360",
        "12361",
        "12363",
        "12364",
        "12365",
        "12366",
        "12367",
        "12368",
        "12369",
        "12370",
        "12371",
        "12377",
        "12378",
        "12379",
        "12380",
        "12381",
        "12385",
        "12386",
        "12388",
        "12389",
        "12390",
        "12391",
        "12393",
        "12395",
        "12396",
        "12398",
        "8890",
        "96123",
        "96345",
        "96119",
    ]
)
_NAMED_DAY = re.compile(
    r"(?:0?[1-9]|1[0-2])[.·．](?:0?[1-9]|[12][0-9]|3[01])[ ]?[”\"]?(?=(?:国家|国际|世界|全国|全民|中国|宪法|消费者|禁毒|安全|税收|知识产权|法治|法制|保密|防灾|环境)[\u4e00-\u9fff]{0,10}?(?:日|周|月|宣传|活动|专项|主题))"
)
_NUMBERED = (
    "附件",
    "附表",
    "附图",
    "邮编",
    "编码",
    "编号",
    "代码",
    "号码",
    "电话",
    "传真",
    "热线",
    "手机",
    "图表",
    "页码",
    "序号",
    "专栏",
    "QQ",
    "区号",
    "账号",
    "证号",
    "脚注",
    "附录",
)
_LABEL_BEHIND = re.compile(
    r"[ ]?(?:(?:政务|公共|便民|市民|政府|法律|家庭|政企|企业|民生|投诉|举报|服务|审批)*(?:热线|专线|专席|平台|服务便民|政务服务|话务)|"
    r"热线|专线|平台|政务|便民|服务|工程|模式|体系|机制|战略|行动|工作法|普法|联动|报警|急救|号|楼|室|栋|弄|幢|版|时代|电话|接诉|工单|市民|诉求|网站|一号|受理中心|、(?:110|119|120|122|12345))"
)


def code_end(text: str, at: int) -> int:
    """Where the run of digits, letters and joints at `at` ends."""
    match = _CODE.match(text, at)
    return match.end() if match else at + 1


def named_day_end(text: str, at: int) -> int:
    """Where a day that names itself (4.15国家安全教育日) ends its digits, or 0."""
    match = _NAMED_DAY.match(text, at)
    return match.end() if match else 0


def is_numbered(text: str, at: int) -> bool:
    """Whether the word before the number at `at` makes it a number in a series (附件3, 表1, 邮编…)."""
    end = at
    while end and at - end < 3 and text[end - 1] in " ：:":
        end -= 1
    return (text[end - 1 : end] in ("表", "图", "注") and end == at) or text.endswith(_NUMBERED, 0, end)


def is_hotline(digits: str) -> bool:
    """Whether these digits are a public service number (短号码)."""
    return digits in _HOTLINES


def is_label(text: str, at: int) -> bool:
    """Whether what stands at `at`, behind a number, makes the number a name (12345热线, 3.0版)."""
    return _LABEL_BEHIND.match(text, at) is not None
