"""Writes the generated pages of docs/; `--check` fails where they are not up to date."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sitir.cli.program import program
from sitir.manual import rule_page
from sitir.rules import builtin_rules

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

DOCS = Path(__file__).resolve().parent.parent / "docs"
_WIDTH = 90


def pages() -> Mapping[Path, str]:
    """Return the generated pages by path."""
    found = {DOCS / "cli.md": "\n".join(_commands())}
    found[DOCS / "rules" / "README.md"] = "\n".join(_index())
    for rule in builtin_rules():
        found[DOCS / "rules" / f"{rule.id}.md"] = rule_page(rule)
    return found


def _index() -> Iterator[str]:
    yield "# Rules\n"
    yield "| rule | level | finds |"
    yield "| --- | --- | --- |"
    for rule in builtin_rules():
        level = rule.level.label + ("" if rule.enabled else ", off")
        yield f"| [`{rule.id}`]({rule.id}.md) | {level} | {rule.summary} |"
    yield ""


def _commands() -> Iterator[str]:
    yield "# Command line\n"
    context = click.Context(
        program, info_name="sitir", terminal_width=_WIDTH, **program.context_settings
    )
    yield _help(program, context)
    for name in program.list_commands(context):
        command = program.get_command(context, name)
        assert command is not None
        inner = click.Context(command, info_name=name, parent=context, terminal_width=_WIDTH)
        yield f"## sitir {name}\n"
        yield _help(command, inner)


def _help(command: click.Command, context: click.Context) -> str:
    return f"```text\n{command.get_help(context).rstrip()}\n```\n"


def _stale(found: Mapping[Path, str]) -> list[Path]:
    left = [path for path in (DOCS / "rules").glob("*.md") if path not in found]
    changed = [
        path
        for path, text in found.items()
        if not path.exists() or path.read_text(encoding="utf-8") != text
    ]
    return sorted(left + changed)


def main() -> int:
    found = pages()
    stale = _stale(found)
    if "--check" in sys.argv[1:]:
        for path in stale:
            print(f"{path.relative_to(DOCS.parent)}: not up to date; run tools/docs.py")
        return 1 if stale else 0
    (DOCS / "rules").mkdir(parents=True, exist_ok=True)
    for path in stale:
        if path in found:
            path.write_text(found[path], encoding="utf-8")
        else:
            path.unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main())
