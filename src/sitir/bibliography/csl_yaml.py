"""Reads files of CSL-YAML, pandoc's form of CSL-JSON; every scalar is taken as it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from sitir.bibliography.csl_items import entry_of_item
from sitir.bibliography.csl_values import text_of
from sitir.errors import ReadError
from sitir.lexicons.patterns import Pattern
from sitir.model import Defect, Location, Origin, Place, Source, Span

if TYPE_CHECKING:
    from sitir.model import Entry

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WRAPPERS = ("references", "items")
_HEAD = Pattern(r"---[ \t]*[\r\n](?s:.*?)[\r\n](?:---|\.\.\.)[ \t]*(?=[\r\n]|\Z)")
_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
# An item has names in a list in a field; what lies deeper says nothing.
_DEEPEST = 6


def yaml_entries(source: Source) -> tuple[tuple[Entry, ...], tuple[Defect, ...]]:
    """Return the entries of a file of CSL-YAML in order, and what in it is none.

    The items stand in a list, or in one under `references`. Raises `ReadError`, which names the
    line, where the text is no YAML.
    """
    entries: list[Entry] = []
    defects: list[Defect] = []
    for node in _item_nodes(source):
        location = Location(source, Span(node.start_mark.index, _end(node)))
        if not isinstance(node, yaml.MappingNode):
            defects.append(Defect(location, "unparsed-block"))
            continue
        item = _value(node, {}, 0)
        key = text_of(item.get("id"))
        entries.append(entry_of_item(item, key=key, place=Place(Origin.FILE, location)))
    return tuple(entries), tuple(defects)


def head_entries(source: Source) -> tuple[Entry, ...]:
    """Return the entries that stand under `references` in the YAML head of an article.

    A head that is no YAML holds none: what is wrong in it is not for us to tell.
    """
    head = _HEAD.match(source.text)
    if head is None:
        return ()
    try:
        entries, _ = yaml_entries(Source(source.path, head[0]))
    except ReadError:
        return ()
    return tuple(
        entry._replace(places=(Place(Origin.FILE, Location(source, entry.place.span)),))
        for entry in entries
    )


def _item_nodes(source: Source) -> list[Any]:
    try:
        for root in yaml.compose_all(source.text, Loader=_Loader):
            if isinstance(root, yaml.SequenceNode):
                return [*root.value]
            if isinstance(root, yaml.MappingNode):
                for name, value in root.value:
                    if name.value in _WRAPPERS and isinstance(value, yaml.SequenceNode):
                        return [*value.value]
    except yaml.YAMLError as error:
        raise ReadError(f"{source.path}: {_complaint(error)}") from error
    except (ValueError, RecursionError) as error:
        raise ReadError(f"{source.path}: no usable YAML: {error}") from error
    return []


def _value(node: Any, known: dict[int, Any], depth: int) -> Any:
    """Return a node as texts, lists and dictionaries; what an alias repeats is made once."""
    if isinstance(node, yaml.ScalarNode):
        is_nothing = not node.style and node.value in _NOTHING
        return None if is_nothing else node.value
    if depth >= _DEEPEST:
        return None
    if id(node) not in known:
        # A node may hold itself.
        known[id(node)] = None
        if isinstance(node, yaml.SequenceNode):
            known[id(node)] = [_value(each, known, depth + 1) for each in node.value]
        else:
            known[id(node)] = {
                name.value: _value(value, known, depth + 1)
                for name, value in node.value
                if isinstance(name, yaml.ScalarNode)
            }
    return known[id(node)]


def _end(node: Any) -> int:
    """Return where a node's last scalar ends: a block's own end mark lies in the next line."""
    depth = 0
    while isinstance(node, yaml.CollectionNode) and node.value and not node.flow_style:
        last = node.value[-1]
        following = last[1] if isinstance(last, tuple) else last
        depth += 1
        # An alias stands elsewhere.
        if depth > _DEEPEST or following.start_mark.index < node.start_mark.index:
            break
        node = following
    return int(node.end_mark.index)


def _complaint(error: yaml.YAMLError) -> str:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    problem = getattr(error, "problem", None) or getattr(error, "reason", None) or "no YAML"
    problem = " ".join(str(problem).split())
    return f"line {mark.line + 1}: {problem}" if mark else problem
