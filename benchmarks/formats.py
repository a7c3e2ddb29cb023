"""Measures how fast articles of each format are read, before anything is looked for in them.

    python benchmarks/formats.py            the best of several runs, in one process

One made-up article of 6,600 paragraphs is written in each format, that of Word as Word writes it:
nine runs a paragraph, each with its font, size and language.
"""

from __future__ import annotations

import gc
import io
import time
import zipfile
from pathlib import PurePath
from typing import TYPE_CHECKING

from sitir.model import Source
from sitir.readers import Packed, reader_of

if TYPE_CHECKING:
    from collections.abc import Callable

PARAGRAPHS = 6_600
RUNS = 8
WORDS = "Kader posyandu menimbang balita setiap bulan di desa itu sejak "
LAST = "2019 (Vela, 2021)."
SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
LOOK = (
    '<w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/><w:sz w:val="24"/>'
    '<w:szCs w:val="24"/><w:lang w:val="id-ID"/></w:rPr>'
)


def main() -> None:
    """Print the figures."""
    gc.set_threshold(200_000, 20, 100)  # as the command line does
    file = docx()
    took = best(lambda: reader_of("docx").parts(file, "accept"))
    print(f"docx      {PARAGRAPHS / took:9,.0f} paragraphs a second")
    prose = f"{WORDS * RUNS}{LAST}"
    texts = {
        "markdown": f"{prose}\n\n" * PARAGRAPHS,
        "plain": f"{prose}\n\n" * PARAGRAPHS,
        "latex": "\\begin{document}\n" + f"{prose}\n\n" * PARAGRAPHS + "\\end{document}\n",
        "html": "<html><body>" + f"<p>{prose}</p>\n" * PARAGRAPHS + "</body></html>",
    }
    for name, text in texts.items():
        source = Source(PurePath("a"), text)
        took = best(lambda: reader_of(name).parts(source, "accept"))  # noqa: B023
        print(f"{name:9} {len(text) / took / 1_000_000:9.1f} MB a second")


def docx() -> Packed:
    """Return the article as a Word file."""
    run = f'<w:r w:rsidRPr="00B77B3E">{LOOK}<w:t xml:space="preserve">{WORDS}</w:t></w:r>'
    paragraph = (
        '<w:p w:rsidR="00A77B3E"><w:pPr><w:spacing w:line="360"/><w:jc w:val="both"/></w:pPr>'
        f"{run * RUNS}<w:r><w:t>{LAST}</w:t></w:r></w:p>"
    )
    body = f"<w:body>{paragraph * PARAGRAPHS}</w:body>"
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{SPACE}">{body}</w:document>')
    return Packed(PurePath("a.docx"), data.getvalue())


def best(call: Callable[[], object], runs: int = 5) -> float:
    """Return the shortest time of several runs, in seconds."""
    took = []
    for _ in range(runs):
        gc.collect()
        began = time.perf_counter()
        found = call()
        took.append(time.perf_counter() - began)
        del found
    return min(took)


if __name__ == "__main__":
    main()
