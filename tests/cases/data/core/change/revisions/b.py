"""UPDATE and DELETE"""

import sqlalchemy as sa
from alembic import op
from show import fails, show
from sqlalchemy import case, func, select, text
from sqlalchemy.dialects import postgresql as pg

revision = "b"
down_revision = "a"


def upgrade():
    bind = op.get_bind()
    metadata = sa.MetaData()
    people = sa.Table("people", metadata, autoload_with=bind)
    visits = sa.Table("visits", metadata, autoload_with=bind)
    p, v = people.c, visits.c

    def run(statement, *arguments):
        print(statement.compile(dialect=bind.dialect))
        result = bind.execute(statement, *arguments)
        show(result.rowcount)
        if result.returns_rows:
            show(result.all())
        return result

    run(people.update().where(p.id == 1).values(name="Anna", salary=p.salary + 5))
    run(people.update().values({p.name: func.upper(p.name)}).where(p.id.in_([1, 2])))
    run(people.update().where(p.id == sa.bindparam("which")).values(name=sa.bindparam("new")), [{"which": 1, "new": "x"}, {"which": 2, "new": "y"}, {"which": 77, "new": "z"}])
    run(people.update().where(p.id == 3), {"name": "three", "salary": 1})
    run(people.update().where(p.id == 3).values(tags=["q"], data={"new": [1]}, boss_id=None, born=sa.null()))
    run(people.update().where(p.id == 4).values(boss_id=select(func.min(people.alias("other").c.id)).scalar_subquery()))
    run(people.update().values(salary=select(func.count(v.id)).where(v.person_id == p.id).scalar_subquery()))
    run(people.update().where(p.id == v.person_id, v.place == "x").values(name=p.name + "-" + v.place))
    run(sa.update(people).where(p.id == 1).values(name=case((p.salary > 1, "many"), else_="few")).returning(p.id, p.name))
    run(people.update().ordered_values((p.salary, 9), (p.name, "ordered")).where(p.id == 2))
    run(people.update().where(p.data["k"]["n"].as_integer() == 1).values(data=func.jsonb_set(p.data, "{k,n}", sa.cast(sa.literal("7"), pg.JSONB))))
    run(people.update().values(data=p.data.concat({"added": True})).where(p.data.is_not(None)))
    run(people.update().values(tags=func.array_append(p.tags, "new")).where(p.tags.is_not(None)))
    run(people.update().values({"tags": func.coalesce(p.tags, sa.cast(pg.array([]), pg.ARRAY(sa.String)))}).returning(p.id, p.tags))
    run(sa.update(sa.table("people", sa.column("name"), sa.column("id"))).where(sa.column("id") == 4).values(name=text("'from text'")))
    values = sa.values(sa.column("id", sa.Integer), sa.column("pay", sa.Integer), name="pay").data([(1, 11), (2, 22)])
    run(people.update().where(p.id == values.c.id).values(salary=values.c.pay))
    changed = people.update().where(p.id == 1).values(salary=1000).returning(p.id, p.salary).cte("changed")
    show(bind.execute(select(changed)).all())
    moved = visits.delete().where(v.place.is_(None)).returning(v.person_id).cte("moved")
    run(people.insert().from_select(["id", "name"], select(moved.c.person_id + 100, sa.literal("moved"))))
    run(visits.delete().where(v.id == 1))
    run(visits.delete().where(v.person_id == p.id, p.name == "ordered").returning(v.id))
    run(sa.delete(visits).where(v.person_id.in_(select(p.id).where(p.salary > 500))))
    run(visits.delete().where(sa.exists().where(p.id == v.person_id, p.id == 999)))
    fails(bind.execute, people.update().values(nothing=1))
    run(people.update().values(name="nobody").where(sa.false()))
    show(bind.execute(select(people).order_by(p.id)).all())
    result = bind.execute(people.update().values(name="all"))
    show(result.rowcount, result.supports_sane_rowcount(), result.last_updated_params())
    op.execute(people.update().where(p.id == op.inline_literal(1)).values({"name": op.inline_literal("inline")}))
    op.execute(visits.delete())
    op.execute(people.update().where(p.id > 1).values(boss_id=None))
    op.execute(sa.text("DELETE FROM people WHERE id > 100"))


def downgrade():
    op.execute("DELETE FROM people")
