"""What is proved of a definition before anyone answers, over every answer set and not a sample."""
