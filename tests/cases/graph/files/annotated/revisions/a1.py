"""one"""

from typing import Sequence, Union

revision: str = "a1"
down_revision: Union[str, Sequence[str], None] = None
branch_labels: Union[str, Sequence[str], None] = ["x_label", "y_label"]
depends_on: Union[str, Sequence[str], None] = []


def upgrade():
    pass


def downgrade():
    pass
