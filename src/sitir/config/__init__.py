"""Finds, reads and checks the configuration."""
