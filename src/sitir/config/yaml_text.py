"""Parses YAML strictly: one line of complaint with its place, and no key twice."""

from __future__ import annotations

from typing import Any

import yaml

from sitir.errors import ConfigError

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def parsed(text: str, name: str) -> tuple[Any, Any]:
    """Return the data of a YAML text and its root node, whose marks tell places.

    Raises `ConfigError`, which names `name` and the line, where the text is no YAML or has a key
    twice.
    """
    try:
        loader = _Loader(text)
        root = loader.get_single_node()
        if root is None:
            return None, None
        _refuse_twins(root, name)
        return loader.construct_document(root), root
    except yaml.YAMLError as error:
        raise ConfigError(f"{name}: {_complaint(error)}") from error
    except (ValueError, RecursionError) as error:
        raise ConfigError(f"{name}: no usable YAML: {error}") from error


def item_spans(root: Any, key: str) -> tuple[tuple[int, int], ...]:
    """Return the places (code points) of the items of the list under a key of the root."""
    if not isinstance(root, yaml.MappingNode):
        return ()
    for key_node, value in root.value:
        if key_node.value == key and isinstance(value, yaml.SequenceNode):
            return tuple((item.start_mark.index, _end(item)) for item in value.value)
    return ()


def _end(node: Any) -> int:
    """Return where a node's last scalar ends: a block's own end mark lies in the next line."""
    while isinstance(node, yaml.CollectionNode) and node.value and not node.flow_style:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    return int(node.end_mark.index)


def _complaint(error: yaml.YAMLError) -> str:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    problem = getattr(error, "problem", None) or getattr(error, "reason", None) or "no YAML"
    problem = " ".join(str(problem).split())
    return f"line {mark.line + 1}: {problem}" if mark else problem


def _refuse_twins(root: Any, name: str) -> None:
    waiting, visited = [root], set()
    while waiting:
        node = waiting.pop()
        if id(node) in visited:
            continue
        visited.add(id(node))
        if isinstance(node, yaml.MappingNode):
            keys = set()
            for key, value in node.value:
                if isinstance(key, yaml.ScalarNode) and key.value in keys:
                    line = key.start_mark.line + 1
                    raise ConfigError(f"{name}: line {line}: the key '{key.value}' stands twice")
                if isinstance(key, yaml.ScalarNode):
                    keys.add(key.value)
                waiting.append(value)
        elif isinstance(node, yaml.SequenceNode):
            waiting.extend(node.value)
