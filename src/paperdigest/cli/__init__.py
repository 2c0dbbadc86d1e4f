"""The command line. `plain` needs only the standard library; `app` needs the extra `cli` (click and rich)."""
