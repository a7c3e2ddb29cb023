"""Laws that hold of any text and of any bytes."""

from __future__ import annotations

from pathlib import PurePath

from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.readers.laws import check_laws

from sitir.errors import ReadError
from sitir.model import Document, Source, Span
from sitir.readers import decode, read

# Pieces that mean something to a reader, so that arbitrary texts reach its corners.
_PIECES = st.sampled_from(
    [
        *"*_`$[]()<>!@#|~^&\\-+.:;?\"'{}\t\f\r\n \x00\x01\x85￼",
        "**", "***", "__", "~~", "$$", "```", "\n\n", "\r\n", "\n> ", "\n- ", "\n1. ", "\n    ",
        "<!--", "-->", "<br>", "<sup>", "</sup>", "<pre>", "</pre>", "<https://a.b>", "&amp;",
        "https://a.b/c_(d)", "a@b.id", "](", "](u)", "[^1]", "\n[^1]: ", "\n[a]: http://b.c\n",
        "{.a}", "\n---\n", "\n===\n", "\nnocite: |\n", "| a | b |\n|---|---|\n", "a\tb\tc\n",
        "\n# ", "\n## DAFTAR PUSTAKA\n", "\nBAB I\n", "PENDAHULUAN\n", "**Abstrak :** ",
        "Keywords: ",
        "Tabel 1. ", "Sumber: ", "LAMPIRAN 1\n", "\n12\n", "———. ", "kata ", "Kata ", "dkk. ",
        "hlm. ",
        "<p>", "</p>", "<div id=a>", "</div>", "<a href='#a'>", "</a>", "<li id='fn'>", "<b>",
        "</b>",
        "<section class=footnotes>", "<h2>Daftar Pustaka</h2>", "<a b='", "<span data-cites='a'>",
        "<code>", "</code>", "<td>", "<nav>", "</nav>", "<![if !supportLists]>", "<![endif]>",
        "<q>",
        "(Vela, 2021)", ". ", "! ", "… ", ".” ", "e\u0301", "漢字", "\U0001f600", "\u2028",
    ]
)  # fmt: skip
_TEXTS = st.lists(_PIECES | st.text(max_size=4), max_size=40).map("".join)
_FORMATS = st.sampled_from(["markdown", "plain", "html"])
_PIECES_OF_LATEX = st.sampled_from(
    [
        *"\\{}[]$%&~`'\"-^_#*\n\r ￼\x00\x01", "``", "''", "--", "\n\n", "\r\n", "\\\\",
        "\\[", "\\]",
        "\\(", "\\)", "$$", "\\begin{document}", "\\end{document}", "\\begin{abstract}",
        "\\end{abstract}", "\\begin{tabular}{ll}", "\\end{tabular}", "\\begin{itemize}",
        "\\end{itemize}", "\\item", "\\begin{verbatim}", "\\end{verbatim}", "\\verb|a|",
        "\\begin{thebibliography}{9}", "\\end{thebibliography}", "\\bibitem{a}", "\\section{",
        "\\footnote{", "\\caption{", "\\emph{", "\\textbf{", "{\\em ", "\\enquote{", "\\keywords{",
        "\\cite{a,b}", "\\citep[hlm.~3]{a}", "\\textcites(a)[b]{c}{d}", "\\footcite{a}", "\\ref{a}",
        "\\newcommand{\\x}[1]{#1 kata yang panjang #1}", "\\def\\y{\\x{ya}}", "\\x{", "\\y",
        "\\y{}",
        "\\newcommand{\\z}[2][b]{\\cite[#1]{#2}}", "\\z{", "\\let\\w\\z", "\\w[a]{b}", "\\'e",
        "\\c{c}",
        "\\ss ", "\\ldots", "\\url{http://a.b/c\\_d}", "\\href{u}{", "\\input{a}", "\\title{",
        "\\\n",
        "% ya\n", "\\iffalse", "\\fi", "kata ", "Kata ", ". ", "2021", "(Vela, 2021)", "http://a.b",
    ]
)  # fmt: skip
_TEXTS_OF_LATEX = st.lists(_PIECES_OF_LATEX | st.text(max_size=4), max_size=40).map("".join)


