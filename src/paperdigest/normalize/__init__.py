"""Pure functions that turn strings of a digest into values: dates, authors, names, identifiers, links, labels."""
