"""Results of costly functions on disk. Losing them costs time and nothing else."""
