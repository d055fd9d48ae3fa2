"""The feed: feedgen for RSS, our extensions for the rest, items as artifacts of their own."""
