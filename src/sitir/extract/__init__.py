"""Documents in; citations, claims and their facts out."""
