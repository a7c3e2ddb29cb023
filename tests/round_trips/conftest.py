"""The articles of the corpus in each format, as real programs write them; nothing is stored."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    Maker = Callable[[Path, Path], None]

# The article that cites by keys, which pandoc resolves or keeps, has a test of its own.
KEYED = ROOT / "corpus" / "kutipan-kunci.md"
ARTICLES = sorted(path for path in (ROOT / "corpus").glob("*.md") if path != KEYED)

# Apostrophes and quotation marks stay as they were typed, and `@` is only a sign.
_FROM = "markdown-citations-smart"
_SUFFIXES = {"latex": "tex", "jats": "xml"}
_TYPST = """
#set page(paper: "a4", margin: 2cm, numbering: "1", columns: {columns},
  header: [Jurnal Ilmiah Contoh, Vol. 3 No. 2 #h(1fr) 2026])
#set text(size: 10pt, lang: "en", hyphenate: true)
#set par(justify: true, first-line-indent: 1em)
#set smartquote(enabled: false)
#show table: set text(hyphenate: false)
#let horizontalrule = line()
"""
_OFFICE_SECONDS = 300


class Way:
    """One way to make files of articles: the suffix they get, and what makes all in a folder."""

    def __init__(self, suffix: str, make: Callable[[Path], None]) -> None:
        self.suffix = suffix
        self.make = make


def by_pandoc(article: Path, made: Path, form: str, *options: str, source: str = _FROM) -> None:
    """Let pandoc write an article in another format."""
    import pypandoc

    extra = ["--wrap=none", *options]
    pypandoc.convert_file(article, form, format=source, outputfile=made, extra_args=extra)


def by_office(files: Sequence[Path], form: str, folder: Path) -> None:
    """Let LibreOffice write files in another format, in a folder."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("needs LibreOffice (soffice)")
    home = f"-env:UserInstallation={folder.as_uri()}/profile"
    call = [program, home, "--headless", "--convert-to", form, "--outdir", str(folder)]
    call += map(str, files)
    subprocess.run(call, check=True, capture_output=True, timeout=_OFFICE_SECONDS)


def _pandoc(form: str) -> Way:
    suffix = _SUFFIXES.get(form, form)

    def make(folder: Path) -> None:
        for article in ARTICLES:
            by_pandoc(article, folder / f"{article.stem}.{suffix}", form, "--standalone")

    return Way(suffix, make)


def _office(form: str) -> Way:
    def make(folder: Path) -> None:
        given = folder / "given"
        given.mkdir()
        _pandoc("docx").make(given)
        by_office(sorted(given.iterdir()), form, folder)

    return Way(form, make)


def _typst(columns: int) -> Way:
    def make(folder: Path) -> None:
        import typst

        for article in ARTICLES:
            body = folder / "body.typ"
            by_pandoc(article, body, "typst")
            text = _TYPST.format(columns=columns) + body.read_text(encoding="utf-8")
            (folder / f"{article.stem}.pdf").write_bytes(typst.compile(text.encode()))

    return Way("pdf", make)


WAYS = {
    "docx": _pandoc("docx"),
    "odt": _pandoc("odt"),
    "latex": _pandoc("latex"),
    "html": _pandoc("html"),
    "jats": _pandoc("jats"),
    "one-column-pdf": _typst(1),
    "two-column-pdf": _typst(2),
    "office-docx": _office("docx"),
    "office-odt": _office("odt"),
    "office-pdf": _office("pdf"),
}
"""The ways in which files are made, by name; `office` ones of pandoc's Word files."""


@pytest.fixture(
    scope="session",
    params=[
        pytest.param(name, marks=pytest.mark.tools if "office" in name else pytest.mark.slow)
        for name in WAYS
    ],
)
def way(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


@pytest.fixture(scope="session")
def folder(way: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with all articles, as one way made them."""
    made = tmp_path_factory.mktemp(way)
    WAYS[way].make(made)
    return made


@pytest.fixture(scope="session")
def works(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What can be read of the bibliography file that the article with keys names."""
    file = tmp_path_factory.mktemp("works") / "works.json"
    call = [sys.executable, "-m", "sitir", "bib", str(ROOT / "corpus" / "rusak.bib")]
    subprocess.run([*call, "--to", "csl-json", "--output", str(file)], capture_output=True)
    return file
