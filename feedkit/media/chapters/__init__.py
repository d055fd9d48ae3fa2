"""Chapters and tags in audio files, read and written; one file a container, see `table`."""
