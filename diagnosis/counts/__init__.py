"""How many visits came how far, by day and language: numbers, and nothing of anybody."""
