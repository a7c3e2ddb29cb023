"""Documents in; citations, claims and their facts out."""

from sitir.extract.citations import Extraction, citations
from sitir.extract.claims import claims

__all__ = ["Extraction", "citations", "claims"]
