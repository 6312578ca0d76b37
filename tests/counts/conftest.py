"""Numbers on both kinds of database, as rooms are tested."""

from tests.rooms.conftest import address, file, postgres

__all__ = ["address", "file", "postgres"]
