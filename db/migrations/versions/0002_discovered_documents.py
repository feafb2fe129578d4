"""Documents that indexes led to, their other addresses, and the texts by which copies are known.

All of it is operational.  `source_state` learns when an index was first read, and from when it is read back.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True).with_variant(sa.String(32), "sqlite")


def upgrade() -> None:
    op.add_column("source_state", sa.Column("first_contact_at", MOMENT, nullable=True))
    op.add_column("source_state", sa.Column("catch_up_from", MOMENT, nullable=True))
    create_document()
    create_document_alias()
    create_voice_text()


def downgrade() -> None:
    raise RuntimeError("evidence is never dropped; restore a backup that an older monitor made")


def create_document() -> None:
    op.create_table(
        "document",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("published", MOMENT, nullable=True),
        sa.Column("identifier", sa.Text(), nullable=False),
        sa.Column("found_at", MOMENT, nullable=False),
        sa.Column("decision", sa.String(16), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("catch_up", sa.Boolean(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("changed_at", MOMENT, nullable=True),
        sa.Column("due_at", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_document")),
    )
    op.create_index(
        op.f("ix_document_source_decision_due_at"), "document", ["source", "decision", "due_at"], unique=False
    )
    op.create_index(op.f("ix_document_url"), "document", ["url"], unique=False)


def create_document_alias() -> None:
    op.create_table(
        "document_alias",
        sa.Column("alias", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["key"], ["document.key"], name=op.f("fk_document_alias_key_document")),
        sa.PrimaryKeyConstraint("alias", name=op.f("pk_document_alias")),
    )
    op.create_index(op.f("ix_document_alias_key"), "document_alias", ["key"], unique=False)


def create_voice_text() -> None:
    op.create_table(
        "voice_text",
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("voice", sa.Text(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=True),
        sa.Column("shingles", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("url", name=op.f("pk_voice_text")),
    )
    op.create_index(op.f("ix_voice_text_at"), "voice_text", ["at"], unique=False)
    op.create_index(op.f("ix_voice_text_origin"), "voice_text", ["origin"], unique=False)
