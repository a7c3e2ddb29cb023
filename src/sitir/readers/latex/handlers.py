"""What single commands of LaTeX do to the text around them.

A handler takes the walk, the place of the command without its arguments, and its name; it returns
where to go on, or `None` where the command is none of those that it is for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.lexicons.patterns import Pattern
from sitir.model import BlockKind, SectionKind, Span
from sitir.readers.draft import DELETED, Link
from sitir.readers.latex import commands
from sitir.readers.latex.building import Building
from sitir.readers.latex.citing import cited, may_cite
from sitir.readers.latex.signs import plain
from sitir.readers.prose import visible
from sitir.readers.titles import named_kind

if TYPE_CHECKING:
    from sitir.readers.latex.walk import Walk

_DIMENSION = Pattern(
    r"[ \t]{0,8}=?[ \t]{0,8}-?\d[\d.,]{0,12}[ \t]{0,2}(?:pt|em|ex|cm|mm|in)?(?![a-z])"
)
_CONTROL_NAME = Pattern(r"[^\\{}\r\n]{0,60}\\endcsname(?![A-Za-z])")


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
    argument = _argument(walk, command.end)
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
        kind = _argument(walk, at)
        at = kind.end + 1 if kind is not None else at
    argument = _argument(walk, at)
    if argument is None:
        return None
    walk.end_block(command.start, argument.end + 1)
    walk.drafts += walk.read_apart(argument, Building(argument.start, BlockKind.CAPTION))
    return argument.end + 1


def footnote(walk: Walk, command: Span, name: str) -> int | None:
    """Read a footnote."""
    argument = _argument(walk, command.end)
    if argument is None:
        return None
    whole = Span(command.start, argument.end + 1)
    walk.note(whole, argument, is_called=name != "footnotetext")
    return whole.end


def note_mark(walk: Walk, command: Span, name: str) -> int | None:
    r"""Read `\\footnotemark`, whose text follows in `\\footnotetext`."""
    del name
    option = walk.text.optional(command.end)
    end = option.end + 1 if option is not None else command.end
    walk.notes += 1
    walk.block.edit(command.start, end)
    return end


def pointer(walk: Walk, command: Span, name: str) -> int | None:
    r"""Read `\\ref`: a number that the file does not hold."""
    argument = _argument(walk, command.end)
    if argument is None:
        return None
    end = argument.end + 1
    if name == "crefrange" and (second := walk.text.argument(end)) is not None:
        end = second.end + 1
    walk.block.hide(command.start, end)
    return end


def address(walk: Walk, command: Span, name: str) -> int | None:
    r"""Read `\\url`, or `\\href` with its words."""
    argument = walk.text.argument(command.end)
    if argument is None:
        return None
    target = plain(walk.text.text[argument.start : argument.end].replace("\\%", "%"))
    block = walk.block
    if name == "href":
        words = walk.text.argument(argument.end + 1)
        if words is None:
            return None
        block.edit(command.start, words.start)
        walk.open_group("link", words.start - 1, target)
        return words.start
    block.edit(command.start, argument.start)
    at = argument.start
    while (at := walk.text.text.find("\\", at, argument.end)) >= 0:
        block.edit(at, at + 1)
        at += 2
    block.edit(argument.end, argument.end + 1)
    block.addresses.append(argument)
    block.links.append(Link(argument, target))
    return argument.end + 1


def quote(walk: Walk, command: Span, name: str) -> int | None:
    r"""Read `\\enquote`, which sets quotation marks."""
    at = command.end
    while (option := walk.text.optional(at)) is not None:
        at = option.end + 1
    if name == "foreignquote" and (language := walk.text.argument(at)) is not None:
        at = language.end + 1
    argument = _argument(walk, at)
    if argument is None:
        return None
    walk.block.edit(command.start, argument.start, "“")
    walk.open_group("quote", argument.start - 1)
    return argument.start


def set_apart(walk: Walk, command: Span, name: str) -> int | None:
    """Read what sets its argument in italics or bold, or raises it."""
    argument = walk.text.argument(command.end)
    if argument is None:
        return None
    walk.block.edit(command.start, argument.start)
    walk.open_group(commands.ROLES[name], argument.start - 1)
    return argument.start


def declaration(walk: Walk, command: Span, name: str) -> int:
    r"""Read `\\em` and `\\bf`, which set what follows in their group."""
    walk.block.edit(command.start, command.end)
    walk.declare(commands.DECLARED_ROLES[name], command.end)
    return command.end


def cite(walk: Walk, command: Span, name: str) -> int | None:
    """Read a command that cites."""
    if not may_cite(name):
        return None
    found = cited(walk.text, walk.source, command, name=name)
    if found is None:
        return None
    if found.mark is not None:
        walk.block.marks.append(found.mark)
    if found.is_raised:
        walk.block.edit(command.start, found.end)
    else:
        walk.block.hide(command.start, found.end)
    return found.end


def dimension(walk: Walk, command: Span, name: str) -> int:
    r"""Read `\\penalty0` and `\\vskip 1em`, and what `\\csname` makes a name of."""
    text = walk.text.text
    pattern = _CONTROL_NAME if name == "csname" else _DIMENSION
    found = pattern.match(text, command.end)
    end = found.end() if found else command.end
    walk.block.edit(command.start, end)
    return end


def _argument(walk: Walk, at: int) -> Span | None:
    """Return the argument after a star and options."""
    if walk.text.text.startswith("*", at):
        at += 1
    while (option := walk.text.optional(at)) is not None:
        at = option.end + 1
    return walk.text.argument(at)


HANDLERS = {
    "begin": begin,
    "end": end,
    "item": item,
    "bibitem": bibitem,
    "footnotemark": note_mark,
    "url": address,
    "nolinkurl": address,
    "path": address,
    "href": address,
    "cite": cite,
    **dict.fromkeys(("penalty", "vskip", "hskip", "kern", "csname"), dimension),
    **dict.fromkeys(commands.ROLES, set_apart),
    **dict.fromkeys(commands.DECLARED_ROLES, declaration),
    **dict.fromkeys(commands.LEVELS, section),
    **dict.fromkeys(commands.CAPTIONS, caption),
    **dict.fromkeys(commands.NOTES, footnote),
    **dict.fromkeys(commands.POINTERS, pointer),
    **dict.fromkeys(commands.QUOTES, quote),
    **{
        spelled: section_command
        for name in commands.SECTIONS
        for spelled in (name, name.capitalize())
        if name != "thebibliography"
    },
}
"""The handlers by the names of their commands."""
