"""Read paper digests into typed, exact records."""
