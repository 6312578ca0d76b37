"""The server: its start, its first page, its answers, its health and its log."""
