"""Many responses compared by position."""
