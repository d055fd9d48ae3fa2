"""Tags of XHTML."""
