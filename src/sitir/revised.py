"""Two reports in, the revision that lies between them out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.baseline import known_form, matched
from sitir.model.revision import Revision
from sitir.revision import changes

if TYPE_CHECKING:
    from sitir.model import Report


def revision(old: Report, new: Report) -> Revision:
    """Return what changed between two reports, each on one article.

    Findings that are suppressed count on neither side.
    """
    before, after = ([f for f in each.findings if f.suppressed is None] for each in (old, new))
    pairs = matched(
        [known_form(finding, old) for finding in before],
        [known_form(finding, new) for finding in after],
    )
    kept = set(pairs.values())
    return Revision(
        old=old,
        new=new,
        changes=changes(old.manuscripts[0], new.manuscripts[0]),
        fresh=tuple(each for index, each in enumerate(after) if index not in pairs),
        fixed=tuple(each for index, each in enumerate(before) if index not in kept),
        unchanged=tuple(each for index, each in enumerate(after) if index in pairs),
    )
