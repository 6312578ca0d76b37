"""Where the app keeps what it has to keep: one database, a file of SQLite or PostgreSQL."""
