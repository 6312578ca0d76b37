"""A case that is open in a call: what a consultant enters, and the way back through it."""
