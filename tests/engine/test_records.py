"""The named tuples and enumerations of the model: agreement with those of the standard library."""

from __future__ import annotations

import copy
import enum
import inspect
import pickle
import typing

import pytest

from sitir.model import records


class Place(records.NamedTuple):
    """Where something is."""

    line: int
    column: int = 1
    name: str = ""

    @property
    def shown(self) -> str:
        """Line and column."""
        return f"{self.line}:{self.column}"


class LibraryPlace(typing.NamedTuple):
    line: int
    column: int = 1
    name: str = ""


class Colour(records.StrEnum):
    """What is seen."""

    RED = "merah"
    """Of blood."""
    GREEN = "hijau"

    @property
    def is_warm(self) -> bool:
        """Whether it is near to red."""
        return self is Colour.RED


class LibraryColour(enum.StrEnum):
    RED = "merah"
    GREEN = "hijau"


def test_named_tuples_are_made_as_those_of_the_library() -> None:
    assert [*inspect.signature(Place).parameters] == [*inspect.signature(LibraryPlace).parameters]
    for given, named in (
        ((3,), {}),
        ((3, 4), {}),
        ((), {"line": 3, "name": "a"}),
        ((3, 4, "a"), {}),
    ):
        made: Place = Place(*given, **named)  # type: ignore[arg-type]
        told: LibraryPlace = LibraryPlace(*given, **named)  # type: ignore[arg-type]
        assert tuple(made) == tuple(told)
        assert made._asdict() == told._asdict()
        assert repr(made) == repr(told).replace("LibraryPlace", "Place")
        assert (made.line, made.column, made.name) == (told.line, told.column, told.name)
        assert tuple(made._replace(name="b")) == tuple(told._replace(name="b"))
        assert pickle.loads(pickle.dumps(made)) == copy.deepcopy(made) == made
    assert Place(3, 4).shown == "3:4"
    assert Place._make((1, 2, "c")) == (1, 2, "c")


@pytest.mark.parametrize(
    ("given", "named"),
    [((), {}), ((1, 2, "a", 4), {}), ((1,), {"row": 2}), ((1,), {"line": 2})],
)
def test_wrong_fields_are_refused(given: tuple[int, ...], named: dict[str, int]) -> None:
    with pytest.raises(TypeError):
        Place(*given, **named)  # type: ignore[arg-type]


def test_named_tuples_never_change() -> None:
    place = Place(1)
    with pytest.raises(AttributeError):
        place.line = 2  # type: ignore[misc]
    with pytest.raises(AttributeError):
        place.row = 2  # type: ignore[attr-defined]
    with pytest.raises(ValueError, match="row"):
        place._replace(row=2)  # type: ignore[call-arg]


def test_enumerations_are_those_of_the_library() -> None:
    assert list(map(str, Colour)) == list(map(str, LibraryColour))
    assert list(map(str, reversed(Colour))) == list(map(str, reversed(LibraryColour)))
    assert len(Colour) == len(LibraryColour)
    for member, other in zip(Colour, LibraryColour, strict=True):
        assert (member.name, member.value, str(member)) == (other.name, other.value, str(other))
        assert repr(member) == repr(other).replace("LibraryColour", "Colour")
        assert (member, hash(member), f"{member}") == (other.value, hash(other), f"{other}")
        assert Colour(member.value) is member
        assert pickle.loads(pickle.dumps(member)) is copy.deepcopy(member) is member
    assert Colour.RED.is_warm


def test_a_text_that_is_no_member_is_refused() -> None:
    with pytest.raises(ValueError, match="'biru' is not a valid Colour"):
        Colour("biru")
