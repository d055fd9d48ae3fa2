"""feedkit turns a folder of YAML and audio into a podcast."""

__version__ = "0.1.0"
