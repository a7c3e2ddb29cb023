"""Reads files of CSL-JSON item by item, so that each has its place and none hides the next."""

from __future__ import annotations

from json import JSONDecodeError, JSONDecoder
from typing import TYPE_CHECKING, Any

from sitir.bibliography.csl_items import entry_of_item
from sitir.bibliography.csl_values import text_of
from sitir.bibliography.zotero_items import csl_item_of
from sitir.lexicons.patterns import Pattern
from sitir.model import Defect, Location, Origin, Place, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitir.model import Entry, Source

_SPACE = Pattern(r"[\s\ufeff]*")
_BETWEEN_ITEMS = Pattern(r"[\s,]*")
# What an item begins with that stands after a broken one.
_NEXT_ITEM = Pattern(
    r"\{\s*\"(?:id|type|title|author|issued|DOI|citation-key|itemType|itemKey|key|version)\"\s*:"
)
# Under which names an object holds the list of items, or an object that does.
_WRAPPERS = frozenset({"items", "references", "message"})
# Of what an item says, one of these at least, or what it is and by which name.
_TELLING = frozenset({"title", "author", "issued", "container-title", "DOI", "URL", "editor"})
# After so many broken items the rest is given up: what nests deeply is slow to refuse.
_MOST_BROKEN = 200
_LONGEST_NUMBER = 300


def _integer(digits: str) -> int | str:
    return int(digits) if len(digits) <= _LONGEST_NUMBER else ""


_DECODER = JSONDecoder(parse_int=_integer, strict=False)


def json_entries(source: Source) -> tuple[tuple[Entry, ...], tuple[Defect, ...]]:
    """Return the entries of a file of CSL-JSON in order, and what in it cannot be read.

    The items stand in a list, or in one under `items` or `references`, or one item is all.
    """
    entries: list[Entry] = []
    defects: list[Defect] = []
    for item, span in _items(source, defects):
        location = Location(source, span)
        told = csl_item_of(item)
        if _TELLING.isdisjoint(told) and not ("id" in told and "type" in told):
            defects.append(Defect(location, "unparsed-block"))
            continue
        key = text_of(told.get("id")) or text_of(told.get("citation-key"))
        entries.append(entry_of_item(told, key=key, place=Place(Origin.FILE, location)))
    return tuple(entries), tuple(defects)


def _items(source: Source, defects: list[Defect]) -> Iterator[tuple[dict[str, Any], Span]]:
    text = source.text
    begin = _list_begin(text, _after(_SPACE, text, 0))
    if begin < 0:
        return
    if text[begin] == "{":
        yield from _item(source, begin, defects)
        return
    position = begin + 1
    while len(defects) < _MOST_BROKEN:
        position = _after(_BETWEEN_ITEMS, text, position)
        if position >= len(text) or text[position] == "]":
            return
        try:
            value, end = _DECODER.raw_decode(text, position)
        except (ValueError, RecursionError) as error:
            reached = error.pos if isinstance(error, JSONDecodeError) else position
            following = _NEXT_ITEM.search(text, max(reached, position + 1))
            end = following.start() if following else len(text)
            broken = Span(position, position + len(text[position:end].rstrip()))
            defects.append(Defect(Location(source, broken), "unparsed-block"))
        else:
            if isinstance(value, dict):
                yield value, Span(position, end)
            else:
                defects.append(Defect(Location(source, Span(position, end)), "unparsed-block"))
        position = end
    defects.append(Defect(Location(source, Span(position, len(text))), "unparsed-block"))


def _item(
    source: Source, begin: int, defects: list[Defect]
) -> Iterator[tuple[dict[str, Any], Span]]:
    """Yield the one item that all of a file is."""
    try:
        value, end = _DECODER.raw_decode(source.text, begin)
    except (ValueError, RecursionError):
        span = Span(begin, len(source.text))
        defects.append(Defect(Location(source, span), "unparsed-block"))
    else:
        yield value, Span(begin, end)


def _list_begin(text: str, position: int) -> int:
    """Return where the list of items begins, or the object that is itself one; -1 without either.

    Of an object only the values before the list are read.
    """
    if text[position : position + 1] != "{":
        return position if text[position : position + 1] == "[" else -1
    begin = position
    position += 1
    while True:
        position = _after(_BETWEEN_ITEMS, text, position)
        try:
            name, position = _DECODER.raw_decode(text, position)
            position = _after(_SPACE, text, position)
            if not isinstance(name, str) or text[position : position + 1] != ":":
                return begin
            position = _after(_SPACE, text, position + 1)
            if name in _WRAPPERS and text[position : position + 1] == "[":
                return position
            if name == "message" and text[position : position + 1] == "{":
                return _list_begin(text, position)
            _, position = _DECODER.raw_decode(text, position)
        except (ValueError, RecursionError):
            return begin


def _after(pattern: Pattern, text: str, position: int) -> int:
    match = pattern.match(text, position)
    return match.end() if match else position
