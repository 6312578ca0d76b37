"""YAML text -> a checked, immutable definition; every mistake with its place."""
