"""advanced-alchemy-types"""

import sqlalchemy as sa
from advanced_alchemy.types import GUID, Bool, DateTimeUTC, EncryptedString, EncryptedText
from advanced_alchemy.types import BigIntIdentity, PasswordHash, Vector
from advanced_alchemy.types.encrypted_string import PGCryptoBackend
from alembic import op

revision = "a1"
down_revision = None

sa.GUID = GUID
sa.Bool = Bool
sa.DateTimeUTC = DateTimeUTC
sa.EncryptedString = EncryptedString
sa.EncryptedText = EncryptedText
sa.PGCryptoBackend = PGCryptoBackend


def upgrade():
    op.create_table(
        "account",
        sa.Column("id", sa.GUID(length=16), nullable=False),
        sa.Column("number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("other", BigIntIdentity, nullable=False),
        sa.Column("active", sa.Bool(), nullable=False),
        sa.Column("created_at", sa.DateTimeUTC(timezone=True), nullable=False),
        sa.Column("secret", sa.EncryptedString(key="k", backend=sa.PGCryptoBackend, length=50)),
        sa.Column("long_secret", sa.EncryptedText(key="k", backend=PGCryptoBackend), nullable=True),
        sa.Column("password", PasswordHash(backend=None, length=100), nullable=True),
        sa.Column("embedding", Vector(3)),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account")),
    )


def downgrade():
    op.drop_table("account")
