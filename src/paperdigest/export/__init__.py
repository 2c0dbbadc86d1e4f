"""Papers for other programs: one module for each form, which names the extra that it needs, loaded only by who imports it."""
