"""Reads PDF files: the text that their pages show, put back into paragraphs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.errors import ReadError

if TYPE_CHECKING:
    from sitir.readers.decoding import Packed
    from sitir.readers.draft import Part


def pdf(given: Packed, tracked: str) -> Part:
    """Read a file; raises `ReadError`.

    A PDF has no tracked changes: it shows what was printed.
    """
    del tracked
    from sitir.readers.pdf.columns import flows
    from sitir.readers.pdf.furniture import without_furniture
    from sitir.readers.pdf.measures import Measures
    from sitir.readers.pdf.paragraphs import pieces
    from sitir.readers.pdf.pdfium import pages
    from sitir.readers.pdf.setting import part

    read = list(pages(given))
    if not any(page.lines for page in read):
        raise ReadError(
            f"{given.path}: no text in it; a scanned PDF must be recognised (OCR) first"
        )
    found = list(flows(without_furniture(read)))
    measures = Measures(found)
    return part(given.path, list(pieces(found, measures)), body=measures.body, page_count=len(read))
