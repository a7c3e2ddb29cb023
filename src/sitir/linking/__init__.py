"""Ties mentions to entries, laws to entries, and entries that are one work to each other."""

from sitir.linking.laws import law_links
from sitir.linking.links import entry_links
from sitir.linking.works import same_works

__all__ = ["entry_links", "law_links", "same_works"]
