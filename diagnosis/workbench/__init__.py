"""A firm's files while they are edited: read, examined, compared, merged, and published as versions."""
