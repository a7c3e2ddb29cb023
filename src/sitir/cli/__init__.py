"""The command line: parse, call, print, exit; one module per command."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command with the arguments of the process, and exit."""
    from sitir.cli.program import run

    sys.exit(run(sys.argv[1:]))


__all__ = ["main"]
