"""The exact outlook: what is still possible, counted over every answer set.."""
