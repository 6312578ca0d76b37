"""What people answer is sealed, and an earlier round stays beside the release of a later one.

Rooms that are open meanwhile go on without a seal.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.add_column("room", sa.Column("seal", sa.Text, nullable=False, server_default=""))
    op.add_column("release", sa.Column("before", sa.Text))
