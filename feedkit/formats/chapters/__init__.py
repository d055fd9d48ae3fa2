"""Text formats of chapters."""
