"""handlers of every kind"""

import contextlib
import sys

from alembic import op

revision = "k01"
down_revision = None


def fails(name):
    op.execute(f"SELECT no_such_{name}()")


def again(name):
    for _ in range(3):
        try:
            fails(name)
        except Exception:
            continue


def translated(name):
    try:
        fails(name)
    except Exception as error:
        raise RuntimeError("told in other words") from error


def upgrade():
    try:
        fails("exception")
    except Exception:
        op.execute("CREATE TABLE made (id int)")
    try:
        fails("base")
    except BaseException:
        op.execute("INSERT INTO made VALUES (1)")
    try:
        fails("bare")
    except:
        op.execute("INSERT INTO made VALUES (2)")
    try:
        translated("other_words")
    except RuntimeError:
        pass
    try:
        try:
            fails("and_finally")
        finally:
            op.execute("INSERT INTO made VALUES (3)")
    except Exception:
        op.execute("INSERT INTO made VALUES (4)")
    try:
        fails("exit")
    except BaseException:
        try:
            sys.exit(7)
        except SystemExit:
            op.execute("INSERT INTO made VALUES (5)")
    with contextlib.suppress(Exception):
        with op.get_bind().begin_nested():
            fails("nested")
    again("more_than_once")
    op.execute("INSERT INTO made VALUES (6)")


def downgrade():
    op.execute("DROP TABLE made")
