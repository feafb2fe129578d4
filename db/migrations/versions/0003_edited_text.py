"""How the text of a document differs from that of the capture before it: kept with what was read out of it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("listing", sa.Column("edit", sa.LargeBinary(), nullable=True))


def downgrade() -> None:
    raise RuntimeError("evidence is never dropped; restore a backup that an older monitor made")
