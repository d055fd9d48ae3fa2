"""Tags of the podcast namespace, one file a tag.

Podcasting 2.0 namespace, version 1.0.
"""
