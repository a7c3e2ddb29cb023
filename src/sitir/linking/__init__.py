"""Ties mentions to entries, laws to entries, and entries that are one work to each other."""
