"""Compiles the lexicons to JSON when a wheel is built: YAML takes ten times as long to read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import yaml
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

LEXICONS = Path("src", "sitir", "lexicons")


class CompileLexicons(BuildHookInterface):  # type: ignore[type-arg]
    """Puts a JSON file beside the modules for each YAML lexicon."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, except for an editable install, which reads the YAML as it is edited."""
        if version == "editable":
            return
        compiled = Path(self.root, "build", "lexicons")
        compiled.mkdir(parents=True, exist_ok=True)
        for source in sorted(Path(self.root, LEXICONS).glob("*.yml")):
            content = yaml.safe_load(source.read_text(encoding="utf-8"))
            text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
            if json.loads(text) != content:
                raise ValueError(f"{source.name}: not all keys are texts")
            target = compiled / source.with_suffix(".json").name
            target.write_text(text, encoding="utf-8")
            build_data["force_include"][str(target)] = f"sitir/lexicons/{target.name}"
