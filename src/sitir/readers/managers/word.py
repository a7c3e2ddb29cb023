r"""Reads Word's own citations: `CITATION Vel21 \l 1057 \p 12 \m Wil25`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitir.model import Locator
from sitir.readers.managers.citation import CitedWork, FieldCitation, Held
from sitir.readers.managers.values import xml_element, xml_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

# ECMA-376, part 1, § 17.16.5.8 (CITATION) and § 17.16.4 (fields).
_TOKEN = re.compile(r'"((?:\\.|[^"\\])*)"?|(\\\S)|([^\s"\\]+)')
_ESCAPED = re.compile(r"\\(.)")
_WITH_VALUE = frozenset("flmpsv*#@")


def word_citation(instruction: str, sources: Mapping[str, str]) -> FieldCitation | None:
    """Return what a `CITATION` cites; `sources` are the records by their tags."""
    tokens = list(_tokens(instruction))[1:]
    if not tokens or tokens[0].startswith("\\"):
        return None
    works = []
    tag = tokens[0]
    switches: dict[str, str] = {}
    at = 1
    while at < len(tokens):
        switch = tokens[at][1:].lower() if tokens[at].startswith("\\") else ""
        value = ""
        at += 1
        if switch in _WITH_VALUE and at < len(tokens) and not tokens[at].startswith("\\"):
            value = tokens[at]
            at += 1
        if switch == "m" and value:
            works.append(_work(tag, switches, sources))
            tag, switches = value, {}
        elif switch:
            switches[switch] = value
    works.append(_work(tag, switches, sources))
    return FieldCitation("word", tuple(works))


def word_sources(texts: Sequence[str]) -> dict[str, str]:
    """Return the sources of a file by their tags, each as XML."""
    found: dict[str, str] = {}
    for text in texts:
        root = xml_element(text)
        for source in root if root is not None else ():
            tag = next((child for child in source if child.tag.endswith("}Tag")), None)
            name = "".join(tag.itertext()).strip() if tag is not None else ""
            if name and source.tag.endswith("}Source") and name not in found:
                found[name] = xml_text(source)
    return found


def _tokens(instruction: str) -> Iterator[str]:
    for match in _TOKEN.finditer(instruction):
        quoted, switch, plain = match.groups()
        yield switch or plain or _ESCAPED.sub(r"\1", quoted or "")


def _work(tag: str, switches: Mapping[str, str], sources: Mapping[str, str]) -> CitedWork:
    locator = None
    if switches.get("p"):
        locator = Locator("page", switches["p"])
    elif switches.get("v"):
        locator = Locator("volume", switches["v"])
    return CitedWork(
        id=f"word/{tag}",
        held=Held("word-xml", sources[tag]) if sources.get(tag) else None,
        locator=locator,
        prefix=switches.get("f", "").strip(),
        suffix=switches.get("s", "").strip(),
        suppresses_author="n" in switches,
    )
