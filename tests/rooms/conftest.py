from tests.support.databases import address, clock, file, postgres, rooms

__all__ = ["address", "clock", "file", "postgres", "rooms"]
