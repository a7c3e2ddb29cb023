"""The command line: parse, call, print, exit; one module per command."""

from __future__ import annotations

import gc
import sys


def main() -> None:
    """Run the command with the arguments of the process, and exit."""
    # Nearly all that a run makes lives to its end: looking for garbage in it is a waste of time.
    gc.set_threshold(200_000, 20, 100)
    from sitir.cli.program import run

    code = run(sys.argv[1:])
    # Likewise at its very end, where the interpreter would look through all of it once more.
    gc.freeze()
    sys.exit(code)


__all__ = ["main"]
