"""The folders of cases: what each reader makes of its input."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from tests.readers.laws import check_laws
from tests.readers.rendering import rendered

from sitir.readers import format_of, load, read

FOLDER = Path(__file__).parent
CASES = sorted(FOLDER.glob("*/*/input.*"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parts[-3]}: {path.parts[-2]}")
def test_document(path: Path) -> None:
    document = read((load(path),), format=format_of(path))
    assert document.format == path.parts[-3]
    found = json.dumps(rendered(document), ensure_ascii=False, indent=1) + "\n"
    expected = path.with_name("expected.json")
    if os.environ.get("SITIR_GOLDEN"):
        expected.write_text(found, encoding="utf-8")
    assert found == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parts[-3]}: {path.parts[-2]}")
def test_places(path: Path) -> None:
    document = read((load(path),), format=format_of(path))
    assert document.blocks
    check_laws(document)
