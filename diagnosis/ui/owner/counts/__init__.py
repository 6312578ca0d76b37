"""Counting how far visits come, and the page on which that is seen."""
