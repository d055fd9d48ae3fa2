"""Files that are whole or not there, and on the disk when that is promised."""
