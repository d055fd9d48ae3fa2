"""Podlove Simple Chapters."""
