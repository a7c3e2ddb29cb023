"""Reads a page as a browser would, strictly: what holds of every page fails here."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from typing import Any

VOID = frozenset({"br", "input", "link", "meta"})
ELEMENTS = frozenset(
    [
        "a",
        "article",
        "aside",
        "b",
        "blockquote",
        "body",
        "button",
        "cite",
        "code",
        "dd",
        "del",
        "details",
        "div",
        "dl",
        "dt",
        "em",
        "fieldset",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "head",
        "header",
        "html",
        "i",
        "input",
        "ins",
        "label",
        "legend",
        "li",
        "link",
        "main",
        "meta",
        "nav",
        "ol",
        "option",
        "p",
        "rect",
        "script",
        "section",
        "select",
        "small",
        "span",
        "style",
        "summary",
        "sup",
        "svg",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "title",
        "tr",
        "ul",
    ]
)


class Page(HTMLParser):
    """The elements of a page, its ids, links and the text of its articles."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.roles: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.described: set[str] = set()
        self.counts: dict[str, int] = {}
        self.contents: dict[str, list[str]] = {}
        self.attributes: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in ELEMENTS, tag
        assert not (tag == "a" and "a" in self.open), "a link in a link"
        assert len(dict(attrs)) == len(attrs), attrs
        self.counts[tag] = self.counts.get(tag, 0) + 1
        told = dict(attrs)
        self.attributes.append((tag, told))
        for name in told:
            assert not name.startswith("on"), name
            assert name != "style", name
        if told.get("id"):
            self.ids.append(str(told["id"]))
        if tag == "a":
            self.links.append(str(told["href"]) if told.get("href") else "")
        if told.get("aria-describedby"):
            self.described.add(str(told["aria-describedby"]))
        if tag not in VOID:
            self.open.append(tag)
            self.roles.append(_role(tag, told))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        raise AssertionError(f"<{tag}/>")

    def handle_endtag(self, tag: str) -> None:
        assert self.open, tag
        assert self.open.pop() == tag
        self.roles.pop()

    def handle_data(self, data: str) -> None:
        for tag in {"article", *self.open[-1:]} & {"article", "script", "style", "title"}:
            if tag in self.open:
                self.contents.setdefault(tag, []).append(data)

        if "article" in self.open and not any(self.roles):
            self.contents.setdefault("prose", []).append(data)

    def prose(self) -> str:
        """Return the words of the articles without what the page adds to them."""
        return self.text("prose")

    def text(self, tag: str) -> str:
        """Return the text in all elements of a name."""
        return "".join(self.contents.get(tag, []))

    def data(self) -> Any:
        """Return the data of the page."""
        return json.loads(self.contents["script"][0])


def _role(tag: str, attributes: dict[str, str | None]) -> str:
    """Return what an element adds to the text of an article; nothing of one that is part of it."""
    names = (attributes.get("class") or "").split()
    if tag in ("sup", "code", "del"):
        return tag
    return next((name for name in names if name in ("added", "b", "d", "k", "ks", "to")), "")


def hold(text: str) -> Page:
    """Read a page and hold it to what is true of every page."""
    page = Page(text)
    assert len(set(page.ids)) == len(page.ids)
    known = set(page.ids)
    for link in page.links:
        is_outward = re.match(r"https?://[^\s\"'<>]+$", link)
        assert not link or is_outward or link[1:] in known, link
    assert page.described <= known
    assert page.counts["script"] == 2
    assert page.counts["style"] == 1
    assert len(page.contents["script"]) == 2
    assert not re.search("[\0-\x08\x0b\x0c\x0e-\x1f\x7f\u2028\u2029]", page.contents["script"][0])
    return page
