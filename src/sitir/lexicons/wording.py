"""Puts the messages of rules into words of the reader's language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sitir.lexicons import lexicon
from sitir.model import EntryField, Mechanism

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sitir.model import Message

# A message is one line, and titles run to hundreds of characters.
_LONGEST_ARGUMENT = 160


def worded(message: Message, messages: Mapping[str, Mapping[str, str]], language: str) -> str:
    """Return a message in `language` (English where the template is not there).

    Mechanisms among the arguments are told by their phrases, fields of entries by their names;
    other text is put on one line.
    """
    template = messages[message[0]]
    texts = {name: _told(value, language) for name, value in message[1].items()}
    return template.get(language, template["en"]).format_map(texts)


def mechanism_phrases(mechanisms: Iterable[Mechanism], language: str) -> str:
    """Return what mechanisms did, as clauses (`the particle is left out`)."""
    table: Mapping[str, Mapping[str, str]] = lexicon("mechanisms")
    return "; ".join(table[mechanism][language] for mechanism in mechanisms)


def _fields(fields: Sequence[EntryField], language: str) -> str:
    """Return what fields are called (`volume and pages`)."""
    table = lexicon("entry_fields")
    names = [table[field][language] for field in fields]
    before, last = ", ".join(names[:-1]), names[-1]
    return f"{before} {table['and'][language]} {last}" if before else last


def _told(value: Any, language: str) -> Any:
    if isinstance(value, Mechanism):
        return mechanism_phrases((value,), language)
    if isinstance(value, tuple) and value and isinstance(value[0], EntryField):
        return _fields(value, language)
    if isinstance(value, tuple):
        return mechanism_phrases(value, language)
    if isinstance(value, str):
        return _one_line(value)
    return value


def _one_line(text: str) -> str:
    line = " ".join(text[: 2 * _LONGEST_ARGUMENT].split())
    if len(line) <= _LONGEST_ARGUMENT and len(text) <= 2 * _LONGEST_ARGUMENT:
        return line
    return line[: _LONGEST_ARGUMENT - 1].rstrip() + "…"
