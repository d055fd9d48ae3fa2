"""Looking at a show while it is being written: a site that follows every change."""
