"""Text formats of transcripts, one file a format, listed in ``table.py``."""
