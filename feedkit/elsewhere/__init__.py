"""Work on recordings by other machines: how it gets there, what they do, and how it comes back."""
