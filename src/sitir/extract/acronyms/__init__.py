"""Acronyms: where each is spelled out, and where it is used."""

from sitir.extract.acronyms.uses import acronyms

__all__ = ["acronyms"]
