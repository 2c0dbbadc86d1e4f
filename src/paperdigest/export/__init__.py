"""Records in the forms of other libraries: one module for each, loaded only by who imports it."""
