"""HTTP: paths, headers, compressed answers, and connections."""
