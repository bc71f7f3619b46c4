"""Random schemas as SQL. Two of them share their names, so that the one becomes the other by changes and not by replacement.

Each is a list of statements, of which a server may refuse some: what is left is a schema all the same.
"""

import random

FAMILIES = (
    ("integer", "bigint", "smallint", "text"), ("varchar(10)", "varchar(20)", "text", "integer"), ("numeric(10,2)", "numeric(12,4)", "double precision"),
    ("timestamp", "timestamptz", "date"), ("e0", "e0", "text"), ("e1", "e1[]"), ("d0", "integer"), ("text", "varchar(30)", 'text COLLATE "C"'), ("jsonb", "json"), ("boolean", "integer"),
    ("uuid",), ("integer[]", "bigint[]"), ("k0",), ("r0",), ("bytea",), ("inet", "text"), ('s1.e2', "text"), ("bit(3)", "bit varying(5)"), ("interval", "interval day to second"),
)
DEFAULTS = {
    "integer": ("7", "f0()", "nextval('q0')", "f1(3)"), "bigint": ("7", "f0()", "nextval('q0')"), "text": ("'x'", "'it''s'", "upper('b')", "f4()"), "varchar(10)": ("'x'",), "varchar(20)": ("'y'",),
    "e0": ("'a'", "'b'", "'c'"), "d0": ("3",), "timestamptz": ("now()",), "jsonb": ("'{}'",), "boolean": ("true", "false"), "numeric(10,2)": ("1.50", "0"), "integer[]": ("'{}'", "ARRAY[1]"), "uuid": ("gen_random_uuid()",),
    "smallint": ("1",), "s1.e2": ("'x'",),
}
ROLE = "mig_fuzz_role"


