"""Reference lists and bibliography files in, entries out."""
