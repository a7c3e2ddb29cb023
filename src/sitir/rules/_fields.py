"""What the rules on fields of reference managers share."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sitir.model import EntryLink

_PROGRAMS = {
    "citavi": "Citavi",
    "endnote": "EndNote",
    "jabref": "JabRef",
    "libreoffice": "LibreOffice",
    "mendeley": "Mendeley",
    "mendeley-cite": "Mendeley Cite",
    "word": "Word",
    "zotero": "Zotero",
}


def program(manager: str) -> str:
    """Return what a reference manager calls itself."""
    return _PROGRAMS.get(manager, manager)


def programs(links: Iterable[EntryLink]) -> str:
    """Return the programs whose fields hold mentions, in the order of their first places."""
    return ", ".join(dict.fromkeys(program(link.manager) for link in links if link.manager))
