"""Finds, reads and checks the configuration.

Reading (`config.loading`) and printing (`config.printing`) import a YAML parser, and so are
imported only where there is a file.
"""

from sitir.config.discovery import CONFIG_NAME, find_config
from sitir.config.settings import Config, RuleSettings, default_config

__all__ = ["CONFIG_NAME", "Config", "RuleSettings", "default_config", "find_config"]
