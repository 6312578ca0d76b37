"""Numbers of visits."""
