"""What single commands of LaTeX do to the text around them.

A handler takes the walk, the place of the command without its arguments, and its name; it returns
where to go on, or `None` where the command is none of those that it is for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.lexicons.patterns import Pattern
from sitir.model import Span
from sitir.readers.draft import Link
from sitir.readers.latex import commands, structure
from sitir.readers.latex.citing import cited, may_cite
from sitir.readers.latex.signs import plain

if TYPE_CHECKING:
    from sitir.readers.latex.walk import Walk

_DIMENSION = Pattern(
    r"[ \t]{0,8}=?[ \t]{0,8}-?\d[\d.,]{0,12}[ \t]{0,2}(?:pt|em|ex|cm|mm|in)?(?![a-z])"
)
_CONTROL_NAME = Pattern(r"[^\\{}\r\n]{0,60}\\endcsname(?![A-Za-z])")


def footnote(walk: Walk, command: Span, name: str) -> int | None:
    """Read a footnote."""
    argument = walk.text.argument_after_options(command.end)
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
    argument = walk.text.argument_after_options(command.end)
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
    argument = walk.text.argument_after_options(at)
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


HANDLERS = {
    "begin": structure.begin,
    "end": structure.end,
    "item": structure.item,
    "bibitem": structure.bibitem,
    "footnotemark": note_mark,
    "url": address,
    "nolinkurl": address,
    "path": address,
    "href": address,
    "cite": cite,
    **dict.fromkeys(("penalty", "vskip", "hskip", "kern", "csname"), dimension),
    **dict.fromkeys(commands.ROLES, set_apart),
    **dict.fromkeys(commands.DECLARED_ROLES, declaration),
    **dict.fromkeys(commands.LEVELS, structure.section),
    **dict.fromkeys(commands.CAPTIONS, structure.caption),
    **dict.fromkeys(commands.NOTES, footnote),
    **dict.fromkeys(commands.POINTERS, pointer),
    **dict.fromkeys(commands.QUOTES, quote),
    **{
        spelled: structure.section_command
        for name in commands.SECTIONS
        for spelled in (name, name.capitalize())
        if name != "thebibliography"
    },
}
"""The handlers by the names of their commands."""
