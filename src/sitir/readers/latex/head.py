"""Reads what commands say about the whole article: title, authors, language, bibliography."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.lexicons.patterns import Pattern
from sitir.model import Metadata
from sitir.readers.latex import commands
from sitir.readers.latex.building import Building
from sitir.readers.latex.citing import keys
from sitir.readers.prose import visible

if TYPE_CHECKING:
    from sitir.model import Span
    from sitir.readers.latex.files import Files
    from sitir.readers.latex.walk import Walk

_OPTION = Pattern(r"[A-Za-z]+")
_LANGUAGES = {
    **dict.fromkeys(("bahasa", "bahasai", "indonesian", "indonesia", "indon"), "id"),
    **dict.fromkeys(("english", "british", "american", "UKenglish", "USenglish"), "en"),
}
# Files of TeX itself, which define names of journals and no work.
_OF_TEX = frozenset({"IEEEabrv.bib", "IEEEfull.bib"})
_KNOWN = frozenset({"bibliography", "addbibresource", "nobibliography", "addglobalbib"})
_SPEAKS = frozenset({"babel", "polyglossia"})


class Head:
    """What an article says about itself, as far as it has been read."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self._said: dict[str, list[str]] = {"title": [], "authors": [], "date": []}
        self._language = ""
        self._bibliography: list[str] = []
        self._nocite: list[str] = []

    def metadata(self) -> Metadata:
        """Return all of it."""
        return Metadata(
            title=next(iter(self._said["title"]), ""),
            authors=", ".join(self._said["authors"]),
            date=next(iter(self._said["date"]), ""),
            language=self._language,
            bibliography=tuple(dict.fromkeys(self._bibliography)),
            nocite=tuple(dict.fromkeys(self._nocite)),
        )

    def said(self, walk: Walk, command: Span, name: str) -> int | None:
        r"""Read `\\title`, `\\author` and `\\date`."""
        at = command.end
        while (option := walk.text.optional(at)) is not None:
            at = option.end + 1
        argument = walk.text.argument(at)
        if argument is None:
            return None
        walk.block.edit(command.start, argument.end + 1)
        drafts = walk.read_apart(argument, Building(argument.start))
        words = " ".join(" ".join(visible(draft.mask).split()) for draft in drafts[:1])
        if words and (field := commands.TITLE[name]):
            self._said[field].append(words.replace(" ,", ","))
        return argument.end + 1

    def package(self, walk: Walk, command: Span, name: str) -> int | None:
        r"""Read the languages of `\\documentclass` and `\\usepackage`; the last one is the main."""
        option = walk.text.optional(command.end)
        argument = walk.text.argument(option.end + 1 if option is not None else command.end)
        if argument is None:
            return None
        text = walk.text.text
        given = text[argument.start : argument.end]
        if name.endswith("language"):
            self._speaks(given)
        elif option is not None and (name == "documentclass" or given.strip() in _SPEAKS):
            self._speaks(text[option.start : option.end])
        walk.block.edit(command.start, argument.end + 1)
        return argument.end + 1

    def bibliography(self, walk: Walk, command: Span, name: str) -> int | None:
        r"""Read `\\bibliography` and `\\addbibresource`."""
        option = walk.text.optional(command.end)
        argument = walk.text.argument(option.end + 1 if option is not None else command.end)
        if argument is None:
            return None
        if name not in _KNOWN and not self._has_all(walk, argument):
            return None
        is_remote = option is not None and "remote" in walk.text.text[option.start : option.end]
        if not is_remote:
            text = walk.text.text[argument.start : argument.end]
            several = text.split(",") if name != "addbibresource" else [text]
            for each in several:
                self._add_file(each.strip().strip('"').replace("\0", ""))
        walk.end_block(command.start, argument.end + 1)
        return argument.end + 1

    def nocite(self, walk: Walk, command: Span, name: str) -> int | None:
        r"""Read `\\nocite`."""
        del name
        argument = walk.text.argument(command.end)
        if argument is None:
            return None
        text = walk.text.text
        self._nocite += (text[span.start : span.end] for span in keys(walk.text, argument))
        walk.block.edit(command.start, argument.end + 1)
        return argument.end + 1

    def _speaks(self, options: str) -> None:
        named = [_LANGUAGES[word] for word in _OPTION.findall(options) if word in _LANGUAGES]
        if named:
            self._language = named[-1]

    def _has_all(self, walk: Walk, names: Span) -> bool:
        """Tell whether names are those of files: of `bibliographysec`, which multibib defines."""
        several = walk.text.text[names.start : names.end].split(",")
        return all(self._files.has(f"{each.strip().removesuffix('.bib')}.bib") for each in several)

    def _add_file(self, name: str) -> None:
        """Take a bibliography by its name; where it is missing, what BibTeX made of it."""
        if not name:
            return
        if not name.endswith((".bib", ".bbl", ".json", ".ris", ".xml", ".yaml", ".yml")):
            name += ".bib"
        name = name.replace("\\jobname", self._files.job)
        if not self._files.has(name):
            if name in _OF_TEX:
                return
            name = self._files.made_bibliography() or name
        self._bibliography.append(name)
