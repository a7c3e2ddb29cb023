"""What is written in a format is read back the same in all that the format can hold."""

from __future__ import annotations

import re
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from sitir.bibliography.bibtex import bib_entries
from sitir.bibliography.exports import EXPORTS, exported
from sitir.bibliography.files import file_entries
from sitir.bibliography.merge import merged
from sitir.bibliography.reference_list import reference_entries
from sitir.model import Date, Entry, Location, Name, Origin, Place, Source, Span
from sitir.readers import load, read

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
SUFFIXES = {"bibtex": ".bib", "csl-json": ".json", "ris": ".ris"}
# Where an entry comes from and what is wrong there; the number in its list.
NEVER_WRITTEN = frozenset({"places", "defects", "records", "number"})


def held(entry: Entry, form: str) -> dict[str, Any]:
    """Return of an entry what a format can hold; each line is an exception."""
    # In which order a name was typed is of the place, not of the work.
    author, editor = (
        tuple(name._replace(given_first=False) for name in names)
        for names in (entry.author, entry.editor)
    )
    # Editors in the place of authors are written as editors.
    if author == editor:
        author = ()
    fields = {**entry._asdict(), "author": author, "editor": editor}
    # The number and year of a law are read off its title.
    del fields["law"]
    labels = [label for label in entry.labels if "/" not in label]
    # CSL-JSON has one further key.
    fields["labels"] = tuple(labels[:1] if form == "csl-json" else labels)
    issued = entry.issued
    if form != "csl-json":
        # Styles give the letter of a year anew.
        issued = issued._replace(suffix="")
    if form == "ris":
        fields |= _held_by_ris(entry, fields)
    if form == "bibtex":
        # A thesis of no kind is a master's.
        if entry.type == "thesis" and not entry.genre:
            fields["genre"] = "Master's thesis"
        # Styles write the word `edition` themselves.
        fields["edition"] = re.sub(r"^Edisi (ke-)?| ed\.?$", "", entry.edition)
        # Signs that part the words of a .bib, and letters large or small, tell no keys apart.
        del fields["key"]
    fields["issued"] = issued
    return {name: value for name, value in fields.items() if name not in NEVER_WRITTEN}


def _held_by_ris(entry: Entry, fields: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    # A second title of these is that of their series.
    if entry.type in ("book", "thesis", "report", "software", "map", "standard"):
        yield "container_title", ""
    # The kind of an article is mostly its DOI again.
    if entry.type == "article-journal":
        yield "genre", ""
    # The dash of a range is not written.
    yield "page", entry.page.replace("-", "–")


@pytest.mark.parametrize("form", EXPORTS)
@pytest.mark.parametrize("article", sorted(path.name for path in (ROOT / "corpus").glob("*.md")))
def test_the_lists_of_the_corpus_survive(article: str, form: str) -> None:
    entries, _ = reference_entries(read((load(ROOT / "corpus" / article),), format="markdown"))
    survives(entries, form)


BIB: dict[str, Any] = yaml.safe_load((HERE.parent / "bibtex/cases.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("form", EXPORTS)
@pytest.mark.parametrize("name", BIB)
def test_the_cases_of_bibtex_survive(name: str, form: str) -> None:
    entries, _ = bib_entries(Source(PurePath("a.bib"), BIB[name]["bib"]))
    survives(entries, form)


@pytest.mark.parametrize("form", EXPORTS)
@pytest.mark.parametrize("case", sorted(folder.name for folder in (HERE / "files").iterdir()))
def test_the_cases_of_files_survive(case: str, form: str) -> None:
    (path,) = (HERE / "files" / case).glob("input.*")
    entries, _ = file_entries(load(path), {})
    survives(entries, form)


PLACE = Place(Origin.FILE, Location(Source(PurePath("a"), "x"), Span(0, 1)))
WORDS = st.sampled_from(
    ("Desa", "adat", "&", "5%", "{x}", "$3", "#1", "a_b", "C++", "é", "“q”", "—")
)
TEXTS = st.lists(WORDS, max_size=4).map(" ".join)
PEOPLE = st.sampled_from(
    (
        Name(family="Sari", given="Dewi"),
        Name(family="Lijn", given="Jaïr", non_dropping_particle="van der"),
        Name(family="Goethe", given="J. W.", dropping_particle="von"),
        Name(family="King", given="M. L.", suffix="Jr."),
        Name(family="Sugiyono"),
        Name(literal="World Bank"),
        Name(literal="Badan Pusat Statistik", acronym="BPS"),
    )
)
DATES = st.sampled_from(
    (
        Date(),
        Date("2020"),
        Date("2020", 3),
        Date("2020", 3, 7),
        Date("1922/1978"),
        Date("2020", suffix="a"),
        Date(literal="n.d."),
    )
)
TYPES = st.sampled_from(
    ("article-journal", "book", "chapter", "webpage", "legislation", "document")
)
ENTRIES = st.builds(
    Entry,
    key=st.just("kunci"),
    places=st.just((PLACE,)),
    type=TYPES,
    title=TEXTS.map("{} judul".format).map(str.strip),
    author=st.lists(PEOPLE, max_size=3).map(tuple),
    et_al=st.booleans(),
    editor=st.lists(PEOPLE, max_size=2).map(tuple),
    issued=DATES,
    container_title=TEXTS,
    publisher=TEXTS,
    volume=st.sampled_from(("", "5", "5A")),
    issue=st.sampled_from(("", "2", "2–3")),
    page=st.sampled_from(("", "7", "101–118", "e12")),
    edition=st.sampled_from(("", "2", "revisi")),
    doi=st.sampled_from(("", "10.1234/jb.2020.5")),
    isbn=st.sampled_from(("", "978-602-1234-56-7")),
    url=st.sampled_from(("", "https://contoh.id/a_b?c=1&d=%20")),
    language=st.sampled_from(("", "id", "en")),
)


@pytest.mark.parametrize("form", EXPORTS)
def test_any_entry_survives(form: str) -> None:
    @settings(max_examples=150, deadline=None)
    @given(ENTRIES)
    def check(entry: Entry) -> None:
        survives((entry,), form)

    check()


def survives(entries: tuple[Entry, ...], form: str) -> None:
    # A key is given where there is none, and changed where another has it.
    entries = merged((), entries)
    text = exported(entries, form)
    if not entries:
        assert text in ("", "[]\n")
        return
    copies, defects = file_entries(Source(PurePath(f"a{SUFFIXES[form]}"), text), {})
    assert defects == ()
    are_keys = all(re.fullmatch(r"[\w:+./-]+", entry.key) for entry in entries)
    if form != "bibtex" or (are_keys and len({e.key.lower() for e in entries}) == len(entries)):
        assert [copy.key for copy in copies] == [entry.key for entry in entries]
    for entry, copy in zip(entries, copies, strict=True):
        assert held(copy, form) == held(entry, form)
