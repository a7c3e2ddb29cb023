"""What comments silence, where, and what of them is no suppression."""

from __future__ import annotations

import pytest

from sitir.testing import lint

SENTENCE = "Konflik itu bermula pada tahun 2012 (Boukhars, 2012)."
LIST = "\n\n# Daftar Pustaka\n\n- Stock, A. (2019). *Judul buku*. Penerbit.\n"


def comment(rules: str, reason: str = "") -> str:
    return f"<!-- sitir: ignore[{rules}] {reason}-->"


def dangling(text: str) -> int:
    return len(lint("dangling-citation", text + LIST))


def useless(text: str) -> list[tuple[str, str]]:
    return [
        (finding.problem.message[0], finding.problem.location.text)
        for finding in lint("useless-suppression", text + LIST)
    ]


@pytest.mark.parametrize(
    "text",
    [
        f"{comment('dangling-citation')}\n\n{SENTENCE}",
        f"{comment('dangling-citation', 'menyusul ')}\n{SENTENCE}",
        f"{SENTENCE} {comment('dangling-citation')}",
        f"{comment('name-mismatch, dangling-citation')}\n\n{SENTENCE}",
        f"{comment('dangling-citation')}\n\n{SENTENCE} {comment('name-mismatch')}",
        f"{comment('dangling-citation')}\n\n{comment('year-mismatch')}\n\n{SENTENCE}",
    ],
)
def test_silenced(text: str) -> None:
    assert dangling(text) == 0


@pytest.mark.parametrize(
    "text",
    [
        SENTENCE,
        f"{comment('name-mismatch')}\n\n{SENTENCE}",
        f"{comment('dangling-citation')}\n\nSebuah kalimat lain.\n\n{SENTENCE}",
        f"{SENTENCE}\n\n{comment('dangling-citation')}\n\nSebuah kalimat lain.",
        f"<!-- sitir: ignore -->\n\n{SENTENCE}",
        f"<!-- sitir: ignore[] -->\n\n{SENTENCE}",
        f"<!-- sitir ignore[dangling-citation] -->\n\n{SENTENCE}",
        f"<!-- Sitir: ignore[dangling-citation] -->\n\n{SENTENCE}",
        f"<!-- catatan: sitir: ignore[dangling-citation] -->\n\n{SENTENCE}",
        f"`{comment('dangling-citation')}`\n\n{SENTENCE}",
    ],
)
def test_not_silenced(text: str) -> None:
    assert dangling(text) == 1


def test_all_findings_of_the_block_are_silenced_and_no_others() -> None:
    block = f"{SENTENCE} {SENTENCE}"
    assert dangling(f"{comment('dangling-citation')}\n\n{block}\n\n{SENTENCE}") == 1


@pytest.mark.parametrize(
    ("text", "kind", "at"),
    [
        ("<!-- sitir: ignore -->", "malformed", "<!-- sitir: ignore -->"),
        ("<!-- sitir: ignore[] x -->", "malformed", "<!-- sitir: ignore[] x -->"),
        ("<!-- sitir: halo -->", "malformed", "<!-- sitir: halo -->"),
        ("<!-- SITIR ignore -->", "malformed", "<!-- SITIR ignore -->"),
        (comment("dangling"), "unknown-rule", comment("dangling")),
        (comment("dangling-citation"), "unused", comment("dangling-citation")),
    ],
)
def test_useless(text: str, kind: str, at: str) -> None:
    assert useless(f"{text}\n\nSebuah kalimat lain.") == [(kind, at)]


def test_of_two_that_silence_the_same_one_is_useless() -> None:
    twice = f"{comment('dangling-citation')}\n\n{comment('dangling-citation')}\n\n{SENTENCE}"
    assert [kind for kind, _ in useless(twice)] == ["unused"]


@pytest.mark.parametrize(
    "text", ["<!-- sitiran lama -->", "<!-- sitir naskah ini -->", "sitir: ignore"]
)
def test_other_comments_are_nobody_s_business(text: str) -> None:
    assert useless(f"{text}\n\nSebuah kalimat lain.") == []
