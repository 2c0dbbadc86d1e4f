"""Papers for other programs: one module for each form, each of which names the extra that it needs.

Nothing in the rest of the package imports these modules, and a module imports its library only when it is used.
"""
