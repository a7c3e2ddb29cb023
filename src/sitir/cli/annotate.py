"""`sitir annotate`: a copy of an article with the findings as comments at their places."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import TYPE_CHECKING
from xml.parsers.expat import ExpatError

import click

from sitir.cli.articles import STANDARD_INPUT, Article, Shelf
from sitir.cli.options import (
    bibliography_option,
    config_options,
    configuration,
    filled,
    input_options,
    language_option,
)
from sitir.cli.output import complain, reason, write
from sitir.cli.surroundings import locale_language
from sitir.cli.target import target_file
from sitir.engine import report
from sitir.errors import ReadError, UsageError
from sitir.plugins import known_rules
from sitir.readers import Packed, read
from sitir.readers.decoding import encoded
from sitir.remarks import remarks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitir.model import Document
    from sitir.remarks import Remark


@click.command("annotate")
@click.argument("article", type=filled, metavar="ARTICLE")
@click.option(
    "-o", "--output", type=filled, required=True, metavar="FILE", help="The copy to write."
)
@bibliography_option
@input_options
@language_option
@config_options
def command(
    article: str,
    *,
    output: str,
    bibs: tuple[str, ...],
    no_cache: bool,
    input_format: str | None,
    tracked: str,
    language: str | None,
    config_file: str | None,
    no_config: bool,
) -> None:
    """Write a copy of an article, Word or Markdown, with each finding as a comment."""
    if article == STANDARD_INPUT:
        raise UsageError("standard input has no copy: name a file")
    rules = known_rules()
    config = configuration(rules, config_file=config_file, no_config=no_config)
    file = Article.of(article, input_format, tracked=tracked)
    target = target_file(output, (file,), what="copy")
    document = file.document()
    if document.format not in _WRITERS:
        raise UsageError(f"{article}: no copy of this format is written; known: docx, markdown")
    shelf = Shelf.of(bibs, config, looks_beside=not no_config, no_cache=no_cache)
    found = report((shelf.linked(document),), config, rules=rules)
    told_in = language or config.language or locale_language()
    told = tuple(remarks(found, document.source, language=told_in))
    try:
        data = Path(document.source.path).read_bytes()
    except OSError as error:
        raise UsageError(f"{document.source.name}: {reason(error)}") from error
    write(_WRITERS[document.format](document, data, told, tracked), target)
    others = sum(finding.suppressed is None for finding in found.findings) - len(told)
    if others:
        complain(f"{others} more in the files of the bibliography: `sitir check` shows them")


def _markdown(document: Document, data: bytes, told: Sequence[Remark], tracked: str) -> bytes:
    from sitir.critic_markup import annotated

    try:
        written = encoded(annotated(document, told), document.source, data)
    except UnicodeEncodeError as error:
        sign = str(error.object)[error.start : error.start + 1]
        raise UsageError(f"{document.source.name}: its encoding has no {sign}") from error
    if written is None:
        raise _changed(document)
    return written


def _word(document: Document, data: bytes, told: Sequence[Remark], tracked: str) -> bytes:
    from sitir.word_comments import commented_file

    path, text = document.source.path, document.source.text
    try:
        written, read_now = commented_file(path, data, told, tracked=tracked)
        if read_now != text:
            raise _changed(document)
        # The copy says what the article says, or there is none.
        copy = read((Packed(path, written),), format="docx", tracked=tracked)
    except (ReadError, zipfile.BadZipFile, ExpatError, KeyError) as error:
        raise _changed(document) from error
    except UsageError as error:
        told_of = f"{document.source.name}: "
        raise UsageError(told_of + str(error).removeprefix(told_of)) from error
    if copy.source.text != text:
        raise UsageError(f"{document.source.name}: comments would change its text")
    return written


def _changed(document: Document) -> UsageError:
    return UsageError(f"{document.source.name}: the file has changed since it was read")


_WRITERS = {"markdown": _markdown, "docx": _word}
