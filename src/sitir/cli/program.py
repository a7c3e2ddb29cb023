"""The command itself: finds the subcommand, runs it, and turns failures into one line each."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

from sitir import __version__
from sitir.cli.exits import ExitCode
from sitir.cli.output import complain, reason
from sitir.errors import PluginError, RuleError, SitirError

if TYPE_CHECKING:
    from collections.abc import Sequence

_COMMANDS = (
    "annotate",
    "bib",
    "check",
    "cite",
    "claims",
    "config",
    "coverage",
    "diff",
    "explain",
    "rule",
    "text",
)


class _Program(click.Group):
    """A group whose commands are imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = import_module(f"sitir.cli.{cmd_name}").command
        return command


def _remember_debug(context: click.Context, parameter: click.Parameter, value: bool) -> None:  # noqa: FBT001
    context.obj["debug"] = value


@click.group(
    cls=_Program,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    no_args_is_help=False,
)
@click.version_option(__version__, message="sitir %(version)s")
@click.option(
    "--debug",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_remember_debug,
    help="Show where in sitir a failure comes from.",
)
def program() -> None:
    """Check the citations and claims of articles in Indonesian and English."""


def run(arguments: Sequence[str]) -> int:
    """Run the command and return its exit code; failures are told on standard error."""
    if not arguments:
        complain("missing command; see `sitir --help`")
        return ExitCode.USAGE
    state: dict[str, Any] = {"debug": False}
    try:
        outcome = program.main(
            args=list(arguments), prog_name="sitir", standalone_mode=False, obj=state
        )
    except click.Abort:
        return 130
    except click.ClickException as error:
        complain(error.format_message())
        return ExitCode.USAGE
    except RuleError as error:
        return _crash(error, str(error), debug=state["debug"])
    except SitirError as error:
        if state["debug"] and isinstance(error, PluginError):
            _trace(error)
        complain(str(error))
        return ExitCode.USAGE
    except OSError as error:
        return _environment(error, debug=state["debug"])
    except Exception as error:
        told = f"{type(error).__name__}: {error}"
        return _crash(error, f"a defect of sitir: {told}", debug=state["debug"])
    return outcome if isinstance(outcome, int) else ExitCode.CLEAN


def _environment(error: OSError, *, debug: bool) -> int:
    """Tell of a file that may not even be looked for, and return the exit code."""
    if debug:
        _trace(error)
    told = reason(error)
    complain(f"{error.filename}: {told}" if error.filename is not None else told)
    return ExitCode.USAGE


def _trace(error: Exception) -> None:
    import traceback

    traceback.print_exception(error, file=sys.stderr)


def _crash(error: Exception, told: str, *, debug: bool) -> int:
    if debug:
        _trace(error)
    complain(told if debug else f"{told} (`sitir --debug` shows where)")
    return ExitCode.CRASH
