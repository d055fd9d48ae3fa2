"""Tags of the feed history namespace."""
