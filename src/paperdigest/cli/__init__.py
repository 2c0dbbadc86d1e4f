"""The command line: `plain` needs the standard library alone, `app` the extra `cli` (click and rich)."""
