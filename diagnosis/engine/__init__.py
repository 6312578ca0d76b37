"""A definition and a response -> a diagnosis. Pure: no files, clock, language or randomness."""