class Schema:
    """One of the schemas that begin with the same ``family``."""

    def __init__(self, family, chance):
        self.family, self.chance = family, chance
        self.early, self.tables, self.late = [], [], []
        self.columns = {}

    def sql(self):
        self.types()
        self.functions()
        for number in range(5):
            if self.chance.random() < 0.85:
                self.table("t%d" % number)
        if self.chance.random() < 0.3:
            self.table("s1.t5")
        self.children()
        self.references()
        self.views()
        self.on_tables()
        self.privileges()
        self.more()
        self.chance = random.Random(self.chance.random())
        self.foreign()
        self.publications()
        self.persistence()
        self.acting()
        return [one + ";" for one in self.early + self.tables + self.late]

    def maybe(self, share=0.5):
        return self.chance.random() < share

    def some(self, options):
        return self.chance.choice(options)

    def types(self):
        add = self.early.append
        add("CREATE SCHEMA s1")
        add("CREATE TYPE e0 AS ENUM (%s)" % self.some(("'a', 'b', 'c'", "'a', 'b', 'c', 'd'", "'z', 'a', 'b', 'c'", "'b', 'c'", "'a', 'b', 'c'")))
        add("CREATE TYPE e1 AS ENUM (%s)" % self.some(("'one'", "'one', 'two'", "'one', 'it''s'")))
        add("CREATE TYPE s1.e2 AS ENUM ('x', 'y')")
        add("CREATE DOMAIN d0 AS %s%s%s" % (self.some(("integer", "integer", "bigint")), self.some(("", " DEFAULT 4", " NOT NULL")), self.some(("", " CONSTRAINT dc CHECK (VALUE > 0)", " CONSTRAINT dc CHECK (VALUE > 1)"))))
        add("CREATE TYPE k0 AS (%s)" % self.some(("x integer, y text", "x integer", "x integer, y text, z date", "x bigint, y text")))
        add("CREATE TYPE r0 AS RANGE (subtype = float8)")
        add("CREATE SEQUENCE q0%s" % self.some(("", " INCREMENT 5", " AS integer START 3 CYCLE", " MAXVALUE 1000")))
        if self.maybe(0.4):
            add("CREATE SEQUENCE s1.q1")
        if self.maybe(0.3):
            add("CREATE COLLATION co0 (provider = icu, locale = '%s')" % self.some(("de-DE", "en-US")))
        if self.maybe(0.3):
            add("CREATE EXTENSION citext")

    def functions(self):
        add = self.early.append
        add("CREATE FUNCTION f0() RETURNS %s LANGUAGE sql AS 'SELECT %s'" % self.some((("integer", "1"), ("integer", "2"), ("bigint", "1::bigint"))))
        add("CREATE FUNCTION f1(%s integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1 + %d'" % (self.some(("", "p", "q")), self.some((1, 1, 2))))
        add("CREATE FUNCTION f3() RETURNS trigger LANGUAGE plpgsql AS $x$ BEGIN %s RETURN NEW; END $x$" % self.some(("", "PERFORM 1;")))
        if self.maybe():
            add("CREATE FUNCTION f5(e0) RETURNS integer LANGUAGE sql AS 'SELECT 1'")
        if self.maybe(0.4):
            add("CREATE AGGREGATE a0(integer) (sfunc = int4pl, stype = integer, initcond = '%d')" % self.some((0, 1)))
        if self.maybe(0.4):
            add("CREATE PROCEDURE pr0(a integer DEFAULT %d) LANGUAGE plpgsql AS $$ BEGIN NULL; END $$" % self.some((1, 2)))
        # Reads a table, needed by defaults that are set when both are there.
        self.late.append("CREATE FUNCTION f4() RETURNS text LANGUAGE sql AS 'SELECT count(*)::text FROM t0'")
        self.late.append("CREATE FUNCTION f6(%s) RETURNS integer LANGUAGE sql AS 'SELECT 1'" % self.some(("t0", "t1")))
        if self.maybe():
            self.late.append("CREATE FUNCTION f7() RETURNS bigint BEGIN ATOMIC SELECT count(*) FROM t0; END")

    def table(self, name):
        columns = {}
        key = self.some(("serial", "integer", "bigint GENERATED ALWAYS AS IDENTITY", "bigserial", "integer GENERATED BY DEFAULT AS IDENTITY (START 5)", "integer"))
        parts = ["id %s" % key]
        if self.maybe(0.85):
            parts[0] += " PRIMARY KEY"
        columns["id"] = key.split()[0].replace("bigserial", "bigint").replace("serial", "integer")
        comments = []
        for number in range(6):
            column = "c%d" % number
            if self.maybe(0.3):
                continue
            of_column = random.Random("%s.%s.%s" % (self.family, name, column)).choice(FAMILIES)
            sql_type = of_column[0] if self.maybe(0.6) else self.some(of_column)
            line = "%s %s" % (column, sql_type)
            if sql_type in DEFAULTS and self.maybe(0.4):
                default = self.some(DEFAULTS[sql_type])
                if "f4" in default:
                    self.late.append("ALTER TABLE %s ALTER COLUMN %s SET DEFAULT %s" % (name, column, default))
                else:
                    line += " DEFAULT " + default
            if self.maybe(0.3):
                line += " NOT NULL"
            columns[column] = sql_type
            parts.append(line)
            if self.maybe(0.15):
                comments.append("COMMENT ON COLUMN %s.%s IS %s" % (name, column, self.some(("'one'", "'it''s \"two\" :x %'", "E'line\\nend'"))))
        whole = [column for column, sql_type in columns.items() if sql_type in ("integer", "bigint", "smallint")]
        if len(whole) > 1 and self.maybe(0.3):
            parts.append("g0 %s GENERATED ALWAYS AS (%s %s 2) STORED" % (self.some(("bigint", "integer")), self.some(whole[1:]), self.some(("*", "+"))))
            columns["g0"] = "generated"
        if self.maybe(0.15):
            parts.append("ser serial")
        options = self.some(("", "", "", " WITH (fillfactor = 70)", " WITH (fillfactor = 80, autovacuum_enabled = false)"))
        self.tables.append("CREATE %sTABLE %s (%s)%s" % (self.some(("", "", "", "", "UNLOGGED ")), name, ", ".join(parts), options))
        self.late += comments
        self.columns[name] = columns
        self.keys(name, columns, whole)

    def keys(self, name, columns, whole):
        add = self.late.append
        plain = name.rpartition(".")[2]
        words = [column for column, sql_type in columns.items() if sql_type.startswith(("text", "varchar"))]
        every = [column for column, sql_type in columns.items() if sql_type not in ("json", "k0", "jsonb")]
        if whole and self.maybe(0.5):
            column = self.some(whole)
            check = self.some(("%s > 0", "%s > 1", "f1(%s) > 0", "%s IS NOT NULL")) % column
            add("ALTER TABLE %s ADD CONSTRAINT ck_%s CHECK (%s)%s" % (name, plain, check, self.some(("", "", " NOT VALID", " NO INHERIT"))))
        if len(every) > 1 and self.maybe(0.4):
            add("ALTER TABLE %s ADD CONSTRAINT uq_%s UNIQUE (%s)%s" % (name, plain, ", ".join(self.chance.sample(every, 2)), self.some(("", "", " DEFERRABLE", " INCLUDE (id)"))))
        if "c4" in columns and columns["c4"] == "e0" and self.maybe():
            add("ALTER TABLE %s ADD CONSTRAINT ce_%s CHECK (c4 <> 'b')" % (name, plain))
        if whole and self.maybe(0.15):
            add("ALTER TABLE %s ADD CONSTRAINT ex_%s EXCLUDE USING btree (%s WITH =)" % (name, plain, self.some(whole)))
        for number in range(2):
            if every and self.maybe(0.4):
                column = self.some(every)
                add("CREATE %sINDEX ix%d_%s ON %s%s (%s%s)%s" % (
                    self.some(("", "", "UNIQUE ")), number, plain, name, self.some(("", "", " USING btree")), column, self.some(("", "", " DESC", " NULLS FIRST")),
                    self.some(("", "", " WHERE id > 5", " WITH (fillfactor = 60)", " INCLUDE (id)"))))
        if words and self.maybe(0.4):
            add("CREATE INDEX ixw_%s ON %s (%s)" % (plain, name, self.some(("lower(%s)", "%s text_pattern_ops", "(%s || 'x')", '%s COLLATE "C"')) % self.some(words)))
        if whole and self.maybe(0.25):
            add("CREATE INDEX ixf_%s ON %s (f1(%s::integer))" % (plain, name, self.some(whole)))
        if len(every) > 2 and self.maybe(0.2):
            add("CREATE STATISTICS %s ON %s FROM %s" % ("st_" + plain, ", ".join(self.chance.sample(every, 2)), name))
        for what in ("INDEX ix0_" + plain, "CONSTRAINT ck_%s ON %s" % (plain, name), "TABLE " + name, "SEQUENCE q0", "TYPE e0", "FUNCTION f0()"):
            if self.maybe(0.15):
                add("COMMENT ON %s IS %s" % (what, self.some(("'a'", "'b'"))))

    def children(self):
        if self.maybe(0.6):
            key = self.some(("RANGE (id)", "RANGE (id)", "RANGE (id)", "LIST (id)")) if self.family % 7 == 0 else "RANGE (id)"
            self.tables.append("CREATE TABLE p (id integer NOT NULL, n text%s, d date) PARTITION BY %s" % (self.some(("", " DEFAULT 'x'")), key))
            self.tables.append("CREATE TABLE p_never PARTITION OF p FOR VALUES FROM (1000000) TO (1000001)")
            for number in range(3):
                if self.maybe(0.6):
                    step = self.some((10, 10, 8))
                    self.tables.append("CREATE TABLE p%d PARTITION OF p FOR VALUES FROM (%d) TO (%d)" % (number, number * 10, number * 10 + step))
            for statement in ("ALTER TABLE p ADD PRIMARY KEY (id)", "CREATE INDEX ix_p ON p (n)", "ALTER TABLE p0 ALTER COLUMN n SET DEFAULT 'own'", "ALTER TABLE p1 ADD CONSTRAINT ck_p1 CHECK (n <> '')",
                              "CREATE INDEX ix_p1 ON p1 (d)", "ALTER TABLE p ADD COLUMN more integer", "CREATE TRIGGER tr_p BEFORE INSERT ON p FOR EACH ROW EXECUTE FUNCTION f3()"):
                if self.maybe(0.35):
                    self.late.append(statement)
        if self.maybe(0.4):
            self.tables.append("CREATE TABLE i0 (%sextra text) INHERITS (t0)" % self.some(("", "own integer, ")))
            if self.maybe(0.3):
                self.late.append("ALTER TABLE i0 ALTER COLUMN id SET DEFAULT 3")

    def references(self):
        names = list(self.columns)
        for name in names:
            if self.maybe(0.5):
                target = self.some(names)
                plain = name.rpartition(".")[2]
                self.tables.append("ALTER TABLE %s ADD COLUMN ref %s" % (name, self.some(("integer", "bigint"))))
                self.late.append("ALTER TABLE %s ADD CONSTRAINT fk_%s FOREIGN KEY (ref) REFERENCES %s (id)%s" % (
                    name, plain, target, self.some(("", " ON DELETE CASCADE", " ON DELETE SET NULL ON UPDATE CASCADE", " DEFERRABLE INITIALLY DEFERRED", " NOT VALID", " MATCH FULL"))))

    def views(self):
        add = self.late.append
        for number, name in enumerate(self.columns):
            if self.maybe(0.6):
                columns = [one for one in self.columns[name] if self.maybe(0.6)] or ["id"]
                add("CREATE VIEW v%d%s AS SELECT %s FROM %s%s" % (number, self.some(("", "", " WITH (security_barrier)")), ", ".join(columns), name, self.some(("", " WHERE id > 3"))))
                if self.maybe(0.5):
                    add("CREATE VIEW w%d AS SELECT *, %d AS n FROM v%d" % (number, self.some((1, 2)), number))
                if self.maybe(0.4):
                    add("CREATE MATERIALIZED VIEW m%d AS SELECT * FROM v%d" % (number, number))
                    add("CREATE INDEX im%d ON m%d (%s)" % (number, number, columns[0]))
                    if self.maybe(0.4):
                        add("COMMENT ON MATERIALIZED VIEW m%d IS 'counted'" % number)
                if self.maybe(0.3):
                    add("COMMENT ON VIEW v%d IS 'seen'" % number)
                if self.maybe(0.3):
                    add("COMMENT ON COLUMN v%d.%s IS 'seen'" % (number, columns[0]))
                if self.maybe(0.2):
                    add("CREATE FUNCTION fv%d() RETURNS SETOF v%d LANGUAGE sql AS 'SELECT * FROM v%d'" % (number, number, number))
                if self.maybe(0.2):
                    add("CREATE RULE ru%d AS ON INSERT TO v%d DO INSTEAD NOTHING" % (number, number))
                if self.maybe(0.15):
                    add("ALTER VIEW v%d ALTER COLUMN %s SET DEFAULT NULL" % (number, columns[0]))

    def on_tables(self):
        add = self.late.append
        for name, columns in self.columns.items():
            plain = name.rpartition(".")[2]
            names = list(columns)
            if self.maybe(0.3):
                add("CREATE TRIGGER tr_%s %s %s ON %s FOR EACH ROW EXECUTE FUNCTION f3()" % (plain, self.some(("BEFORE", "AFTER")), self.some(("INSERT", "UPDATE OF " + self.some(names))), name))
                if self.maybe(0.3):
                    add("ALTER TABLE %s DISABLE TRIGGER tr_%s" % (name, plain))
                if self.maybe(0.3):
                    add("COMMENT ON TRIGGER tr_%s ON %s IS 'acts'" % (plain, name))
            if self.maybe(0.2):
                add("ALTER TABLE %s ENABLE ROW LEVEL SECURITY" % name)
            if self.maybe(0.15):
                add("ALTER TABLE %s FORCE ROW LEVEL SECURITY" % name)
            if self.maybe(0.3):
                column = self.some(names)
                add("CREATE POLICY po_%s ON %s%s USING (%s IS NOT NULL)" % (plain, name, self.some(("", " AS RESTRICTIVE", " FOR SELECT TO " + ROLE)), column))
            if self.maybe(0.15):
                add("ALTER TABLE %s REPLICA IDENTITY FULL" % name)
            if self.maybe(0.15):
                add("ALTER TABLE %s ALTER COLUMN %s SET STATISTICS 300" % (name, self.some(names)))
            texts = [column for column, sql_type in columns.items() if sql_type.startswith("text")]
            if texts and self.maybe(0.2):
                add("ALTER TABLE %s ALTER COLUMN %s SET STORAGE EXTERNAL" % (name, self.some(texts)))
            if self.maybe(0.1):
                add("CLUSTER %s USING %s_pkey" % (name, plain))

    def more(self):
        """Kinds of things that came to this file later: what a seed's schema had before it still has."""
        add = self.late.append
        if self.maybe(0.4):
            self.sub_partitions()
        self.one_name_two_kinds()
        for name in [name for name in self.columns if "." not in name]:
            self.more_on(name)
        for number in range(len(self.columns)):
            if self.maybe(0.2):
                add("CREATE TRIGGER ti%d INSTEAD OF %s ON v%d FOR EACH ROW EXECUTE FUNCTION f3()" % (number, self.some(("INSERT", "UPDATE")), number))
        for statement in ("CREATE TYPE multi AS RANGE (subtype = integer)", "CREATE TYPE k1 AS (a k0, b d0[])", "CREATE DOMAIN d1 AS d0 CHECK (VALUE < %d)" % self.some((100, 200)),
                          "CREATE DOMAIN d2 AS text COLLATE \"C\" CHECK (VALUE ~ '^a') DEFAULT 'a'", "CREATE TABLE later (a d1, b d2%s)" % self.some(("", ", c text DEFAULT 'z'")), "CREATE VIEW vl AS SELECT a, b FROM later",
                          "CREATE SCHEMA s2", "CREATE VIEW s2.vv AS SELECT a FROM vl", "CREATE FUNCTION s2.g(OUT x integer, OUT y integer) LANGUAGE sql AS 'SELECT 1, 2'",
                          "CREATE FUNCTION s2.h() RETURNS TABLE (a integer) LANGUAGE sql STABLE AS 'SELECT %d'" % self.some((1, 2)),
                          "CREATE FUNCTION v(VARIADIC x integer[]) RETURNS integer LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 5 AS 'SELECT 1'", "COMMENT ON FUNCTION v(integer[]) IS 'varied'",
                          "CREATE EXTENSION %s" % self.some(("pg_trgm", "btree_gist")), "COMMENT ON SCHEMA s1 IS %s" % self.some(("'one'", "'two'")), "COMMENT ON DOMAIN d0 IS 'whole'", "COMMENT ON TYPE k0 IS 'pair'"):
            if self.maybe(0.4):
                add(statement)

    def more_on(self, name):
        add = self.late.append
        whole = [column for column, sql_type in self.columns[name].items() if sql_type in ("integer", "bigint")]
        if self.maybe(0.2):
            add("CREATE CONSTRAINT TRIGGER ct_%s AFTER INSERT ON %s%s FOR EACH ROW EXECUTE FUNCTION f3()" % (name, name, self.some(("", " DEFERRABLE INITIALLY DEFERRED", " DEFERRABLE"))))
        if self.maybe(0.15):
            add("CREATE TRIGGER tt_%s AFTER UPDATE ON %s REFERENCING NEW TABLE AS n OLD TABLE AS o FOR EACH STATEMENT EXECUTE FUNCTION f3()" % (name, name))
        if self.maybe(0.15):
            add("CREATE RULE rt_%s AS ON DELETE TO %s%s DO INSTEAD NOTHING" % (name, name, self.some(("", " WHERE OLD.id > 5"))))
        if self.maybe(0.15):
            add("CREATE SEQUENCE qo_%s%s OWNED BY %s.%s" % (name, self.some(("", " INCREMENT 2")), name, self.some(list(self.columns[name]))))
        if whole and self.maybe(0.2):
            add("CREATE VIEW vf_%s AS SELECT f1(%s::integer) AS x, count(*) AS n FROM %s GROUP BY 1" % (name, self.some(whole), name))
            add("CREATE MATERIALIZED VIEW mf_%s AS SELECT x, n FROM vf_%s WITH NO DATA" % (name, name))
            add("CREATE UNIQUE INDEX mfi_%s ON mf_%s (x)" % (name, name))
            add("CREATE FUNCTION ff_%s() RETURNS bigint LANGUAGE sql AS 'SELECT max(n) FROM mf_%s'" % (name, name))
        if whole and self.maybe(0.15):
            add("ALTER TABLE %s ADD CONSTRAINT xr_%s EXCLUDE USING gist (int8range(%s, %s, '[]') WITH &&)%s" % (name, name, whole[0], whole[0], self.some(("", " WHERE (id > 3)", " DEFERRABLE"))))
        if self.maybe(0.2):
            add("CREATE POLICY pw_%s ON %s FOR %s" % (name, name, self.some(("INSERT WITH CHECK (id > 0)", "UPDATE USING (id > 1) WITH CHECK (id > 2)", "ALL USING (id IN (SELECT max(id) FROM t0))"))))
        if self.maybe(0.15):
            add("CREATE STATISTICS se_%s ON (id + 1), (id %% 2) FROM %s" % (name, name))

    def foreign(self):
        """Without user mappings, which mig tells and never writes, and without children of tables, which get their columns for their own."""
        add = self.late.append
        if self.maybe(0.6):
            return
        add("CREATE FOREIGN DATA WRAPPER fdw0%s" % self.some(("", " OPTIONS (a '1')", " OPTIONS (a '2', \"B b\" 'it''s')")))
        add("CREATE SERVER sv0%s%s FOREIGN DATA WRAPPER fdw0%s" % (self.some(("", "", " TYPE 'x'")), self.some(("", " VERSION '1'", " VERSION '2'")), self.some(("", " OPTIONS (host 'h')", " OPTIONS (host 'g', port '1')"))))
        add("CREATE FOREIGN TABLE ft0 (a integer%s NOT NULL, b text%s, c e0, d d0%s) SERVER sv0%s" % (
            self.some(("", " OPTIONS (k 'v')")), self.some(("", ' COLLATE "C"', " DEFAULT 'x'")), self.some(("", ", CONSTRAINT cf CHECK (f1(a) > 0)", ", g integer GENERATED ALWAYS AS (a + 1) STORED")), self.some(("", " OPTIONS (t 'x')"))))
        for statement in ("CREATE FOREIGN TABLE p_far PARTITION OF p FOR VALUES FROM (2000000) TO (2000001) SERVER sv0", "CREATE VIEW vft AS SELECT a, c FROM ft0",
                          "CREATE TRIGGER trf BEFORE INSERT ON ft0 FOR EACH ROW EXECUTE FUNCTION f3()", "COMMENT ON FOREIGN TABLE ft0 IS 'far'", "COMMENT ON COLUMN ft0.a IS 'first'", "COMMENT ON SERVER sv0 IS %s" % self.some(("'a'", "'b'")),
                          "COMMENT ON FOREIGN DATA WRAPPER fdw0 IS 'w'", "ALTER FOREIGN TABLE ft0 ALTER COLUMN a SET STATISTICS 7", "CREATE FUNCTION fft() RETURNS SETOF ft0 LANGUAGE sql AS 'SELECT * FROM ft0'"):
            if self.maybe(0.3):
                add(statement)
        for what in ("FOREIGN SERVER sv0 TO " + ROLE, "FOREIGN DATA WRAPPER fdw0 TO PUBLIC"):
            if self.family % 3 and self.maybe(0.3):
                add("GRANT USAGE ON " + what)

    def publications(self):
        add = self.late.append
        if self.maybe(0.6):
            return
        add("CREATE PUBLICATION pb0%s" % self.some(("", " FOR ALL TABLES", " WITH (publish = 'insert')", " WITH (publish_via_partition_root = true)")))
        add("COMMENT ON PUBLICATION pb0 IS %s" % self.some(("'a'", "'b'")))
        for name in list(self.columns) + ["p", "h"]:
            if self.maybe(0.3):
                add("ALTER PUBLICATION pb0 ADD TABLE ONLY %s%s" % (name, self.some(("", " (id)", " WHERE (id > 3)"))))
        if self.maybe(0.2):
            add("ALTER PUBLICATION pb0 ADD TABLES IN SCHEMA s1")

    def persistence(self):
        """Sequences that are not what their tables are."""
        for name in self.columns:
            for sequence in (name + "_id_seq", name + "_ser_seq", name.replace("s1.", "s1.qo_") if "." in name else "qo_" + name):
                if self.maybe(0.1):
                    self.late.append("ALTER SEQUENCE %s SET %s" % (sequence, self.some(("LOGGED", "UNLOGGED"))))

    def acting(self):
        if self.maybe(0.3):
            self.late.append("CREATE FUNCTION fe() RETURNS event_trigger LANGUAGE plpgsql AS $x$ BEGIN PERFORM %d; END $x$" % self.some((1, 2)))
            self.late.append("CREATE EVENT TRIGGER et0 ON %s EXECUTE FUNCTION fe()" % self.some(("ddl_command_start", "ddl_command_end", "sql_drop WHEN TAG IN ('DROP TABLE', 'DROP VIEW')")))
            if self.maybe(0.3):
                self.late.append("ALTER EVENT TRIGGER et0 %s" % self.some(("DISABLE", "ENABLE ALWAYS")))
            if self.maybe(0.3):
                self.late.append("COMMENT ON EVENT TRIGGER et0 IS 'watches'")

    def sub_partitions(self):
        add = self.late.append
        add("CREATE TABLE h (a integer, b text, at date) PARTITION BY %s" % ("HASH (a)" if self.family % 2 else "LIST (b)"))
        if self.family % 2:
            for number in range(2):
                add("CREATE TABLE h%d PARTITION OF h FOR VALUES WITH (modulus 2, remainder %d)%s" % (number, number, " PARTITION BY RANGE (at)" if number else ""))
        else:
            add("CREATE TABLE h0 PARTITION OF h FOR VALUES IN ('x', 'y')")
            add("CREATE TABLE h1 PARTITION OF h DEFAULT PARTITION BY RANGE (at)")
        add("CREATE TABLE h1_never PARTITION OF h1 FOR VALUES FROM ('1900-01-01') TO ('1900-01-02')")
        for number in range(3):
            if self.maybe(0.6):
                add("CREATE TABLE h1_%d PARTITION OF h1 FOR VALUES FROM ('202%d-01-01') TO ('202%d-01-01')" % (number, number, number + 1))
        for statement in ("CREATE INDEX ih ON h (b)", "CREATE INDEX ih1 ON h1 (a, b)", "CREATE INDEX ih1_1 ON h1_1 (at DESC)", "ALTER TABLE h ADD CONSTRAINT ch CHECK (a > 0)", "ALTER TABLE h ADD CONSTRAINT fh FOREIGN KEY (a) REFERENCES t0 (id)",
                          "CREATE TRIGGER th AFTER INSERT ON h FOR EACH ROW EXECUTE FUNCTION f3()", "COMMENT ON TABLE h1 IS 'parted'", "COMMENT ON INDEX ih IS 'of all'", "ALTER TABLE h1 ALTER COLUMN b SET NOT NULL", "ALTER TABLE h ALTER COLUMN b SET DEFAULT 'x'"):
            if self.maybe(0.35):
                add(statement)

    def one_name_two_kinds(self):
        """A table in one schema, a view of the same name in the other."""
        self.late.append(self.some(("CREATE TABLE either (id integer, n text)", "CREATE VIEW either AS SELECT 1 AS id, 'x'::text AS n", "CREATE MATERIALIZED VIEW either AS SELECT 1 AS id", "SELECT 1")))
        if self.maybe(0.4):
            self.late.append("CREATE VIEW over_either AS SELECT id FROM either")

    def privileges(self):
        add = self.late.append
        if self.family % 3 == 0:
            return
        for name, columns in self.columns.items():
            if self.maybe(0.4):
                add("GRANT %s ON %s TO %s" % (self.some(("SELECT", "SELECT, INSERT", "ALL")), name, self.some((ROLE, "PUBLIC", ROLE + " WITH GRANT OPTION"))))
            if self.maybe(0.2):
                add("GRANT UPDATE (%s) ON %s TO %s" % (self.some(list(columns)), name, ROLE))
        add("GRANT USAGE ON SCHEMA s1 TO " + ROLE)
        for what in ("REVOKE EXECUTE ON FUNCTION f0() FROM PUBLIC", "GRANT USAGE ON SEQUENCE q0 TO " + ROLE, "GRANT SELECT ON v0 TO " + ROLE, "REVOKE USAGE ON TYPE e0 FROM PUBLIC", "GRANT EXECUTE ON FUNCTION f1(integer) TO " + ROLE,
                     "ALTER DEFAULT PRIVILEGES IN SCHEMA s1 GRANT SELECT ON TABLES TO " + ROLE):
            if self.maybe(0.3):
                add(what)


def schema(family, version):
    """The statements of one version."""
    return Schema(family, random.Random("%d/%d" % (family, version))).sql()
