"""Words as data: one YAML file a subject, read when first needed."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def lexicon(name: str) -> Any:
    """Return the content of ``lexicons/<name>.yml``; callers must not change it."""
    # importlib.resources would take longer to import than most lexicons take to read.
    text = Path(__file__).with_name(f"{name}.yml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=_Loader)
