"""How many people a room expects, what it asks, who may send notes, and seats whose order tells nothing.

A room that was never sealed is over: nobody could tell it from one whose key was taken away.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

_ROOM = "room.id"
_SCREENS = "diagnosis_screens"


def upgrade() -> None:
    op.execute("DELETE FROM seat WHERE room IN (SELECT id FROM room WHERE seal = '')")
    op.execute("UPDATE room SET state = 'closed' WHERE seal = ''")
    op.add_column("room", sa.Column("invited", sa.Integer))
    op.add_column("room", sa.Column("expected", sa.Integer))
    op.create_table(
        "definition",
        sa.Column("room", sa.Text, sa.ForeignKey(_ROOM, ondelete="CASCADE"), primary_key=True),
        sa.Column("content", sa.Text, nullable=False),
    )
    op.create_table(
        "speaker",
        sa.Column("room", sa.Text, sa.ForeignKey(_ROOM, ondelete="CASCADE"), primary_key=True),
        sa.Column("token_hash", sa.Text, primary_key=True),
        sa.Column("notes_left", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
    )
    if op.get_bind().dialect.name == "postgresql":
        op.execute(f"GRANT SELECT ON definition TO {_SCREENS}")
    else:
        _number_no_seats()


def _number_no_seats() -> None:
    """SQLite numbers rows as they come, unless the table is kept in the order of its random key."""
    op.create_table(
        "seat_by_key",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("room", sa.Text, sa.ForeignKey(_ROOM, ondelete="CASCADE"), nullable=False),
        sa.Column("token_hash", sa.Text, nullable=False),
        sa.Column("position", sa.Text, nullable=False),
        sa.Column("consent", sa.Text, nullable=False),
        sa.Column("answers", sa.Text),
        sa.Column("guesses", sa.Text),
        sa.UniqueConstraint("room", "token_hash"),
        sqlite_with_rowid=False,
    )
    op.execute(
        "INSERT INTO seat_by_key (id, room, token_hash, position, consent, answers, guesses)"
        " SELECT id, room, token_hash, position, consent, answers, guesses FROM seat"
    )
    op.drop_table("seat")
    op.rename_table("seat_by_key", "seat")
    op.create_index("ix_seat_room", "seat", ["room"])
