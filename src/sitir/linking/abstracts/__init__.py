"""Abstracts of one article in two languages: found, aligned, and compared."""

from sitir.linking.abstracts.pairs import abstract_pairs, abstracts

__all__ = ["abstract_pairs", "abstracts"]
