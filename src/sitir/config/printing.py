"""Writes a configuration as the YAML that stands for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from sitir.config.settings import Config, RuleSettings


def config_text(config: Config) -> str:
    """Return a configuration, every rule with its level and options, as YAML.

    Read from the working directory, it stands for the same configuration.
    """
    data: dict[str, Any] = {}
    if config.language is not None:
        data["language"] = config.language
    if config.bibliography:
        data["bibliography"] = [path.as_posix() for path in config.bibliography]
    data["fail_on"] = "never" if config.fail_on is None else config.fail_on.label
    data["rules"] = {rule_id: _settings(config.rules[rule_id]) for rule_id in sorted(config.rules)}
    if config.ignore:
        data["ignore"] = [{"rule": item.rule_id, "text": item.text} for item in config.ignore]
    text: str = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=10**6)
    return text


def _settings(settings: RuleSettings) -> Any:
    if not settings.enabled:
        return False
    options = {name: _plain(value) for name, value in settings.options.values().items()}
    return {"level": settings.level.label, **options}


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value
