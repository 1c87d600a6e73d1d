"""Why an input cannot be read: each reason one sentence in English and in Chinese."""

from __future__ import annotations

from fazhi.errors import ReadError

__all__ = ["REASONS", "failure"]

REASONS = {
    "empty": ("the file is empty", "文件是空的"),
    "binary": ("not a text file", "不是文本文件"),
    "encoding": (
        "the encoding is not recognised; save the file as UTF-8",
        "无法识别文字编码，请另存为 UTF-8",
    ),
    "damaged": (
        "the file is damaged: too many characters cannot be read as {detail}",
        "文件已损坏：按 {detail} 读取时有太多字符无法识别",
    ),
    "mojibake": (
        "the text was decoded with a wrong encoding before it was saved; take it from its origin again",
        "文件保存之前已成乱码，请从原处重新获取",
    ),
    "office": (
        "an old Office file (.doc, .wps, .xls); save it as .docx",
        "这是旧版 Office 或 WPS 文件，请另存为 .docx",
    ),
    "rtf": ("a rich text file (.rtf); save it as .docx", "这是 RTF 文件，请另存为 .docx"),
    "picture": ("a picture; its text has to be recognised (OCR) first", "这是图片，请先做文字识别（OCR）"),
    "archive": ("an archive; unpack it first", "这是压缩包，请先解压"),
    "zip": (
        "an archive or an Office file other than .docx; unpack it or save it as .docx",
        "这是压缩包或其他 Office 文件，请先解压或另存为 .docx",
    ),
    "textless": (
        "there is no text in it; scanned pages have to be recognised (OCR) first",
        "文件中没有文字；扫描件请先做文字识别（OCR）",
    ),
    "encrypted": ("the file is protected by a password", "文件有密码保护"),
    "mislabelled": ("the file is damaged or not a {detail} file", "文件已损坏，或者不是 {detail} 文件"),
    "large": ("larger than {detail} MB, which no report is", "超过 {detail} MB，报告不会这么大"),
    "folder": ("this is a folder, not a file", "这是文件夹，不是文件"),
    "missing": ("there is no such file", "没有这个文件"),
    "permission": ("no permission to read this file", "没有读取此文件的权限"),
    "unreadable": ("cannot be read ({detail})", "无法读取（{detail}）"),
    "extra": (
        "reading this format needs more packages: pip install 'fazhi[{detail}]'",
        "读取此格式还需安装：pip install 'fazhi[{detail}]'",
    ),
}


def failure(name: str, reason: str, detail: object = "") -> ReadError:
    """The error for the input `name`; `reason` is a key of `REASONS`, `detail` what its sentence names.

    >>> str(failure("draft.txt", "empty")), failure("draft.txt", "empty").reason_zh
    ('draft.txt: the file is empty', '文件是空的')
    """
    english, chinese = REASONS[reason]
    return ReadError(name, english.format(detail=detail), chinese.format(detail=detail))
