"""The articles of the corpus in each format, as real programs write them; nothing is stored."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable

# The article that cites by keys, which pandoc resolves or keeps, has a test of its own.
KEYED = ROOT / "corpus" / "kutipan-kunci.md"
ARTICLES = sorted(path for path in (ROOT / "corpus").glob("*.md") if path != KEYED)
# Apostrophes and quotation marks stay as they were typed.
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

def _pandoc(article: Path, made: Path, form: str, *options: str) -> None:
    import pypandoc

    pypandoc.convert_file(
        article, form, format=_FROM, outputfile=made, extra_args=["--wrap=none", *options]
    )


def by_pandoc(form: str) -> Callable[[Path], Path]:
    """Return what pandoc makes of all articles, in a folder."""

    def make(folder: Path) -> Path:
        for article in ARTICLES:
            made = folder / f"{article.stem}.{_SUFFIXES.get(form, form)}"
            _pandoc(article, made, form, "--standalone")
        return folder

    return make


def by_office(form: str) -> Callable[[Path], Path]:
    """Return what LibreOffice makes of pandoc's Word files, in a folder."""

    def make(folder: Path) -> Path:
        program = shutil.which("soffice")
        if program is None:
            pytest.skip("needs LibreOffice (soffice)")
        given = folder / "given"
        given.mkdir()
        by_pandoc("docx")(given)
        home = f"-env:UserInstallation={folder.as_uri()}/profile"
        call = [program, home, "--headless", "--convert-to", form, "--outdir", folder]
        call += sorted(given.iterdir())
        subprocess.run(call, check=True, capture_output=True, timeout=300)
        return folder

    return make


def by_typst(columns: int) -> Callable[[Path], Path]:
    """Return what typst sets of all articles, in a folder."""

    def make(folder: Path) -> Path:
        import typst

        for article in ARTICLES:
            body = folder / "body.typ"
            _pandoc(article, body, "typst")
            text = _TYPST.format(columns=columns) + body.read_text(encoding="utf-8")
            (folder / f"{article.stem}.pdf").write_bytes(typst.compile(text.encode()))
        return folder

    return make


WAYS = {
    "docx": by_pandoc("docx"),
    "odt": by_pandoc("odt"),
    "latex": by_pandoc("latex"),
    "html": by_pandoc("html"),
    "jats": by_pandoc("jats"),
    "office-docx": by_office("docx"),
    "office-odt": by_office("odt"),
    "office-pdf": by_office("pdf"),
    "one-column-pdf": by_typst(1),
    "two-column-pdf": by_typst(2),
}
"""What makes files of all articles in a folder, by the name of the way."""


@pytest.fixture(scope="session", params=WAYS)
def way(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


@pytest.fixture(scope="session")
def folder(way: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with all articles, as one way made them."""
    pytest.importorskip("pypandoc", reason="needs pandoc")
    return WAYS[way](tmp_path_factory.mktemp(way))
