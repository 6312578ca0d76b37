"""Rooms: people of one client answer on their phones at the same time, and one release comes out of it."""
