"""The room: phones, the shared screen, and the page of whoever leads it."""
