"""Text formats of chapters and transcripts, one file a format."""
