"""Reports to be shown in many forms, made as the command makes them."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from tests.readers.docx.making import docx

from sitir.config import default_config
from sitir.engine import report
from sitir.model import FileError, Source
from sitir.pipeline import linked
from sitir.readers import read
from sitir.rules import builtin_rules

if TYPE_CHECKING:
    from sitir.model import Report
    from sitir.readers import Packed

UNREAD = FileError("tidak ada, atau: rusak.docx", "not a Word file\n: 100 %")


def reported(*articles: Source | Packed, errors: tuple[FileError, ...] = ()) -> Report:
    """Return the report on articles, Markdown or Word by their suffix."""
    formats = {".md": "markdown", ".docx": "docx"}
    found = tuple(
        linked(read((article,), format=formats[article.path.suffix]), (), library=None)
        for article in articles
    )
    rules = builtin_rules()
    return report(found, default_config(rules), rules=rules, errors=errors)


def article(text: str, name: str = "a.md") -> Source:
    return Source(PurePath(name), text)


def dangling(count: int, name: str = "a.md") -> Source:
    """Return an article with as many citations that nothing answers, and one entry uncited."""
    cited = " ".join(f"Air naik ({_name(number)}, 2021)." for number in range(count))
    listed = "- Lain, B. (2019). *Tanah*. Obor.\n- Obor, A. (2020). *Air*. Obor."
    return article(f"# Isi\n\nObor (2020). {cited}\n\n# Daftar Pustaka\n\n{listed}\n", name)


def word_file(count: int = 1) -> Packed:
    """Return a Word file whose second paragraph cites as many unlisted works."""
    heading = '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>'
    cited = " ".join(f"Air surut ({_name(number)}, 2021)." for number in range(count))
    body = (
        f"<w:p>{heading}<w:r><w:t>Pendahuluan</w:t></w:r></w:p>"
        f"<w:p><w:r><w:t>{cited}</w:t></w:r></w:p>"
        f"<w:p>{heading}<w:r><w:t>Daftar Pustaka</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>Obor, A. (2021). Air dan sungai. Jakarta: Penerbit.</w:t></w:r></w:p>"
    )
    packed = docx(body)
    return type(packed)(PurePath("b c.docx"), packed.data)


def _name(number: int) -> str:
    first, second = divmod(number, 26)
    return f"Vel{chr(ord('a') + first)}{chr(ord('a') + second)}"
