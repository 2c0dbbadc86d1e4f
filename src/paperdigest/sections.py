"""The parts of a summary: sections by explicit markers, and the items of a list."""
