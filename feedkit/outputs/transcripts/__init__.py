"""Transcripts beside the feed, in every format that apps ask for."""
