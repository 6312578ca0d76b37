"""A firm's files while they are edited."""
