"""from one table to others"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB, insert

revision = "a"
down_revision = None


def upgrade():
    conn = op.get_bind()
    op.create_table("log", sa.Column("id", sa.BigInteger, primary_key=True), sa.Column("at", sa.DateTime(timezone=True)), sa.Column("tags", sa.Text), sa.Column("body", JSONB))
    log = sa.table("log", sa.column("id"), sa.column("at"), sa.column("tags"), sa.column("body", JSONB))
    op.bulk_insert(log, [{"at": "2020-01-0%d 00:00+00" % n, "tags": tags, "body": {"n": n, "user": {"id": n % 2}}} for n, tags in ((1, "a,b"), (2, "b"), (3, ""), (4, None))])
    op.create_table("tags", sa.Column("id", sa.Integer, primary_key=True), sa.Column("word", sa.String(20), unique=True, nullable=False))
    op.create_table("log_tags", sa.Column("log_id", sa.BigInteger, sa.ForeignKey("log.id"), primary_key=True), sa.Column("tag_id", sa.Integer, sa.ForeignKey("tags.id"), primary_key=True))
    meta = sa.MetaData()
    meta.reflect(bind=conn, only=("log", "tags", "log_tags"))
    log, tags, log_tags = meta.tables["log"], meta.tables["tags"], meta.tables["log_tags"]
    ids = {}
    links = []
    for row in conn.execute(sa.select(log.c.id, log.c.tags).where(log.c.tags != "").order_by(log.c.id)):
        for word in row.tags.split(","):
            if word not in ids:
                ids[word] = conn.execute(tags.insert().values(word=word)).inserted_primary_key[0]
            links.append({"log_id": row.id, "tag_id": ids[word]})
    print(ids, links)
    conn.execute(log_tags.insert(), links)
    conn.execute(insert(tags).values([{"word": "a"}, {"word": "z"}]).on_conflict_do_nothing(index_elements=["word"]))
    users = op.create_table("users", sa.Column("id", sa.Integer, primary_key=True, autoincrement=False), sa.Column("entries", sa.Integer), sa.Column("last", sa.DateTime(timezone=True)))
    user_id = log.c.body["user"]["id"].as_integer()
    conn.execute(users.insert().from_select(["id", "entries", "last"], sa.select(user_id, sa.func.count(), sa.func.max(log.c.at)).group_by(user_id)))
    print(conn.execute(sa.select(users).order_by(users.c.id)).all())
    op.create_table("archive", *[sa.Column(c.name, c.type) for c in log.columns], schema=None)
    op.execute("WITH moved AS (DELETE FROM log WHERE tags IS NULL RETURNING *) INSERT INTO archive SELECT * FROM moved")
    op.rename_table("log", "entries")
    op.execute("ALTER SEQUENCE log_id_seq RENAME TO entries_id_seq")
    op.drop_column("entries", "tags")
    print(conn.execute(sa.text("SELECT setval('entries_id_seq', (SELECT max(id) FROM entries) + 10)")).scalar(), conn.execute(sa.text("INSERT INTO entries (body) VALUES ('{}') RETURNING id")).scalar())
    op.execute(
        """
        CREATE FUNCTION touch() RETURNS trigger AS $$
        BEGIN
            NEW.at := '2030-01-01 00:00+00';
            RETURN NEW;
        END;
        $$ LANGUAGE plpgsql;
        CREATE TRIGGER touch BEFORE UPDATE ON entries FOR EACH ROW EXECUTE FUNCTION touch();
        """
    )
    conn.execute(sa.text("UPDATE entries SET body = body || jsonb_build_object('seen', true) WHERE body ? 'n'"))
    for row in conn.execute(sa.text("SELECT id, at, body FROM entries ORDER BY id"), execution_options={"stream_results": True}).yield_per(2):
        print(row)
    conn.execute(sa.text("CREATE TEMPORARY TABLE scratch ON COMMIT DROP AS SELECT id FROM entries"))
    print(conn.execute(sa.text("SELECT count(*) FROM scratch")).scalar())


def downgrade():
    op.execute("DROP TRIGGER touch ON entries; DROP FUNCTION touch()")
    for name in ("archive", "users", "log_tags", "tags", "entries"):
        op.drop_table(name)
