"""Articles of the corpus, made OpenDocument texts by pandoc and by LibreOffice.

They cite and are judged as in Markdown. What an office file does not hold is taken from the
Markdown before both are read: comments of the markup (and with them suppressions), the front
matter, and which apostrophe is typed. `kutipan-kunci.md` is left out: its keys in code, which are
no citations, look like others in an office file.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pypandoc = pytest.importorskip("pypandoc", reason="needs pandoc")

pytestmark = pytest.mark.tools

ARTICLES = ("angka-bersih", "bersih", "clean-english", "clean-figures", "penjaga-perdamaian")
NOT_IN_AN_OFFICE_FILE = re.compile(r"\A---\n.*?\n---\n|<!--.*?-->", re.DOTALL)


def _pandoc(markdown: str, path: Path) -> None:
    pypandoc.convert_text(markdown, "odt", format="markdown-citations-smart", outputfile=str(path))


def _office(markdown: str, path: Path) -> None:
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("needs LibreOffice (soffice)")
    word = path.with_suffix(".docx")
    pypandoc.convert_text(markdown, "docx", format="markdown-citations-smart", outputfile=str(word))
    home = f"-env:UserInstallation={path.parent.as_uri()}/profile"
    subprocess.run(
        [program, home, "--headless", "--convert-to", "odt", "--outdir", path.parent, word],
        check=True,
        capture_output=True,
        timeout=120,
    )


@pytest.mark.parametrize("made", [_pandoc, _office])
@pytest.mark.parametrize("name", ARTICLES)
def test_article(
    name: str, made: Callable[[str, Path], None], command: Callable[..., Any], tmp_path: Path
) -> None:
    markdown = (ROOT / "corpus" / f"{name}.md").read_text(encoding="utf-8")
    markdown = NOT_IN_AN_OFFICE_FILE.sub("", markdown).replace("’", "'")
    (tmp_path / "a.md").write_text(markdown, encoding="utf-8")
    made(markdown, tmp_path / "a.odt")
    expected, found = (_judged(command, tmp_path / f"a.{kind}") for kind in ("md", "odt"))
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
