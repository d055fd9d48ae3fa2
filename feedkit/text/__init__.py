"""Pure functions on text, in files named for their subject."""
