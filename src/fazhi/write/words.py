"""The words of the output in Chinese and English."""

from __future__ import annotations

from typing import Literal

from fazhi.model import Bilingual, Severity, Verdict

__all__ = ["SEVERITIES", "VERDICTS", "Language", "say"]

Language = Literal["zh", "en"]

SEVERITIES = {
    Severity.ERROR: Bilingual("错误", "error"),
    Severity.WARNING: Bilingual("警告", "warning"),
    Severity.INFO: Bilingual("提示", "info"),
}
VERDICTS = {
    Verdict.CONSISTENT: Bilingual("成立", "consistent"),
    Verdict.TRUNCATED: Bilingual("截尾才成立", "consistent only if truncated"),
    Verdict.INCONSISTENT: Bilingual("不成立", "inconsistent"),
    Verdict.UNDETERMINED: Bilingual("无法判定", "undetermined"),
}


def say(message: Bilingual, language: Language) -> str:
    """The message in one language.

    >>> say(Bilingual("错误", "error"), "en")
    'error'
    """
    return message.zh if language == "zh" else message.en
