"""Flag entries whose address is no more than the home page of a site.

## Why this matters

A home page changes every day and does not hold the work: whoever follows the address has to search
for it, and often in vain.

## What it leaves alone

Entries with a DOI. Works that are the site itself: its name is the title, or part of the address
(`R: A language …`, `https://www.r-project.org/`). Entries of a bibliography file that the article
does not cite.

## Known problems

A site with an address that has nothing in common with its name is flagged although the work is the
site.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.lexicons.patterns import Pattern
from sitir.model import Example, Level, NoOptions, Problem, Rule, folded
from sitir.rules._entries import is_listed, place_in, shown_records
from sitir.rules._forms import label, listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitir.model import Entry, Manuscript

_HOME = Pattern(r"(?:https?://)?([\w-]+(?:\.[\w-]+)+)/?(?:(?:index|home|default)\.\w+)?")
# Words of this length are no part of an address by chance.
_TELLING = 4
_PROGRAMS = frozenset({"software", "dataset"})


def check(manuscript: Manuscript, options: NoOptions) -> Iterator[Problem]:
    """Yield one problem per shown entry whose address is a home page."""
    for record in shown_records(manuscript):
        if record.doi or not record.url or record.type in _PROGRAMS:
            continue
        home = _HOME.fullmatch(record.url.strip())
        if home and not _is_site(record, home[1]):
            entry = listed(record) if is_listed(record) else label(record)
            yield Problem(
                location=place_in(record, record.url),
                message=("home", {"entry": entry, "url": record.url}),
            )


def _is_site(record: Entry, host: str) -> bool:
    """Tell whether a work is the site at an address, by its title."""
    title = folded(record.title)
    names = {folded(name.literal) for name in record.author if name.literal}
    names |= {folded(record.publisher), folded(record.container_title)}
    if not title or title in names:
        return True
    labels = folded(host.replace(".", " ").replace("-", " ")).split()
    head = folded(record.title.partition(":")[0])
    if (
        not head
        or head.replace(" ", "") in {*labels, "".join(labels[:-1])}
        or head.split()[0] in labels
    ):
        return True
    joined = head.replace(" ", "")
    initials = "".join(word[0] for word in head.split())
    if len(initials) >= _TELLING and initials in labels:
        return True
    return len(joined) >= _TELLING and any(
        joined in each or (len(each) >= _TELLING and each in joined) for each in labels
    )


RULE = Rule(
    id="bare-domain-url",
    summary="home page as the address of a source",
    level=Level.NOTE,
    since="0.3.0",
    check=check,
    options=NoOptions,
    messages={
        "home": {
            "en": "the address of `{entry}` is only a home page: {url}",
            "id": "alamat `{entry}` hanyalah beranda situs: {url}",
        },
    },
    examples=(
        Example(
            bad="""\
Pembantaian itu didokumentasikan (Human Rights Watch, 2022).

## Daftar Pustaka

- Human Rights Watch. (2022). *Mali: Massacre by army, foreign soldiers*. <https://www.hrw.org>
""",
            good="""\
Pembantaian itu didokumentasikan (Human Rights Watch, 2022).

## Daftar Pustaka

- Human Rights Watch. (2022). *Mali: Massacre by army, foreign soldiers*. <https://www.hrw.org/news/2022/04/05/mali>
""",
        ),
    ),
)
