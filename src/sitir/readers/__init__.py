"""Files in, documents out: one module per format, and what all formats share."""
