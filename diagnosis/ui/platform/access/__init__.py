"""Who may see the consultants' pages: a sign-in with a list, or a token printed at the start."""
