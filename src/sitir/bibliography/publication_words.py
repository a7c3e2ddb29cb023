"""The words that tell of editions, reports, theses, wholes and their editors, as patterns."""

from __future__ import annotations

import re
from functools import cache

from sitir.lexicons import lexicon
from sitir.lexicons.patterns import Pattern, WordPattern, alternatives

# What makes a report of a bracket where a number follows.
_NUMBERED_REPORTS = ("report", "laporan", "paper", "brief")
# What the mark of editors begins with that stands in no brackets.
_BARE_EDITORS = ("ed", "hrsg", "peny")


class PublicationWords:
    """What tells of editions, reports, theses, wholes and their editors."""

    def __init__(self) -> None:
        words = lexicon("references")
        editors = alternatives(words["editors"])
        self.edition = WordPattern(
            rf"(?:\b\d{{1,2}}(?:st|nd|rd|th|\.)?|\b{alternatives(words['edition_kinds'])})"
            rf"\s?{alternatives(words['editions'])}"
            rf"|\b{alternatives(words['editions_before'])}\s(?:ke-?\s?)?\w+",
            (*words["editions"], *words["editions_before"]),
        )
        self.report = WordPattern(
            rf"\b{alternatives(words['reports'])}|\b(?:{'|'.join(_NUMBERED_REPORTS)})\b.*\d",
            (*words["reports"], *_NUMBERED_REPORTS),
        )
        self.thesis = WordPattern(
            rf"\b(?:(?:ph\.?d|m\.?(?:sc|s|a))\.?\s)?{alternatives(words['theses'])}",
            words["theses"],
        )
        self.within = Pattern(
            rf"[\s.,;:”\"’»)]*\b(?i:{alternatives(words['within'])})\s?:?\s+(?=[^\W\d_a-z]|[\"“«*\d])"
        )
        self.editors = Pattern(
            rf"\s*,?\s*(?:[(\[]\s*(?:{editors}[\s&,/]*(?:and\s)?){{1,3}}[)\]]"
            r"|,?\s(?:eds?\.?|editors?|hrsg\.?|peny\.?)(?=[,.:\s]))\s*[,:.]*\s*",
            re.IGNORECASE,
        )
        self._bracketed_editors = tuple(
            bracket + "".join(word.casefold().split())
            for word in words["editors"]
            for bracket in "(["
        )

    def may_name_editors(self, text: str) -> bool:
        """Tell whether a text may hold a mark of editors, which is looked for without spaces."""
        words = text.casefold().split()
        if any(map("".join(words).__contains__, self._bracketed_editors)):
            return True
        return any(word.startswith(_BARE_EDITORS) for word in words)


@cache
def publication_words() -> PublicationWords:
    """Return the words, read once."""
    return PublicationWords()
