"""Several people compared by position: a page for consultants."""
