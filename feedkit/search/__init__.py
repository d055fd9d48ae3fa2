"""Documents into an index that a page can search without a server: the only home of pagefind."""
