"""Files that are no JATS articles: one line that names the file, the line and what is wrong."""

from __future__ import annotations

from pathlib import PurePath

import pytest

from sitir.errors import ReadError
from sitir.model import Source
from sitir.readers import READERS, read

_BOMB = "".join(f'<!ENTITY a{number} "{f"&a{number - 1};" * 10}">' for number in range(1, 10))
FAULTS = {
    "tags that cross": (
        "<article>\n<body><p>a</body></article>",
        "a.xml: line 2: not well-formed XML: mismatched tag",
    ),
    "a file that is cut": (
        "<article>\n<body>\n<p>a",
        "a.xml: line 3: not well-formed XML: no element found",
    ),
    "no XML at all": ("air", "a.xml: line 1: not well-formed XML: syntax error"),
    "nothing": ("", "a.xml: line 1: not well-formed XML: no element found"),
    "a bare ampersand": (
        "<article>\n\n<p>a & b</p></article>",
        "a.xml: line 3: not well-formed XML: not well-formed (invalid token)",
    ),
    "a character that no DTD declares": (
        "<article><p>&nbsp;</p></article>",
        "a.xml: line 1: not well-formed XML: undefined entity",
    ),
    "other XML": (
        "<rss><channel/></rss>",
        "a.xml: not a JATS article: it has no element 'article'",
    ),
    "an entity bomb": (
        f'<!DOCTYPE article [<!ENTITY a0 "ha">{_BOMB}]>\n<article>&a9;</article>',
        "a.xml: line 1: declares the entity 'a0', which is not read",
    ),
    "an external entity": (
        '<!DOCTYPE article [\n<!ENTITY x SYSTEM "file:///etc/hostname">]><article>&x;</article>',
        "a.xml: line 2: declares the entity 'x', which is not read",
    ),
    "an external parameter entity": (
        '<!DOCTYPE article [<!ENTITY % x SYSTEM "file:///etc/hostname"> %x;]><article/>',
        "a.xml: line 1: declares the entity 'x', which is not read",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_fault(name: str) -> None:
    text, message = FAULTS[name]
    with pytest.raises(ReadError) as raised:
        read((Source(PurePath("a.xml"), text),), format="jats")
    assert str(raised.value) == message


@pytest.mark.parametrize(
    ("before", "repeated", "after"),
    [
        ("<article><body>", "<sec>", None),
        ("<article><body>", "<list><list-item><p>a</p>", None),
        ("<article><body><p>", "é<xref rid='a'>1</xref>–", "</p></body></article>"),
        ("<article><back><ref-list>", "<ref id='a'><mixed-citation>a</mixed-citation></ref>",
         "</ref-list></back></article>"),
        ("<article><body><p>", "&amp;", "</p></body></article>"),
        ("<article><body><p>", "<!-- a -->", "a</p></body></article>"),
        ("<article><body><p>", "<![CDATA[a]]>", "</p></body></article>"),
    ],
)  # fmt: skip
def test_long_files_are_read(before: str, repeated: str, after: str | None) -> None:
    """That they are read in the time they take to be made; one that ends too early is refused."""
    text = before + repeated * 20_000 + (after or "")
    reader, source = READERS[".xml"], Source(PurePath("a.xml"), text)
    if after is None:
        with pytest.raises(ReadError, match="no element found"):
            tuple(reader.parts(source, "accept"))
    else:
        (part,) = reader.parts(source, "accept")
        assert part.drafts
