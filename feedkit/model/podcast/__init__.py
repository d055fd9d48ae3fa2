"""What the podcast namespace can say, as an author types it: one file a thing.

These values are published as they were typed, so that the catalog holds them as well. What takes
a decision first (files, dates, names of the roster) has a type of its own there.
"""
