BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

CREATE TABLE a_table_name_that_is_long_enough_to_overflow (
    a_column_with_a_long_name_too INTEGER, 
    CONSTRAINT uq_a_table_name_that_is_long_enough_to_overflow_a_colum_1e42 UNIQUE (a_column_with_a_long_name_too)
);

CREATE INDEX ix_a_table_name_that_is_long_enough_to_overflow_a_colum_cb11 ON a_table_name_that_is_long_enough_to_overflow (a_column_with_a_long_name_too);

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

