"""The catalog into what is searched: documents for an index, or a list of titles without one."""
