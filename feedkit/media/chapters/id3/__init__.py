"""ID3v2 tags as bytes: taken apart, made, and what their tables of contents mean."""
