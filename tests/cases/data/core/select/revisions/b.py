"""ask them in every way"""

import datetime
import decimal

import sqlalchemy as sa
from alembic import op
from show import fails, show
from sqlalchemy import and_, case, cast, column, exists, func, literal, literal_column, not_, null, or_, select, text, true, tuple_, type_coerce, values
from sqlalchemy.dialects import postgresql as pg

revision = "b"
down_revision = "a"


def upgrade():
    bind = op.get_bind()
    metadata = sa.MetaData()
    people = sa.Table("people", metadata, autoload_with=bind)
    visits = sa.Table("visits", metadata, autoload_with=bind)
    show(list(people.c.keys()), [repr(c.type) for c in people.c], [c.nullable for c in people.c], sorted(metadata.tables), [fk.target_fullname for fk in people.foreign_keys])
    p, v = people.c, visits.c

    def ask(statement, *arguments):
        print(statement.compile(dialect=bind.dialect))
        rows = bind.execute(statement, *arguments).all()
        show(rows)
        return rows

    ask(select(people).order_by(p.id))
    ask(select(p.id, p.name).where(p.salary > 60).order_by(p.salary.desc()))
    ask(select(p.name).where(p.salary.is_(None)))
    ask(select(p.name).where(p.boss_id == None))  # noqa: E711
    ask(select(p.name).where(p.boss_id != None, p.id.in_([2, 3, 99])).order_by(p.id))  # noqa: E711
    ask(select(p.name).where(p.id.not_in([1, 2])).order_by(p.id.desc()))
    ask(select(p.id).where(p.id.in_([])))
    ask(select(p.id).where(p.id.notin_([])).order_by(p.id).limit(1))
    ask(select(p.id).where(p.id.in_(select(v.person_id).where(v.place == "x"))).order_by(p.id))
    ask(select(p.name).where(p.name.like("%n%")).order_by(p.id))
    ask(select(p.name).where(p.name.ilike("a%")))
    ask(select(p.name).where(p.name.contains("_", autoescape=True)))
    ask(select(p.name).where(p.name.startswith("D"), p.name.endswith("x")))
    ask(select(p.name).where(p.name.contains("%", autoescape=True)))
    ask(select(p.name).where(p.name.regexp_match("^[A-B]")).order_by(p.id))
    ask(select(p.name.regexp_replace("[aeiou]", "_", flags="g")).order_by(p.id))
    ask(select(p.name.op("~*")("^c")).order_by(p.id))
    ask(select(p.id).where(p.salary.between(50, 80)).order_by(p.id))
    ask(select(p.id).where(or_(p.id == 1, and_(p.id > 2, not_(p.id == 3)))).order_by(p.id))
    ask(select(p.id).where(~p.id.in_([1])).where((p.id == 2) | (p.id == 3) & (p.name != "x")).order_by(p.id))
    ask(select(p.id, (p.salary * 2).label("twice"), p.salary / 3, p.salary % 7, -p.salary, p.salary + decimal.Decimal("0.5"), p.id // 2, p.id / 2).where(p.id == 2))
    ask(select(p.name + " x", p.name.concat("y"), func.lower(p.name), func.coalesce(p.salary, 0), func.length(p.name), func.now() > datetime.datetime(2000, 1, 1, tzinfo=datetime.timezone.utc)).where(p.id == 3))
    ask(select(func.count(), func.count(p.id), func.count(p.salary.distinct()), func.max(p.salary), func.min(p.name), func.sum(p.salary), func.avg(p.id), func.count(sa.distinct(p.boss_id))).select_from(people))
    ask(select(func.array_agg(p.name.op("ORDER BY")(p.id)), func.string_agg(p.name, ","), func.json_agg(p.id), func.jsonb_build_object("a", 1), func.bool_or(p.id > 3)))
    ask(select(p.boss_id, func.count().label("n")).group_by(p.boss_id).having(func.count() > 1).order_by(text("n")))
    ask(select(p.boss_id.label("b"), func.count()).group_by("b").order_by(sa.desc("b")))
    ask(select(p.id).order_by(p.salary.desc().nulls_last(), p.id).limit(2).offset(1))
    ask(select(p.id).order_by(p.salary.nulls_first(), p.id).slice(0, 2))
    ask(select(p.id).order_by(p.id).fetch(2))
    ask(select(p.boss_id).distinct().order_by(p.boss_id))
    ask(select(p.boss_id, p.id).distinct(p.boss_id).order_by(p.boss_id, p.id.desc()))
    ask(select(p.name, case((p.salary > 80, "rich"), (p.salary > 60, "some"), else_="poor")).order_by(p.id))
    ask(select(case({1: "one", 2: "two"}, value=p.id, else_=null())).order_by(p.id))
    ask(select(cast(p.id, sa.String), cast("5", sa.Integer), p.id.cast(sa.Text), cast(p.salary, sa.Integer), type_coerce("2020-01-01", sa.String)).where(p.id == 1))
    ask(select(literal(5), literal("x"), literal_column("1 + 1").label("two"), null(), true(), sa.false(), text("'t' AS t"), literal(datetime.date(2020, 1, 1)), literal([1, 2], pg.ARRAY(sa.Integer))))
    boss = people.alias("boss")
    ask(select(people.c.name, boss.c.name.label("boss")).select_from(people.join(boss, people.c.boss_id == boss.c.id)).order_by(people.c.id))
    ask(select(people.c.name, boss.c.name).select_from(people.outerjoin(boss, people.c.boss_id == boss.c.id)).order_by(people.c.id))
    ask(select(p.name, v.place).join(visits).order_by(v.id))
    ask(select(p.name, v.place).join_from(people, visits, isouter=True).order_by(p.id, v.id))
    ask(select(p.name, v.id).select_from(people).join(visits, v.person_id == p.id, full=True).order_by(p.id, v.id))
    sub = select(v.person_id, func.count().label("n")).group_by(v.person_id).subquery("sub")
    ask(select(p.name, sub.c.n).join(sub, sub.c.person_id == p.id).order_by(p.id))
    ask(select(p.name, select(func.count()).where(v.person_id == p.id).scalar_subquery().label("n")).order_by(p.id))
    ask(select(p.name).where(exists().where(v.person_id == p.id)).order_by(p.id))
    ask(select(p.name).where(~exists(select(v.id).where(v.person_id == p.id))).order_by(p.id))
    ask(select(p.name).where(select(v.id).where(v.person_id == p.id).exists()).order_by(p.id))
    ask(select(exists(select(p.id).where(p.id == 99))))
    cte = select(p.id, p.boss_id, literal(0).label("depth")).where(p.boss_id.is_(None)).cte("tree", recursive=True)
    cte = cte.union_all(select(p.id, p.boss_id, cte.c.depth + 1).join(cte, p.boss_id == cte.c.id))
    ask(select(cte).order_by(cte.c.id))
    plain = select(p.id).where(p.id > 2).cte("plain")
    ask(select(p.name).where(p.id.in_(select(plain.c.id))).order_by(p.id))
    ask(select(func.row_number().over(order_by=p.id.desc()), func.rank().over(partition_by=p.boss_id, order_by=[p.salary]), func.sum(p.salary).over(), func.lag(p.id).over(order_by=p.id), func.sum(p.id).over(order_by=p.id, rows=(None, 0))).order_by(p.id))
    ask(select(func.count(p.id).filter(p.salary > 60), func.percentile_cont(0.5).within_group(p.salary)))
    ask(select(p.id).where(p.id < 2).union(select(v.id).where(v.id > 3)).order_by("id"))
    ask(select(p.id).union_all(select(v.id)).order_by("id").limit(3))
    ask(select(p.id).intersect(select(v.id)).order_by("id"))
    ask(sa.except_(select(p.id), select(v.person_id)).order_by("id"))
    ask(select(p.tags[1], p.tags.contains(["a"]), p.tags.any("b"), func.array_length(p.tags, 1), func.unnest(p.tags)).where(p.id == 1))
    ask(select(p.id).where(p.tags.contains(["b"])).order_by(p.id))
    ask(select(p.id).where(p.tags.overlap(["a", "z"])))
    ask(select(p.id).where("b" == sa.any_(p.tags)).order_by(p.id))
    ask(select(p.id).where(p.id == sa.any_(pg.array([1, 3]))).order_by(p.id))
    ask(select(p.id).where(p.id == func.any(pg.array([2, 4]))).order_by(p.id))
    ask(select(p.data["k"], p.data["k"]["n"], p.data["k"]["n"].astext, p.data[("k", "n")].astext.cast(sa.Integer), p.data["l"][0], p.data["k"]["n"].as_integer()).where(p.id == 1))
    ask(select(p.id).where(p.data["k"]["n"].as_integer() > 1))
    ask(select(p.id).where(p.data.contains({"k": {"n": 1}})))
    ask(select(p.id).where(p.data.has_key("l")))
    ask(select(p.id).where(p.data["k"].astext.is_(None)).order_by(p.id))
    ask(select(p.data["k"].as_string(), func.jsonb_typeof(p.data["k"])).order_by(p.id))
    ask(select(func.jsonb_array_elements(p.data["l"])).where(p.id == 1))
    ask(select(func.jsonb_set(p.data, "{k,n}", "5")).where(p.id == 1))
    ask(select((p.data - "l"), p.data.concat({"z": 1})).where(p.id == 1))
    ask(select(func.extract("year", p.born), sa.extract("month", p.born), func.date_trunc("month", p.born), p.born + 1, p.born - datetime.date(1970, 1, 1), func.age(datetime.date(2020, 1, 1), p.born), func.to_char(p.born, "YYYY-MM")).where(p.id == 1))
    ask(select(v.at, func.timezone("America/New_York", v.at), v.at + datetime.timedelta(days=1), v.at.cast(sa.Date)).where(v.id == 1))
    table = values(column("n", sa.Integer), column("word", sa.String), name="t").data([(1, "one"), (4, "four")])
    ask(select(p.name, table.c.word).join(table, table.c.n == p.id).order_by(p.id))
    ask(select(p.id).where(tuple_(p.id, p.name).in_([(1, "Ann"), (2, "x")])))
    recent = select(v.place).where(v.person_id == p.id).order_by(v.id.desc()).limit(1).lateral("recent")
    ask(select(p.name, recent.c.place).join(recent, true()).order_by(p.id))
    ask(select(func.generate_series(1, 3).column_valued("n")))
    series = func.generate_series(1, 2).table_valued("value").render_derived()
    ask(select(series.c.value))
    ask(select(p.id).where(p.id == 1).with_for_update())
    ask(select(p.id).where(p.id == 1).with_for_update(skip_locked=True, of=people))
    ask(select(p.id, p.id.label("id2"), p.id.label("id3")).where(p.id == 1))
    ask(select(people, visits).join(visits).where(v.id == 1))
    ask(select(people.c["id", "name"]).where(p.id == 1) if False else select(*people.c["id", "name"]).where(p.id == 1))
    ask(select(text("name"), text("id + 1 AS more")).select_from(text("people")).where(text("id = :id")).order_by(text("id")), {"id": 2})
    ask(select(sa.sql.column("name")).select_from(sa.table("people")).where(sa.sql.column("id") == 3))
    ask(select(p.id).where(p.name == sa.bindparam("who")), {"who": "Bob"})
    ask(select(p.id).where(p.id.in_(sa.bindparam("ids", expanding=True))).order_by(p.id), {"ids": [1, 4]})
    ask(select(sa.func.cast(p.id, sa.String)) if False else select(func.concat(p.name, "-", p.id)).where(p.id == 1))
    ask(select(p.name.collate("C")).order_by(p.name.collate("C")))
    ask(select(p.id).where(p.name.is_distinct_from(None), p.salary.is_not_distinct_from(None)))
    ask(select(func.greatest(p.id, 2), func.nullif(p.id, 1), func.round(p.salary, 1), func.abs(-p.id), func.md5(p.name), func.gen_random_uuid().is_not(None)).where(p.id == 1))
    ask(select(sa.sql.functions.Function("lower", p.name), func.pg_catalog.upper(p.name)).where(p.id == 1))
    ask(select(func.lower(p.name, type_=sa.String).label("low")).where(func.lower(p.name) == "ann"))
    print(select(p.id).where(p.name == "x"), select(p.id).where(p.id.in_([1, 2])).compile(compile_kwargs={"literal_binds": True}), sep="\n")
    show(select(p.id).where(p.name == "x").compile().params)
    show(bind.scalar(select(func.count()).select_from(people)), bind.scalars(select(p.name).order_by(p.id)).all())


def downgrade():
    pass
