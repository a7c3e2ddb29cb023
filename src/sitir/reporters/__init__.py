"""Reports in, text out: one module per format."""
