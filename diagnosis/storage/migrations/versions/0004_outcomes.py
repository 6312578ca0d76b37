"""Where recommendations went, as numbers."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "outcomes",
        sa.Column("tool", sa.Text, primary_key=True),
        sa.Column("own", sa.Text, primary_key=True),
        sa.Column("agreed", sa.Text, primary_key=True),
        sa.Column("number", sa.Integer, nullable=False),
    )
