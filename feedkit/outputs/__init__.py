"""From a catalog to the files of the site: one folder or file a kind, listed in ``table``."""
