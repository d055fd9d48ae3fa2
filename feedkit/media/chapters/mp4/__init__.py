"""The boxes of an MP4 file in which tags and chapters stand, read and made."""
