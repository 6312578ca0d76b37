"""What the screens of several audiences draw."""
