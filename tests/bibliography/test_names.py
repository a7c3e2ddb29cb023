"""Names and dates as they stand in references, taken to their parts."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from sitir.bibliography.bodies import is_body
from sitir.bibliography.issued import date
from sitir.bibliography.names import body, person
from sitir.model import Date, Name


def cases(name: str) -> Any:
    return yaml.safe_load((Path(__file__).parent / name).read_text(encoding="utf-8"))


NAMES: dict[str, dict[str, Any]] = cases("names.yml")
DATES: dict[str, dict[str, Any] | None] = cases("dates.yml")
BODIES: dict[str, list[str]] = cases("bodies.yml")


@pytest.mark.parametrize("text", NAMES)
def test_person(text: str) -> None:
    assert person(text)._asdict() == Name()._asdict() | NAMES[text]


@pytest.mark.parametrize("text", DATES)
def test_date(text: str) -> None:
    expected = DATES[text]
    assert date(text) == (Date(**expected) if expected else None)


@pytest.mark.parametrize("text", BODIES["bodies"])
def test_body(text: str) -> None:
    assert is_body(text)


@pytest.mark.parametrize("text", BODIES["people and titles"])
def test_no_body(text: str) -> None:
    assert not is_body(text)


def test_the_acronym_of_a_body_is_set_apart() -> None:
    assert body("Badan Pusat Statistik [BPS]") == Name(
        literal="Badan Pusat Statistik", acronym="BPS"
    )


def test_a_bracket_that_is_no_acronym_stays() -> None:
    assert body("Komite Nasional (sementara)") == Name(literal="Komite Nasional (sementara)")
