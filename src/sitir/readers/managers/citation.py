"""What an encoding says of one citation, before it is known which works are one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.model.records import NamedTuple

if TYPE_CHECKING:
    from sitir.model import Locator


class Held(NamedTuple):
    """The record of a work that a citation holds."""

    form: str
    """As of `EmbeddedRecord`."""
    data: str
    identity: str = ""
    """What makes two records of one id the same; all of the data where it is empty."""


class CitedWork(NamedTuple):
    """One work in a citation."""

    id: str
    """The key of a bibliography file, or what no key has: an address, or a name with a slash."""
    held: Held | None = None
    locator: Locator | None = None
    prefix: str = ""
    suffix: str = ""
    suppresses_author: bool = False


class FieldCitation(NamedTuple):
    """What a field says, by the program that made it."""

    manager: str
    works: tuple[CitedWork, ...]
    written: str = ""
    """The text that the program itself last wrote there, where the field keeps it."""
