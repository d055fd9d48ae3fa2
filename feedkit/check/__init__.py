"""Diagnostics about a catalog: rules, one file a subject, listed in one table."""
