"""Artifacts to a folder: whole files in a safe order, and nothing that has not changed."""
