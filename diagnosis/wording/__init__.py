"""A diagnosis in the words of one language, for screens and files alike."""
