"""The command line: parse, call, print, exit; one module per command."""

from __future__ import annotations

import gc
import sys


def main() -> None:
    """Run the command with the arguments of the process, and exit."""
    # Nearly all that a run makes lives to its end: looking for garbage in it is a waste of time.
    gc.set_threshold(200_000, 20, 100)
    from sitir.cli.program import run

    sys.exit(run(sys.argv[1:]))


__all__ = ["main"]
