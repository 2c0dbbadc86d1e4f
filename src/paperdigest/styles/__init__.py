"""The built-in dialects: one module a style, named for it; `paperdigest.dialect.registry` lists them.

The folder is not named for them, because `paperdigest.dialects` is the function that gives them.
"""
