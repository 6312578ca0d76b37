"""One module per screen. `show` draws it and returns accessible names by CSS selector."""
