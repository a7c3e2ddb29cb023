"""Writes citations as pandoc reads them (its manual, section "Citation syntax")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.lexicons.patterns import Pattern

if TYPE_CHECKING:
    from sitir.keying.pieces import Group, Piece

# What may stand in a key without braces: no two signs in a row, none at the end.
_PLAIN = Pattern(r"\w+(?:[:.#$%&\-+?<>~/]\w+)*")
_SQUARE = str.maketrans({"[": r"\[", "]": r"\]"})


def pandoc(group: Group) -> str:
    """Return a citation as `[lihat @vela2021, hlm. 3; @wilen2025]` or `@vela2021 [hlm. 3]`."""
    if not group.is_narrative:
        return f"[{'; '.join(_piece(piece) for piece in group.pieces)}]"
    if group.keeps_names:
        years = "; ".join(_piece(piece, sign="-@") for piece in group.pieces)
        return f"{group.names} [{years}]"
    (piece,) = group.pieces
    key = f"@{_key(piece.key)}"
    after = _after(piece).lstrip(", ")
    return f"{key} [{after}]" if after else key


def _piece(piece: Piece, *, sign: str = "@") -> str:
    words = [piece.before] if piece.before else []
    if piece.names:
        words.append(f"{piece.names.translate(_SQUARE)},")
        sign = "-@"
    return " ".join((*words, f"{sign}{_key(piece.key)}{_after(piece)}"))


def _key(key: str) -> str:
    return key if _PLAIN.fullmatch(key) else f"{{{key}}}"


def _after(piece: Piece) -> str:
    """Return what follows a key, set off from it: a colon would be a part of the key."""
    after = piece.after.rstrip()
    if not after or after[0] == ",":
        return after
    if after[0] == ":":
        return f", {after[1:].lstrip()}"
    return f" {after.lstrip()}"
