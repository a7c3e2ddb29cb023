"""Words as data: one YAML file a subject, read when first needed."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any

import yaml

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def lexicon(name: str) -> Any:
    """Return the content of ``lexicons/<name>.yml``; callers must not change it."""
    text = resources.files(__name__).joinpath(f"{name}.yml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=_Loader)
