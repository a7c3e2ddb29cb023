"""Documents in; citations, claims and their facts, acronyms, run-in lists and floats out."""

from sitir.extract.acronyms import acronyms
from sitir.extract.citations import Extraction, citations
from sitir.extract.claims import claims
from sitir.extract.floats import floats
from sitir.extract.run_in_lists import run_in_lists

__all__ = ["Extraction", "acronyms", "citations", "claims", "floats", "run_in_lists"]
