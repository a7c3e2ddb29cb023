"""Writes the report as one page of HTML that needs nothing but itself.

No template engine: what makes an element escapes what is put into it (`markup.py`), so that there
is no place where it could be forgotten.
"""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sitir import __version__
from sitir.lexicons import lexicon
from sitir.reporters.figures import said
from sitir.reporters.html.details import Phrases, details
from sitir.reporters.html.frame import header, sheet_section
from sitir.reporters.html.markup import Markup, data, element, opening
from sitir.reporters.html.panel import panel
from sitir.reporters.html.sheet import STATUSES, Sheet, word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitir.model import Report
    from sitir.model.revision import Revision
    from sitir.reporters.style import Style

_FOLDER = Path(__file__).parent


def render_html(report: Report, style: Style, *, revision: Revision | None = None) -> Iterator[str]:
    """Yield the page, piece by piece; of a revision, on its new article with the changes in it."""
    language = style.language
    sheets = [Sheet(report, number, style) for number in range(len(report.manuscripts))]
    if revision is not None:
        # No page on one state of an article needs this.
        from sitir.reporters.html.changes import Changed

        for sheet in sheets:
            sheet.changed = Changed(revision, sheet)
    looks, script = _asset("page.css"), _asset("page.js")
    yield "<!doctype html>\n"
    yield opening("html", lang=language, class_="no-js no-claims" if revision else "no-js")
    yield element("head", *_head(sheets, looks, script, language))
    yield "\n"
    yield opening("body")
    yield element("a", word("skip", language), href="#main", class_="skip")
    yield header(report, sheets, language)
    yield "\n"
    yield opening("div", class_="page")
    yield opening("main", id="main")
    for sheet in sheets:
        yield sheet_section(sheet, is_only=len(sheets) == 1)
        yield "\n"
    yield "</main>\n"
    yield panel(sheets, language)
    yield "</div>\n"
    yield _descriptions(language)
    yield element("script", data(_data(sheets, language)), type="application/json", id="data")
    yield element("script", script)
    yield "</body></html>\n"


def _head(
    sheets: Sequence[Sheet], looks: Markup, script: Markup, language: str
) -> Iterator[Markup]:
    yield element("meta", charset="utf-8")
    policy = (
        f"default-src 'none'; style-src '{_digest(looks)}'; script-src '{_digest(script)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    yield element("meta", http_equiv="Content-Security-Policy", content=policy)
    yield element("meta", name="viewport", content="width=device-width, initial-scale=1")
    yield element("meta", name="color-scheme", content="light dark")
    yield element("meta", name="referrer", content="no-referrer")
    yield element("meta", name="generator", content=f"sitir {__version__}")
    # Without one a browser asks the server for it.
    yield element("link", rel="icon", href="data:,")
    names = [sheet.title for sheet in sheets]
    more = f" +{len(names) - 1}" if len(names) > 1 else ""
    kind = word("changes" if sheets and sheets[0].changed else "report", language)
    yield element("title", f"{names[0] if names else ''}{more} – {kind}")
    yield element("style", looks)


def _descriptions(language: str) -> Markup:
    """Return what screen readers tell of mentions beside their text."""
    told = (
        element("span", said("status", status, language), id=f"t{number}")
        for number, status in enumerate(STATUSES)
    )
    return element("div", *told, hidden=True)


def _data(sheets: Sequence[Sheet], language: str) -> dict[str, Any]:
    phrases = Phrases()
    articles = [details(sheet, phrases) for sheet in sheets]
    words = {
        name: told[language] for name, told in lexicon("page").items() if name.startswith("js-")
    }
    statuses = [said("status", status, language) for status in STATUSES]
    return {
        "words": words,
        "statuses": statuses,
        "articles": articles,
        "records": phrases.records,
        "phrases": phrases.all(),
    }


def _asset(name: str) -> Markup:
    return Markup((_FOLDER / name).read_text(encoding="utf-8"))


def _digest(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
