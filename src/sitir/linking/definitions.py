"""Finds the acronyms that an article defines: `United Nations Development Programme (UNDP)`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitir.model import Citation, Document

# Capitals, with a small letter or sign among them: `UNDP`, `KemenPPPA`, `BPS-RI`.
_ACRONYM = re.compile(r"[(\[](?P<acronym>[A-Z][\w.&/-]*[A-Z][\w.-]*)[)\]]")
_LONGEST_NAME = 130


def definitions(document: Document, citations: Sequence[Citation]) -> Iterator[tuple[str, str]]:
    """Yield names with the acronyms that stand in brackets after them.

    Where the name begins cannot be told from the text, so each run of words that ends at the
    bracket is yielded; only those that are listed will ever be asked for.
    """
    for citation in citations:
        for mention in citation.mentions:
            if mention.acronym and mention.names:
                yield mention.names[-1], mention.acronym
    for block in document.blocks:
        text = block.prose.text
        for match in _ACRONYM.finditer(text):
            near = text[max(0, match.start() - _LONGEST_NAME) : match.start()]
            words = near.split()[-12:]
            for start in range(len(words)):
                if words[start][0].isupper():
                    yield " ".join(words[start:]), match["acronym"]
