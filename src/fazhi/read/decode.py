"""From bytes to text: which encoding (字符编码) a Chinese text file is in, or a sentence on why it is none."""

from __future__ import annotations

import codecs
import re

from fazhi.read.reasons import failure

__all__ = ["decode"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark is its beginning
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_CANDIDATES = ("utf-8", "gb18030", "utf-16-le", "utf-16-be", "big5hkscs")
_SAMPLE = 1 << 16
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffe\uffff]")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
# The commonest characters of modern Chinese prose and of this genre, with traditional forms. A text decoded with
# the right table is full of them (well over a tenth of all characters); one decoded with a wrong table has hardly any.
_COMMON = re.compile(
    "[的一是不了在人有我他这中大来上国个到说们为和地出也时年得就要下以生会自着去之过家学对可里后么多方能行心发"
    "全市县区政府法治依工作件项理规审执复议公开建设管实报告会進這個國來對為發實報設規開執復議區縣應與後，。、；：（）《》]"
)
_LATIN_MOJIBAKE = re.compile(
    "[\u00c0-\u00ff][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u2122]"
)


def decode(data: bytes, name: str) -> tuple[str, str]:
    """The text in `data` and its encoding; a byte-order mark is dropped.

    Reads UTF-8, UTF-16, UTF-32, GB18030 (with GBK and GB2312) and Big5. A stray undecodable byte in a long text
    becomes U+FFFD. Raises `ReadError` where `data` is empty, binary, or in an encoding that does not show Chinese.

    >>> decode("受理12件。".encode("gb18030"), "a.txt")
    ('受理12件。', 'gb18030')
    >>> decode(bytes(range(256)), "b.bin")
    Traceback (most recent call last):
    fazhi.errors.ReadError: b.bin: not a text file
    """
    if not data.strip():
        raise failure(name, "empty")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(data[len(mark) :].decode(encoding, "replace"), name, encoding), encoding
    try:
        return _checked(data.decode("utf-8"), name, "utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    share, best = max((_commonness(data, encoding), encoding) for encoding in _CANDIDATES)
    if share < 0.05:
        raise failure(name, "binary" if _CONTROL.search(data[:_SAMPLE].decode("latin-1")) else "encoding")
    return _checked(data.decode(best, "replace"), name, best), best


def _commonness(data: bytes, encoding: str) -> float:
    """Which share of the characters that are not ASCII are common Chinese ones, when read as `encoding`."""
    text = data[:_SAMPLE].decode(encoding, "replace")
    foreign = len(_NOT_ASCII.findall(text))
    # Undecodable bytes weigh double: a table that fits has none.
    return len(_COMMON.findall(text)) / (foreign + text.count("\ufffd")) if foreign else 0.0


def _checked(text: str, name: str, encoding: str) -> str:
    """`text`, unless it is empty, binary, or was decoded wrongly once before it was saved."""
    if not text.strip():
        raise failure(name, "empty")
    sample = text[:_SAMPLE]
    if len(_CONTROL.findall(sample)) > len(sample) // 200:
        raise failure(name, "binary")
    if text.count("\ufffd") > len(text) // 50:
        raise failure(name, "damaged", encoding.upper())
    if len(_LATIN_MOJIBAKE.findall(sample)) > len(sample) // 20 and not _COMMON.search(sample):
        raise failure(name, "mojibake")
    return text
