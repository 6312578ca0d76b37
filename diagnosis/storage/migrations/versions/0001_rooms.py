"""Rooms, seats, counters, releases and notes; on PostgreSQL, the role that may not look at seats."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_ROOM = "room.id"
_SCREENS = "diagnosis_screens"


def upgrade() -> None:
    op.create_table(
        "room",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("code", sa.Text, nullable=False, unique=True),
        sa.Column("secret_hash", sa.Text, nullable=False),
        sa.Column("screen_hash", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("k", sa.Integer, nullable=False),
        sa.Column("client", sa.Text, nullable=False),
        sa.Column("purpose", sa.Text, nullable=False),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("definition", sa.Text, nullable=False),
        sa.Column("opened", sa.BigInteger, nullable=False),
        sa.Column("ends", sa.BigInteger, nullable=False),
        sa.Column("shown", sa.Integer),
        sa.Column("named", sa.Boolean, nullable=False),
    )
    op.create_table(
        "seat",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("room", sa.Text, sa.ForeignKey(_ROOM, ondelete="CASCADE"), nullable=False, index=True),
        sa.Column("token_hash", sa.Text, nullable=False),
        sa.Column("position", sa.Text, nullable=False),
        sa.Column("consent", sa.Text, nullable=False),
        sa.Column("answers", sa.Text),
        sa.Column("guesses", sa.Text),
        sa.UniqueConstraint("room", "token_hash"),
    )
    op.create_table(
        "counter",
        sa.Column("room", sa.Text, sa.ForeignKey(_ROOM, ondelete="CASCADE"), primary_key=True),
        sa.Column("joined", sa.Integer, nullable=False),
        sa.Column("finished", sa.Integer, nullable=False),
    )
    op.create_table(
        "release",
        sa.Column("room", sa.Text, sa.ForeignKey(_ROOM, ondelete="CASCADE"), primary_key=True),
        sa.Column("payload", sa.Text, nullable=False),
    )
    op.create_table(
        "note",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("room", sa.Text, sa.ForeignKey(_ROOM, ondelete="CASCADE"), nullable=False, index=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
    )
    if op.get_bind().dialect.name == "postgresql":
        _separate_screens()


def _separate_screens() -> None:
    """A role for what screens read. An administrator has made it where the user of the app may not."""
    known = sa.text("SELECT 1 FROM pg_roles WHERE rolname = :name")
    if op.get_bind().execute(known, {"name": _SCREENS}).first() is None:
        op.execute(f"CREATE ROLE {_SCREENS} NOLOGIN")
        op.execute(f"GRANT {_SCREENS} TO CURRENT_USER")
    op.execute(f"GRANT SELECT ON room, counter, release, note TO {_SCREENS}")
