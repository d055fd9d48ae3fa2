"""YAML text to :class:`ShowFile` and :class:`EpisodeFile`, with every mistake and its place."""
