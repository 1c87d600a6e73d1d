"""Where the body of a report ends and its frame begins (落款、抄送、印发)."""

from __future__ import annotations

import re

from fazhi.parse.layout.evidence import DATE_LINE, FRAME, FURNITURE, ISSUER_END

__all__ = ["body_end"]

_LONGEST = 60
_FOOT = 600
"""How long the imprint of a page may be behind the date, in a text without line ends."""
_CLOSING = re.compile(r"特此报告|以上报告|专此报告|请予审[议阅]|妥否|附件|（[^（）]{2,30}）$|\d{4}年\d{1,2}月印发")

# Signature and date behind the last full stop, where the layout lost its line ends
_SIGNED = re.compile(
    r"(?<=。)[^。，；]{2,30}(?:政府|办公室|委员会|管委会|办事处|局|厅)"
    r"(?:\d{4}年\d{1,2}月\d{1,2}日|[二〇○零一三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)"
    rf"(?=$|抄[送报]|[（【\[]|{FURNITURE.pattern})"
)


def body_end(text: str) -> int:
    """Where the last line stands that is no signature, date, copy list, print line or closing formula.

    >>> text = "二、打算\\n继续努力。\\n甲县人民政府\\n2024年2月1日"
    >>> text[: body_end(text)]
    '二、打算\\n继续努力。'
    """
    end = len(text)
    while end > 0:
        start = text.rfind("\n", 0, end) + 1
        line = text[start : min(end, start + _LONGEST + 1)]
        frame = len(line) <= _LONGEST and (
            not line
            or DATE_LINE.match(line)
            or FRAME.match(line)
            or ("。" not in line and FURNITURE.match(line.lstrip("【[ ")))
            or _CLOSING.match(line)
            or (ISSUER_END.search(line) and "。" not in line and len(line) <= 30)
        )
        if not frame or start == 0:
            break
        end = start - 1
    signed = _SIGNED.search(text, max(0, end - _FOOT), end)
    return signed.start() if signed is not None else end
