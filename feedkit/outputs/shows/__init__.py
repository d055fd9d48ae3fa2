"""What several shows have in common: a page that leads to each, and a list for apps."""
