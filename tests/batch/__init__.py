"""Whole tables diagnosed at once."""
