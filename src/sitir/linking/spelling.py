"""Tells words that are misspelt from other words."""

from __future__ import annotations


def within_one_edit(first: str, second: str) -> bool:
    """Tell whether two words are the same but for one letter, or for two letters exchanged.

    The edits are those of Damerau (https://doi.org/10.1145/363958.363994): a letter is wrong,
    missing or too much, or two neighbours have changed places.
    """
    short, long = sorted((first, second), key=len)
    if len(long) - len(short) > 1:
        return False
    at = next((i for i, letter in enumerate(short) if letter != long[i]), len(short))
    if len(short) < len(long):
        return short[at:] == long[at + 1 :]
    if short[at + 1 :] == long[at + 1 :]:
        return True
    is_exchanged = short[at : at + 2] == long[at + 1] + long[at]
    return is_exchanged and short[at + 2 :] == long[at + 2 :]
