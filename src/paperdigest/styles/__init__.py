"""The built-in dialects, one module a style; `paperdigest.dialect.registry` lists them.

The folder is not called `dialects`, because `paperdigest.dialects` is a function.
"""
