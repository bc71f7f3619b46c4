BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

ALTER TABLE t ADD CONSTRAINT "ck_u_x|u|u_n1" CHECK (5 = ANY (x) OR (u NOT IN (NULL) OR (1 = 1)));

ALTER TABLE t ADD CONSTRAINT "ck_z_x|z|z_n2" CHECK (z AND x > 5);

ALTER TABLE t ADD CONSTRAINT "ck_y_x_u|y|y_n3" CHECK (lower(u) = 'a' AND (x + y) * y > 5 AND CAST(x AS INTEGER) = 1);

ALTER TABLE t ADD CONSTRAINT "ck_z_u_y_x|z|z_n4" CHECK (CASE WHEN (x > 1) THEN u ELSE y END = z);

ALTER TABLE t ADD CONSTRAINT "ck_x_u|x|x_n5" CHECK (NOT (x = 1 OR u = 'a'));

ALTER TABLE t ADD CONSTRAINT "ck_x_y_u|x|x_n6" CHECK ((u LIKE '%' || 'a' || '%') AND x > y);

ALTER TABLE t ADD CONSTRAINT "ck_x_y|t_x|x_n7" CHECK (x > 5 AND y > y);

ALTER TABLE t ADD CONSTRAINT "ck_z_x_y|z|z_n8" CHECK (x + y IS NULL OR z);

ALTER TABLE t ADD CONSTRAINT "ck_x_y|x|x_n9" CHECK ((x, y) IN ((1, 2)));

ALTER TABLE t ADD CONSTRAINT "ck_y_x_u|y|y_n10" CHECK (coalesce(x + y, lower(u)) = y);

ALTER TABLE t ADD CONSTRAINT "ck_lit_x|None|lit_n11" CHECK (lit > x);

ALTER TABLE t ADD CONSTRAINT "ck_y_x|y|y_n12" CHECK (EXTRACT(year FROM x) > y);

ALTER TABLE t ADD CONSTRAINT "ck_u_x_y|u|u_n13" CHECK (ARRAY[x, y] @> u);

ALTER TABLE t ADD CONSTRAINT "ck_cc|cc|kk_n14" CHECK (cc > 5);

CREATE TABLE s.w (
    a INTEGER, 
    b INTEGER, 
    CONSTRAINT "ck_||_q" CHECK (a > 5), 
    CONSTRAINT "ck_b_a|b|b_r" CHECK (b > a)
);

CREATE TABLE s.v (
    a INTEGER, 
    b BOOLEAN, 
    CONSTRAINT "ck_b_a|s_v_b|b_q" CHECK (b AND a > 5)
);

CREATE INDEX ix_s_v_b_s_v_a_b_ak ON s.v (b, lower(a + b));

CREATE INDEX "ix_t_lower(a)_t_b_x_lower(a)_b_x" ON t (lower(a), b, lower(x + y));

CREATE INDEX ix_sc_t_b_c_sc_t_z_b_c_z ON sc.t (b, c DESC, z);

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

