"""Numbers that a summary reports as results, read into records."""
