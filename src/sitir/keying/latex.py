"""Writes citations as natbib reads them (its manual, section 2.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sitir.keying.pieces import Group, Piece


def latex(group: Group) -> str:
    r"""Return a citation as `\citep[lihat][hlm. 3]{vela2021}` or `\citet[hlm. 3]{vela2021}`."""
    pieces = group.pieces
    if group.is_narrative:
        if not group.keeps_names:
            return rf"\citet{_notes(pieces[0], brackets=1)}{{{pieces[0].key}}}"
        return f"{group.names} {_years(pieces)}"
    if all(_is_bare(piece) for piece in pieces):
        return rf"\citep{{{','.join(piece.key for piece in pieces)}}}"
    if len(pieces) == 1 and not pieces[0].names:
        return rf"\citep{_notes(pieces[0])}{{{pieces[0].key}}}"
    return f"({'; '.join(_inside(piece) for piece in pieces)})"


def _is_bare(piece: Piece) -> bool:
    return not (piece.before or piece.names or _after(piece))


def _years(pieces: tuple[Piece, ...]) -> str:
    if all(_is_bare(piece) for piece in pieces):
        return rf"\citeyearpar{{{','.join(piece.key for piece in pieces)}}}"
    if len(pieces) == 1:
        return rf"\citeyearpar{_notes(pieces[0])}{{{pieces[0].key}}}"
    return f"({'; '.join(_year(piece) for piece in pieces)})"


def _inside(piece: Piece) -> str:
    if piece.names:
        return _year(piece)
    before = f"{piece.before} " if piece.before else ""
    return rf"{before}\citealp{_notes(piece, brackets=1)}{{{piece.key}}}"


def _year(piece: Piece) -> str:
    names = f"{piece.names}, " if piece.names else ""
    before = f"{piece.before} " if piece.before else ""
    after = f", {_after(piece)}" if _after(piece) else ""
    return rf"{before}{names}\citeyear{{{piece.key}}}{after}"


def _notes(piece: Piece, *, brackets: int = 2) -> str:
    """Return the notes before and after a key, in at most so many brackets."""
    after = _after(piece)
    if piece.before and brackets > 1:
        return f"[{_safe(piece.before)}][{_safe(after)}]"
    return f"[{_safe(after)}]" if after else ""


def _after(piece: Piece) -> str:
    return piece.after.lstrip(",: ").rstrip()


def _safe(note: str) -> str:
    """Return a note that does not end the brackets it stands in."""
    return f"{{{note}}}" if "]" in note else note
