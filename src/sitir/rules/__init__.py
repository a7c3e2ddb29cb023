"""The rules: one module each."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sitir.model import Rule


@cache
def builtin_rules() -> tuple[Rule[Any], ...]:
    """Import and return the built-in rules, sorted by id."""
    files = (file for file in Path(__file__).parent.iterdir() if file.suffix == ".py")
    names = (file.stem for file in files if not file.stem.startswith("_"))
    rules = (import_module(f"{__name__}.{name}").RULE for name in names)
    return tuple(sorted(rules, key=lambda rule: rule.id))
