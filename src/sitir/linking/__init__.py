"""Ties what belongs together: mentions and entries, claims and citations, claims and claims."""

from sitir.linking.abstracts import abstract_pairs, abstracts
from sitir.linking.chronology import article_date, claim_times
from sitir.linking.laws import law_links
from sitir.linking.links import entry_links
from sitir.linking.retelling import figure_conflicts, similar_claims
from sitir.linking.support import supports
from sitir.linking.works import same_works

__all__ = [
    "abstract_pairs",
    "abstracts",
    "article_date",
    "claim_times",
    "entry_links",
    "figure_conflicts",
    "law_links",
    "same_works",
    "similar_claims",
    "supports",
]
