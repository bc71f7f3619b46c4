CREATE TABLE old (
    id integer CONSTRAINT pk_old PRIMARY KEY, b integer, c varchar(10), d text CONSTRAINT uq_other UNIQUE, kept integer
);
COMMENT ON COLUMN old.b IS 'old';
CREATE INDEX ix_gone ON old (b) WHERE b > 0;
CREATE TABLE gone (
    updated_at timestamptz DEFAULT now(), x numeric(5, 2) DEFAULT 1.5 NOT NULL, id integer CONSTRAINT pk_gone PRIMARY KEY,
    old_id integer CONSTRAINT gone_fk REFERENCES old (id), u text CONSTRAINT gone_u UNIQUE, CONSTRAINT x_positive CHECK (x > 0)
);
COMMENT ON TABLE gone IS 'not needed';
