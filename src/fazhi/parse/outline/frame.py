"""Where the body of a report ends and its frame begins (落款、抄送、印发)."""

from __future__ import annotations

import re

from fazhi.parse.layout.evidence import DATE_LINE, FRAME, ISSUER_END

__all__ = ["body_end"]

_LONGEST = 60
_CLOSING = re.compile(r"特此报告|以上报告|专此报告|请予审[议阅]|妥否|附件|（[^（）]{2,30}）$|\d{4}年\d{1,2}月印发")


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
            or _CLOSING.match(line)
            or (ISSUER_END.search(line) and "。" not in line and len(line) <= 30)
        )
        if not frame or start == 0:
            return end
        end = start - 1
    return end
