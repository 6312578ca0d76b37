"""Numbers on both kinds of database, as rooms are tested."""

from tests.support.databases import address, file, postgres

__all__ = ["address", "file", "postgres"]
