"""What is wrong with a configuration is told in one line that names place and choices."""

from __future__ import annotations

from pathlib import Path, PurePath

import pytest
import yaml

from sitir.config.loading import load_config
from sitir.errors import ConfigError
from sitir.rules import builtin_rules

CASES = yaml.safe_load((Path(__file__).parent / "errors.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", CASES)
def test_complaint(name: str) -> None:
    case = CASES[name]
    with pytest.raises(ConfigError) as error:
        load_config(case["config"], builtin_rules(), path=PurePath(".sitir.yaml"))
    told = str(error.value)
    assert "\n" not in told
    assert told.startswith(case["says"])
    for word in case.get("names", ()):
        assert word in told
