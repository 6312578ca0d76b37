"""Many responses compared by position; nothing about one person can be read from what comes out."""
