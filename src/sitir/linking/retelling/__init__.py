"""Claims and figures that an article tells twice."""

from sitir.linking.retelling.conflicts import figure_conflicts
from sitir.linking.retelling.likeness import similar_claims

__all__ = ["figure_conflicts", "similar_claims"]
