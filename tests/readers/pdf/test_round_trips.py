"""Articles of the corpus, set as PDF by real programs: they cite and are judged as in Markdown.

What a PDF cannot hold is taken from the Markdown before both are read: comments (and with them
suppressions), the front matter, and which apostrophe is typed. `kutipan-kunci.md` is left out: its
keys in code, which are no citations, look like others in print. Words in the cells of tables are
not hyphenated: of columns as narrow as that, the cells cannot be told.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
import typst
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pypandoc = pytest.importorskip("pypandoc", reason="needs pandoc")

pytestmark = pytest.mark.tools

ARTICLES = ("angka-bersih", "bersih", "clean-english", "clean-figures", "penjaga-perdamaian")
NOT_IN_A_PDF = re.compile(r"\A---\n.*?\n---\n|<!--.*?-->", re.DOTALL)
FROM = "markdown-citations-smart"
HEAD = """
#set page(paper: "a4", margin: 2cm, numbering: "1", columns: {columns},
  header: [Jurnal Ilmiah Contoh, Vol. 3 No. 2 #h(1fr) 2026])
#set text(size: 10pt, lang: "en", hyphenate: true)
#set par(justify: true, first-line-indent: 1em)
#set smartquote(enabled: false)
#show table: set text(hyphenate: false)
#let horizontalrule = line()
"""


def _typst(markdown: str, path: Path, columns: int) -> None:
    body = pypandoc.convert_text(markdown, "typst", format=FROM, extra_args=["--wrap=none"])
    path.write_bytes(typst.compile((HEAD.format(columns=columns) + body).encode()))


def _one_column(markdown: str, path: Path) -> None:
    _typst(markdown, path, 1)


def _two_columns(markdown: str, path: Path) -> None:
    _typst(markdown, path, 2)


def _office(markdown: str, path: Path) -> None:
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("needs LibreOffice (soffice)")
    office = path.with_suffix(".odt")
    pypandoc.convert_text(markdown, "odt", format=FROM, outputfile=str(office))
    home = f"-env:UserInstallation={path.parent.as_uri()}/profile"
    subprocess.run(
        [program, home, "--headless", "--convert-to", "pdf", "--outdir", path.parent, office],
        check=True,
        capture_output=True,
        timeout=120,
    )


@pytest.mark.parametrize("made", [_one_column, _two_columns, _office])
@pytest.mark.parametrize("name", ARTICLES)
def test_article(
    name: str, made: Callable[[str, Path], None], command: Callable[..., Any], tmp_path: Path
) -> None:
    markdown = (ROOT / "corpus" / f"{name}.md").read_text(encoding="utf-8")
    markdown = NOT_IN_A_PDF.sub("", markdown).replace("’", "'")
    (tmp_path / "a.md").write_text(markdown, encoding="utf-8")
    made(markdown, tmp_path / "a.pdf")
    expected, found = (_judged(command, tmp_path / f"a.{kind}") for kind in ("md", "pdf"))
    assert sum(expected[0].values()) > 50
    assert found == expected


def _judged(command: Callable[..., Any], path: Path) -> tuple[Counter[Any], Counter[Any]]:
    """Return the mentions with what they are tied to, and the findings."""
    outcome = command("check", str(path), "--bib", str(ROOT / "references.bib"), "--format", "json")
    report = json.loads(outcome.stdout)
    (article,) = report["documents"]
    mentions = Counter(
        (" ".join(mention["text"].replace("*", "").split()), (mention["link"] or {}).get("status"))
        for mention in article["mentions"]
    )
    findings = Counter((finding["rule"], finding["message"]) for finding in report["findings"])
    return mentions, findings
