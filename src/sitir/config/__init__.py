"""Finds, reads and checks the configuration."""

from sitir.config.discovery import CONFIG_NAME, find_config
from sitir.config.loading import default_config, load_config
from sitir.config.printing import config_text
from sitir.config.settings import Config, RuleSettings
from sitir.config.yaml_text import parsed

__all__ = [
    "CONFIG_NAME",
    "Config",
    "RuleSettings",
    "config_text",
    "default_config",
    "find_config",
    "load_config",
    "parsed",
]
