"""What has been promised to subscribers: read, compare, record."""
