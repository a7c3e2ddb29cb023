"""What rules yield and what is reported."""

from __future__ import annotations

from enum import IntEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from sitir.model.records import NamedTuple, StrEnum

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sitir.model.bibliography import EntryField
    from sitir.model.bibliometrics import ArticleFigures
    from sitir.model.coverage import Coverage
    from sitir.model.link import Mechanism
    from sitir.model.manuscript import Manuscript
    from sitir.model.rule import Rule
    from sitir.model.text import Location

Message = tuple[
    str, "Mapping[str, str | int | Mechanism | tuple[Mechanism, ...] | tuple[EntryField, ...]]"
]
"""The id of one of the rule's messages, with its arguments. Mechanisms and fields are told in the
reader's language."""


_WORD = (".docx", ".docm")


class Level(IntEnum):
    """How serious a finding is; comparable."""

    NOTE = 1
    WARNING = 2
    ERROR = 3

    @property
    def label(self) -> str:
        """The name in reports and in the configuration."""
        return self.name.lower()


class Confidence(StrEnum):
    """How sure a rule is of a problem."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Safety(StrEnum):
    """Whether a fix may be applied without a look."""

    SAFE = "safe"
    UNSAFE = "unsafe"


class Edit(NamedTuple):
    """One replacement."""

    location: Location
    replacement: str
    """As it stands in the file: signs that its format gives a meaning are escaped."""


class Fix(NamedTuple):
    """Edits that remove a problem."""

    title: Message
    safety: Safety
    edits: tuple[Edit, ...]


class Related(NamedTuple):
    """A second location that explains a problem."""

    location: Location
    message: Message


class Problem(NamedTuple):
    """What a rule found, and where; how serious it is, is the user's to decide."""

    location: Location
    message: Message
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    confidence: Confidence = Confidence.HIGH
    level: Level | None = None
    """Set where this problem is less serious than others of its rule: it counts at most so much."""
    subject: tuple[str, ...] = ()
    """What is found, in any order, where it could as well be told at another place: of two claims
    at the other one, of the whole article anywhere. It is known by this and not by its place."""


class Suppressed(NamedTuple):
    """Why a finding is not counted."""

    kind: str
    """`comment` or `configuration`."""
    reason: str
    """What the user wrote as the reason; may be empty."""
    location: Location | None = None


class Ignore(NamedTuple):
    """A suppression that stands in the configuration."""

    rule_id: str
    text: str
    """White space folded; findings are silenced whose place contains it."""
    location: Location


class Finding(NamedTuple):
    """A problem with its rule and level, as reported."""

    rule_id: str
    level: Level
    problem: Problem
    document: int
    """The index of its article in the report."""
    fingerprint: str
    """16 hexadecimal digits that survive moved lines: 8 of what is found, 8 of what is around."""
    suppressed: Suppressed | None = None

    @property
    def fixable(self) -> Safety | None:
        """How safe it is to have its fix written; none of what is suppressed or cannot be fixed.

        Of packed files only those of Word are written in.
        """
        fix = self.problem.fix
        if fix is None or not fix.edits or self.suppressed is not None:
            return None
        sources = (edit.location.source for edit in fix.edits)
        closed = any(
            source.is_packed and source.path.suffix.lower() not in _WORD for source in sources
        )
        return None if closed else fix.safety


class FileError(NamedTuple):
    """An input that could not be read."""

    path: str
    message: str


class BaselineCounts(NamedTuple):
    """How the findings of a run stand to a baseline."""

    known: int
    """Those that are in it, which the report leaves out."""
    gone: int
    """Those of it that the run would have found again, and did not."""


class Report(NamedTuple):
    """All that a run found."""

    findings: tuple[Finding, ...] = ()
    """In reading order, suppressed ones included."""
    manuscripts: tuple[Manuscript, ...] = ()
    errors: tuple[FileError, ...] = ()
    rules: Mapping[str, Rule[Any]] = MappingProxyType({})
    """The rules that ran, by id."""
    coverage: tuple[Coverage, ...] = ()
    """The figures of each manuscript."""
    figures: tuple[ArticleFigures, ...] = ()
    """What else can be counted of each manuscript; empty where the format has no use for it."""
    baseline: BaselineCounts | None = None
    """Where the run was held against a baseline."""

    def counts(self) -> dict[Level, int]:
        """Return how many findings stand at each level, suppressed ones left out."""
        found = dict.fromkeys(sorted(Level, reverse=True), 0)
        for finding in self.findings:
            if finding.suppressed is None:
                found[finding.level] += 1
        return found
