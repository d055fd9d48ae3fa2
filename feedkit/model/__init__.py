"""What things are: frozen dataclasses and value types, which know no file, feed or page."""
