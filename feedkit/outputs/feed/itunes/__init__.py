"""Tags of the iTunes namespace, one file a tag.

Apple, "A Podcaster's Guide to RSS".
"""
