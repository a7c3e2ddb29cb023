"""The index card of a rule: what a rule module must offer."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from sitir.model.records import NamedTuple

if TYPE_CHECKING:
    from sitir.model.finding import Level, Problem
    from sitir.model.manuscript import Manuscript

T = TypeVar("T")
O = TypeVar("O", bound="RuleOptions")  # noqa: E741 - the options type of a rule

Check = Callable[["Manuscript", O], Iterator["Problem"]]


class Option:
    """One option of a rule: its name, its default and the line that documents it.

    A list of texts may have `choices`: then it holds nothing else, upper and lower case aside.
    """

    name = ""

    def __init__(
        self,
        default: Any,
        help: str,  # noqa: A002 - the word users see
        choices: tuple[str, ...] = (),
    ) -> None:
        self.default = default
        self.help = help
        self.choices = choices

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    def __get__(self, options: RuleOptions | None, owner: type) -> Any:
        # Values that were given stand in the options themselves, and hide this.
        return self if options is None else self.default


def option(
    default: T,
    help: str,  # noqa: A002 - the word users see
    choices: tuple[str, ...] = (),
) -> T:
    """Declare one option of a rule, with the line that documents it."""
    return cast("T", Option(default, help, choices))


class RuleOptions:
    """The options of a rule: a subclass declares each with `option`. They never change.

    No dataclass, since a class like this is made in a fraction of the time, and each rule has one.
    """

    def __init__(self, **given: Any) -> None:
        known = {declared.name for declared in self.declared()}
        if unknown := given.keys() - known:
            raise TypeError(f"no options: {', '.join(sorted(unknown))}")
        self.__dict__.update(given)

    @classmethod
    def declared(cls) -> tuple[Option, ...]:
        """Return the options that there are, in the order in which they are written down."""
        return tuple(value for value in vars(cls).values() if isinstance(value, Option))

    def values(self) -> dict[str, Any]:
        """Return the value of each option by its name."""
        return {declared.name: getattr(self, declared.name) for declared in self.declared()}

    def __setattr__(self, name: str, value: Any) -> None:
        raise AttributeError(f"options never change: {name}")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, type(self)) and self.values() == other.values()

    def __hash__(self) -> int:
        return hash(tuple(self.values().items()))

    def __repr__(self) -> str:
        values = ", ".join(f"{name}={value!r}" for name, value in self.values().items())
        return f"{type(self).__name__}({values})"


class NoOptions(RuleOptions):
    """The options of a rule that has none."""


class Example(NamedTuple):
    """A text that the rule finds fault with, and the same text put right."""

    bad: str
    good: str
    bibliography: str = ""
    """BibTeX that both texts are checked against; may be empty."""
    good_bibliography: str | None = None
    """The BibTeX put right, where it is what the rule finds fault with."""
    fields: tuple[tuple[str, str], ...] = ()
    """The fields of a word processor in the bad text, in order: what each shows, and the
    instruction that Word holds for it."""
    good_fields: tuple[tuple[str, str], ...] = ()
    """Those in the text put right."""
    options: tuple[tuple[str, Any], ...] = ()
    """The options of the rule that both texts are checked with, by name."""


class Rule(Generic[O]):
    """The index card of a rule; everything but `check` is documentation."""

    def __init__(
        self,
        *,
        id: str,  # noqa: A002 - the word users see
        summary: str,
        level: Level,
        since: str,
        check: Check[O],
        options: type[O],
        messages: Mapping[str, Mapping[str, str]],
        examples: tuple[Example, ...],
        enabled: bool = True,
        references: tuple[str, ...] = (),
    ) -> None:
        """Take the card; `messages` are `str.format` templates by id and language (`en`, `id`)."""
        self.id = id
        self.summary = summary
        self.level = level
        self.since = since
        self.check = check
        self.options = options
        self.messages = messages
        self.examples = examples
        self.enabled = enabled
        self.references = references

    @property
    def explanation(self) -> str:
        """The docstring of the rule's module, which is its manual page."""
        module: Any = inspect.getmodule(self.check)
        return inspect.getdoc(module) or ""
