"""The rules: one module each."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sitir.model import Rule


@cache
def builtin_rules() -> tuple[Rule[Any], ...]:
    """Import and return the built-in rules, sorted by id."""
    names = (module.name for module in pkgutil.iter_modules(__path__) if module.name[0] != "_")
    rules = (import_module(f"{__name__}.{name}").RULE for name in names)
    return tuple(sorted(rules, key=lambda rule: rule.id))
