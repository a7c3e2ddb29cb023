"""`sitir config`: the configuration in force."""

from __future__ import annotations

import click

from sitir.cli.options import config_options, configuration
from sitir.cli.output import write
from sitir.config.printing import config_text
from sitir.plugins import known_rules


@click.command("config")
@config_options
def command(*, config_file: str | None, no_config: bool) -> None:
    """Show the configuration in force, and the file it comes from."""
    config = configuration(known_rules(), config_file=config_file, no_config=no_config)
    origin = config.source.path.as_posix() if config.source else "no file: the defaults"
    preset = f", preset {config.extends}" if config.extends else ""
    write(f"# {origin}{preset}\n{config_text(config)}")
