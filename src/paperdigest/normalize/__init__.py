"""Pure functions from the words of a digest to values: dates, authors, names, identifiers, links, languages."""
