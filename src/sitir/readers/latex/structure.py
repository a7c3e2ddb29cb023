"""What commands of LaTeX do that begin and end blocks: environments, items, headings, captions.

Each is a handler, as in `handlers.py`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.model import BlockKind, SectionKind, Span
from sitir.readers.draft import DELETED
from sitir.readers.latex import commands
from sitir.readers.latex.building import Building
from sitir.readers.latex.signs import plain
from sitir.readers.prose import visible
from sitir.readers.titles import named_kind

if TYPE_CHECKING:
    from sitir.readers.latex.walk import Walk


def begin(walk: Walk, command: Span, name: str) -> int | None:
    r"""Read `\\begin` with the arguments of its environment."""
    del name
    argument = walk.text.argument(command.end)
    if argument is None:
        return None
    environment = walk.text.text[argument.start : argument.end].strip()
    end = argument.end + 1
    bare = environment.rstrip("*").lower()
    walk.end_block(command.start, command.start)
    walk.open_environment(environment)
    if bare in commands.SECTIONS:
        heading(walk, argument, commands.SECTIONS[bare])
    walk.go_on(command.start)
    signs = commands.ENVIRONMENTS.get(environment)
    if signs is None:
        signs = commands.ENVIRONMENTS.get(environment.rstrip("*"))
    return walk.without_arguments(command.start, end, signs)


def end(walk: Walk, command: Span, name: str) -> int | None:
    r"""Read `\\end`."""
    del name
    argument = walk.text.argument(command.end)
    if argument is None:
        return None
    walk.end_block(command.start, argument.end + 1)
    walk.close_environment(walk.text.text[argument.start : argument.end].strip())
    walk.go_on(argument.end + 1)
    return argument.end + 1


def heading(walk: Walk, span: Span, title: str) -> None:
    """Make a heading of what a command or environment is called, of which `title` is a part."""
    if title == "bibliography" and walk.drafts:
        last = walk.drafts[-1]
        is_titled = last.kind is BlockKind.HEADING
        if is_titled and named_kind(visible(last.mask)) is SectionKind.REFERENCES:
            return
    at = span.start + walk.text.text[span.start : span.end].lower().find(title)
    block = Building(at, BlockKind.HEADING, level=2)
    draft = block.draft(walk.source, walk.text.text, at + len(title))
    if draft is not None:
        walk.drafts.append(draft)


def section_command(walk: Walk, command: Span, name: str) -> int | None:
    r"""Read `\\keywords{…}`, `\\abstract{…}` and their kin."""
    argument = walk.text.argument(command.end)
    if argument is None or argument.start > command.end + 2:
        return None
    walk.end_block(command.start, argument.start)
    heading(walk, command, commands.SECTIONS[name.lower()])
    walk.open_group("section", argument.start - 1)
    return argument.start


def item(walk: Walk, command: Span, name: str) -> int | None:
    r"""Read `\\item` with its label."""
    del name
    environment = walk.environments[-1]
    environment.items += 1
    option = walk.text.optional(command.end)
    start = option.end + 1 if option is not None else command.end
    marker = f"{environment.items}." if environment.name in commands.NUMBERED else "-"
    if option is not None:
        typed = plain(walk.text.text[option.start : option.end])
        marker = typed if len(typed) <= 6 else "-"
        if environment.name == "description":
            # The term is text.
            walk.end_block(command.start, option.start)
            walk.block = Building(option.start, BlockKind.LIST_ITEM, marker="-")
            walk.block.edit(option.end, option.end + 1)
            return option.start
    walk.end_block(command.start, start)
    walk.block = Building(start, BlockKind.LIST_ITEM, marker=marker)
    return start


def bibitem(walk: Walk, command: Span, name: str) -> int | None:
    r"""Read `\\bibitem[label]{key}`, which begins an entry of the article's own list."""
    del name
    option = walk.text.optional(command.end)
    argument = walk.text.argument(option.end + 1 if option is not None else command.end)
    if argument is None:
        return None
    environment = walk.environments[-1]
    environment.items += 1
    key = walk.text.text[argument.start : argument.end].replace(DELETED, "").strip()
    marker = "-" if option is not None else f"[{environment.items}]"
    walk.end_block(command.start, argument.end + 1)
    walk.block = Building(argument.end + 1, BlockKind.LIST_ITEM, marker=marker, label=key)
    return argument.end + 1


def section(walk: Walk, command: Span, name: str) -> int | None:
    r"""Read `\\section` and its kin."""
    argument = walk.text.argument_after_options(command.end)
    if argument is None:
        return None
    walk.end_block(command.start, argument.end + 1)
    title = Building(argument.start, BlockKind.HEADING, level=commands.LEVELS[name])
    walk.drafts += walk.read_apart(argument, title)
    return argument.end + 1


def caption(walk: Walk, command: Span, name: str) -> int | None:
    """Read the caption of a float."""
    at = command.end
    if name == "captionof":
        kind = walk.text.argument_after_options(at)
        at = kind.end + 1 if kind is not None else at
    argument = walk.text.argument_after_options(at)
    if argument is None:
        return None
    walk.end_block(command.start, argument.end + 1)
    walk.drafts += walk.read_apart(argument, Building(argument.start, BlockKind.CAPTION))
    return argument.end + 1