@settings(max_examples=400, deadline=None)
@given(_TEXTS, _FORMATS)
def test_any_text_is_read(text: str, name: str) -> None:
    check_laws(read((Source(PurePath("a.md"), text),), format=name))


@settings(max_examples=400, deadline=None)
@given(_TEXTS_OF_LATEX)
@example("kata\\footnote{kata\\end{document}kata}kata")
def test_any_latex_is_read(text: str) -> None:
    check_laws(read((Source(PurePath("a.tex"), text),), format="latex"))


_ELEMENTS = st.sampled_from(
    ["p", "sec", "title", "fig", "caption", "label", "ref", "ref-list", "mixed-citation", "xref",
     "element-citation", "fn", "list", "list-item", "td", "kwd-group", "kwd", "abstract", "bold",
     "sup", "disp-quote", "inline-formula", "body", "front", "article-title", "title-group",
     "citation-alternatives", "surname", "name", "contrib", "aff", "break", "ext-link"]
)  # fmt: skip
_WORDS_OF_XML = st.sampled_from(
    ["kata ", "Kata. ", "(Vela, 2021) ", "&amp;", "&#233;", "&nbsp;", "<![CDATA[a & b]]>", "\r\n",
     "<!-- a -->", "1", "–", "é", "\U0001f600", "  ", "https://a.b "]
)  # fmt: skip


def _elements(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    attributes = st.sampled_from(
        ["", " id='a'", " rid='a b' ref-type='bibr'", " rid='a' ref-type='fn'", " sec-type='intro'"]
    )
    whole = st.builds("<{0}{1}>{2}</{0}>".format, _ELEMENTS, attributes, inner)
    return st.lists(whole | _WORDS_OF_XML, max_size=5).map("".join)


_XML = st.recursive(_WORDS_OF_XML, _elements, max_leaves=30)


@settings(max_examples=300, deadline=None)
@given(_XML)
def test_any_elements_are_read(inner: str) -> None:
    text = f'<!DOCTYPE article SYSTEM "x"><article><body>{inner}</body></article>'
    check_laws(read((Source(PurePath("a.xml"), text),), format="jats"))


@settings(max_examples=100, deadline=None)
@given(_TEXTS | _XML)
def test_any_text_is_xml_or_a_read_error(text: str) -> None:
    document, problem = _read_as_xml(text)
    if document is None:
        assert problem.startswith("a.xml: ")
        assert "\n" not in problem
    else:
        check_laws(document)


def _read_as_xml(text: str) -> tuple[Document | None, str]:
    try:
        return read((Source(PurePath("a.xml"), text),), format="jats"), ""
    except ReadError as error:
        return None, str(error)


@settings(max_examples=50, deadline=None)
@given(st.lists(_TEXTS, min_size=2, max_size=3), _FORMATS)
def test_any_texts_are_read_as_one(texts: list[str], name: str) -> None:
    sources = tuple(Source(PurePath(f"{at}.md"), text) for at, text in enumerate(texts))
    document = read(sources, format=name)
    assert document.sources == sources
    check_laws(document)


def decoded(data: bytes) -> tuple[Source | None, str]:
    try:
        return decode(data, PurePath("a.md")), ""
    except ReadError as error:
        return None, str(error)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=60) | _TEXTS.map(lambda text: text.encode("utf-16")))
def test_any_bytes_are_text_or_a_read_error(data: bytes) -> None:
    source, problem = decoded(data)
    if source is None:
        assert problem.startswith("a.md: ")
        assert "\n" not in problem
        return
    assert source.text.encode("utf-8") in (data, data[3:]) or data[:2] in (b"\xff\xfe", b"\xfe\xff")
    check_laws(read((source,), format="markdown"))


@given(_TEXTS, st.data())
def test_regions_and_offsets_round_trip(text: str, data: st.DataObject) -> None:
    source = Source(PurePath("a.md"), text)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    region = source.region(Span(start, end))
    lines = [source.line_span(number).start for number in range(1, source.line_count + 1)]
    assert lines[region.start_line - 1] + region.start_column - 1 == start
    assert lines[region.end_line - 1] + region.end_column - 1 == end
