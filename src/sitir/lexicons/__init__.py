"""Words as data: one YAML file a subject, read when first needed."""

from __future__ import annotations

from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent


@cache
def lexicon(name: str) -> Any:
    """Return the content of ``lexicons/<name>.yml``; callers must not change it.

    A wheel has it compiled to JSON: to import and run a YAML reader takes longer than to check
    a short article.
    """
    with suppress(FileNotFoundError):
        compiled = (_FOLDER / f"{name}.json").read_bytes()
        import json

        return json.loads(compiled)
    import yaml

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    source = (_FOLDER / f"{name}.yml").read_text(encoding="utf-8")
    return yaml.load(source, Loader=loader)
