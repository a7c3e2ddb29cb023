"""The exit codes of the command."""

from enum import IntEnum


class ExitCode(IntEnum):
    """What the exit status says."""

    CLEAN = 0
    FINDINGS = 1
    USAGE = 2
    CRASH = 3
