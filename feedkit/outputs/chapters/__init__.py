"""Chapter files beside the feed, one file a format."""
