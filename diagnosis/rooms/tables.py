"""The tables of rooms. What people answered is in `seat` alone, and goes with the close of the round."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

from diagnosis.storage.database import Hidden

metadata = MetaData()

rooms = Table(
    "room",
    metadata,
    Column("id", Text, primary_key=True),
    Column("code", Text, nullable=False, unique=True),
    Column("secret_hash", Text, nullable=False),
    Column("screen_hash", Text, nullable=False),
    Column("state", Text, nullable=False),  # State in terms.py
    Column("k", Integer, nullable=False),
    Column("client", Text, nullable=False),
    Column("purpose", Text, nullable=False),
    Column("language", Text, nullable=False),  # empty: each phone in its own
    Column("seal", Text, nullable=False, server_default=""),  # the key by which seats are sealed
    Column("definition", Text, nullable=False),  # the digest of what is kept in `definition`
    Column("opened", BigInteger, nullable=False),  # seconds since 1970
    Column("ends", BigInteger, nullable=False),
    Column("shown", Integer),  # the step that the shared screen shows
    Column("named", Boolean, nullable=False),
    Column("invited", Integer),  # people, as the leader said at the opening
    Column("expected", Integer),  # the same as raised since: how many seats there are
)
definitions = Table(
    "definition",
    metadata,
    Column("room", Text, ForeignKey("room.id", ondelete="CASCADE"), primary_key=True),
    Column("content", Text, nullable=False),  # JSON: what the room asks, and compares by
)
seats = Table(
    "seat",
    metadata,
    # A random key, and no time, address or browser. What people said is sealed (sealing.py).
    Column("id", Text, primary_key=True),
    Column("room", Text, ForeignKey("room.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("token_hash", Text, nullable=False),
    Column("position", Text, nullable=False),
    Column("consent", Text, nullable=False),
    Column("answers", Text),  # JSON, once they are handed in
    Column("guesses", Text),
    UniqueConstraint("room", "token_hash"),
    sqlite_with_rowid=False,  # the number of a row would tell who came before whom
)
speakers = Table(
    "speaker",
    metadata,
    # After the close, whose phones had a seat, by a digest that no other table has.
    Column("room", Text, ForeignKey("room.id", ondelete="CASCADE"), primary_key=True),
    Column("token_hash", Text, primary_key=True),
    Column("notes_left", Integer, nullable=False),
    sqlite_with_rowid=False,
)
counters = Table(
    "counter",
    metadata,
    Column("room", Text, ForeignKey("room.id", ondelete="CASCADE"), primary_key=True),
    Column("joined", Integer, nullable=False),
    Column("finished", Integer, nullable=False),
)
releases = Table(
    "release",
    metadata,
    Column("room", Text, ForeignKey("room.id", ondelete="CASCADE"), primary_key=True),
    Column("payload", Text, nullable=False),
    Column("before", Text),  # the round that it is compared with, as its file
)
notes = Table(
    "note",
    metadata,
    Column("id", Text, primary_key=True),
    Column("room", Text, ForeignKey("room.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("kind", Text, nullable=False),  # Kind in terms.py
    Column("number", Integer, nullable=False),
    Column("words", Text, nullable=False),
)

SEATS = Hidden((seats.name, speakers.name), role="diagnosis_screens")
"""What screens may not look at: seats, and who sends notes."""
