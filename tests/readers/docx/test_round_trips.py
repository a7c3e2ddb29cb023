"""Articles of the corpus, made Word files by real programs: what is read of them stays the same.

What Word files made so do not hold: comments of Markdown (and with them suppressions), the bullet
that was typed, in what line a paragraph broke, and where the notes were typed: they come after the
paragraph that calls them. The title of a YAML head stands in the text.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sitir.model import OPAQUE, BlockKind, SectionKind
from sitir.pipeline import linked
from sitir.readers import Packed, load, read

if TYPE_CHECKING:
    from sitir.model import Document, Manuscript

CORPUS = Path(__file__).parents[3] / "corpus"
# The other one cites by keys, which only its own format has.
ARTICLES = sorted(path for path in CORPUS.glob("*.md") if path.stem != "kutipan-kunci")


@pytest.fixture(params=["pandoc", "soffice"])
def word_file(request: pytest.FixtureRequest, article: Path, tmp_path: Path) -> Packed:
    """An article as a Word file, made by one program or, through OpenDocument, by another."""
    pypandoc = pytest.importorskip("pypandoc")
    is_last = request.param == "pandoc"
    made = tmp_path / f"{article.stem}.{'docx' if is_last else 'odt'}"
    pypandoc.convert_file(
        article, made.suffix[1:], format="markdown-citations-smart", outputfile=str(made)
    )
    if not is_last:
        office = shutil.which("soffice")
        if office is None:
            pytest.skip("there is no soffice")
        home = f"-env:UserInstallation=file://{tmp_path / 'home'}"
        call = [
            office,
            home,
            "--headless",
            "--convert-to",
            "docx",
            "--outdir",
            str(tmp_path),
            str(made),
        ]
        subprocess.run(call, check=True, capture_output=True, timeout=120)
        made = made.with_suffix(".docx")
    return Packed(made, made.read_bytes())


@pytest.mark.tools
@pytest.mark.parametrize("article", ARTICLES, ids=lambda path: path.stem)
def test_blocks_citations_and_links_are_the_same(article: Path, word_file: Packed) -> None:
    typed = read((load(article),), format="markdown")
    packed = read((word_file,), format="docx")
    assert _blocks(packed) == _blocks(typed)
    assert _notes(packed) == _notes(typed)
    assert _links(linked(packed, ())) == _links(linked(typed, ()))


def _blocks(document: Document) -> list[tuple[str, str, str, str]]:
    return [
        (block.kind, block.section.kind, block.language, " ".join(block.prose.text.split()))
        for block in document.blocks
        if block.prose.text.strip(OPAQUE)
        and block.kind is not BlockKind.FOOTNOTE
        and block.section.kind is not SectionKind.FRONT
    ]


def _notes(document: Document) -> list[tuple[str, str]]:
    """Return the notes, and what stands before each sign that calls one, by their labels."""
    calls = {
        mark.label: block.prose.text[: mark.prose_offset].rstrip()[-20:]
        for block in document.blocks
        for mark in block.note_marks
    }
    return [
        (calls.get(block.marker, ""), " ".join(block.prose.text.split()))
        for block in document.blocks
        if block.kind is BlockKind.FOOTNOTE
    ]


def _links(manuscript: Manuscript) -> list[tuple[str, str, str]]:
    """Return what is cited, how well it is known, and which entry it is; notes may move."""
    return sorted(
        (
            " ".join(link.mention.location.text.replace("*", "").split()),
            link.status,
            link.entry.key if link.entry else "",
        )
        for link in manuscript.links
    )
