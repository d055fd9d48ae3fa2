"""Links of the Atom namespace."""
