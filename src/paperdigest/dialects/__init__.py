"""The built-in dialects: one module a style, named for it. `paperdigest._registry` lists them."""
