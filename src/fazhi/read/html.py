"""Saved web pages: the main text, with title and date of publication where only the page's head has them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from fazhi.read.blocks import Block
from fazhi.read.decode import decode
from fazhi.read.reasons import failure

__all__ = ["html_blocks"]

Element = Any
"""An element of lxml, whose types are not part of it."""

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_DROPPED = {
    "script", "style", "noscript", "template", "nav", "footer", "aside", "form", "select", "button", "iframe",
    "object", "svg", "canvas", "head",
}  # fmt: skip
_BLOCKS = {
    "address", "article", "blockquote", "body", "br", "caption", "center", "dd", "div", "dl", "dt", "fieldset",
    "figure", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p", "pre", "section",
    "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
}  # fmt: skip
_CELLS = frozenset(["td", "th"])
# Words by which page templates name what is no part of the article.
_BOILERPLATE = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|breadcrumbs?|crumbs?|footer|foot|copyright|share|toolbar|sidebar|"
    r"pagination|pager|qrcode|related|friendlink|login)(?:$|[\s_-])",
    re.I,
)
# A start tag with its attributes. Nothing in it is tried twice: quotes without a partner count as common characters.
_TAG = re.compile(r"""<([a-zA-Z]+)(?:[^>"']++|"[^"]*+"|'[^']*+'|["'])*+""")
_ATTRIBUTE = re.compile(r"[\s/\"'][^\s/\"'=]")
_MOST_ATTRIBUTES = 1000
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_MARKS = re.compile("[，。；：、]")
_SPACE = re.compile(r"[ \t\r\n\f]+")


def html_blocks(data: bytes, name: str) -> list[Block]:
    """The paragraphs and table rows of the page's main text.

    Title and date of publication stand first where the text lacks them but the page's head has them, as the national
    rules for government web sites prescribe (《政府网站发展指引》: ArticleTitle, PubDate).
    """
    try:
        from lxml import etree, html
    except ImportError:
        raise failure(name, "extra", "html") from None
    text, _ = decode(data, name)
    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        root = html.document_fromstring(_tamed(_DECLARATION.sub("", text)), parser=parser)
    except (etree.LxmlError, ValueError):
        raise failure(name, "empty") from None
    head = {(meta.get("name") or "").lower(): (meta.get("content") or "").strip() for meta in root.iter("meta")}
    title = head.get("articletitle") or _text(root.find(".//h1")) or _text(root.find(".//title"))
    bodies = root.xpath("//body") or [root]
    blocks = list(_blocks(_main(bodies[0])))
    front = []
    whole = _SPACE.sub("", "".join(block.text for block in blocks))
    if title and _SPACE.sub("", title) not in whole:
        front.append(Block(title))
    published = head.get("pubdate", "")
    if published and not re.search("发布(?:日期|时间)", whole):
        front.append(Block(f"发布日期：{published}"))
    return [*front, *blocks]


def _tamed(text: str) -> str:
    """`text` with the attributes left out of tags that have absurdly many, over which the parser would take hours."""

    def bare(tag: re.Match[str]) -> str:
        if tag.end() - tag.start() < 2 * _MOST_ATTRIBUTES:
            return tag.group()
        return f"<{tag.group(1)}" if len(_ATTRIBUTE.findall(tag.group())) > _MOST_ATTRIBUTES else tag.group()

    return _TAG.sub(bare, text)


def _text(element: Element | None) -> str:
    return _SPACE.sub(" ", element.text_content()).strip() if element is not None else ""


def _kept(element: Element) -> bool:
    if element.tag in _DROPPED:
        return False
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return not (_BOILERPLATE.search(names) or _HIDDEN.search(element.get("style") or ""))


def _main(body: Element) -> Element:
    """The smallest element that holds nearly all of the page's prose: text outside links, counted by its marks."""
    prose: dict[Element, int] = {}
    for element in _children_first(body):
        own = len(_MARKS.findall(element.text or "")) if element.tag != "a" else 0
        for child in element:
            own += prose.get(child, 0) if element.tag != "a" else 0
            own += len(_MARKS.findall(child.tail or "")) if element.tag != "a" else 0
        prose[element] = own
    whole = prose.get(body, 0)
    here = body
    while True:
        inner = max(here, key=lambda child: prose.get(child, 0), default=None)
        if inner is None or not whole or prose.get(inner, 0) < 0.85 * whole or inner.tag in ("p", "tr", "tbody", "td"):
            return here
        here = inner


def _children_first(root: Element) -> Iterator[Element]:
    """All kept elements below and including `root`, each after those inside it; without recursion."""
    stack = [(root, False)]
    while stack:
        element, done = stack.pop()
        if done:
            yield element
        elif isinstance(element.tag, str) and _kept(element):
            stack.append((element, True))
            stack.extend((child, False) for child in element)


def _blocks(root: Element) -> Iterator[Block]:
    """The text below `root`, cut at its blocks; the cells of a table row stand on one line."""
    pieces: list[str] = []

    def flush() -> Iterator[Block]:
        text = _SPACE.sub(" ", "".join(pieces)).strip(" |\u3000\u00a0")
        pieces.clear()
        if text:
            yield Block(text)

    # Two visits an element: at its start with its text, at its end with its tail.
    stack: list[tuple[Element, bool]] = [(root, False)]
    while stack:
        element, done = stack.pop()
        tag = element.tag
        keep = isinstance(tag, str) and _kept(element)
        if not done:
            if keep:
                if tag in _CELLS:
                    pieces.append(" | ")
                elif tag in _BLOCKS and not _in_cell(element):
                    yield from flush()
                pieces.append(element.text or "")
            stack.append((element, True))
            if keep:
                stack.extend((child, False) for child in reversed(element))
            continue
        if keep and tag in _BLOCKS and tag not in _CELLS and not _in_cell(element):
            yield from flush()
        if element is not root:
            pieces.append(element.tail or "")
    yield from flush()


def _in_cell(element: Element) -> bool:
    """Whether a paragraph or line break stands in the cell of a data table (a table with several cells in a row)."""
    for above in element.iterancestors():
        if above.tag in _CELLS:
            row = above.getparent()
            return row is not None and sum(child.tag in _CELLS for child in row) > 1
        if above.tag == "table":
            return False
    return False
