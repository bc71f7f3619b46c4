CREATE TABLE target (id integer PRIMARY KEY);
CREATE TABLE changed (
    id integer PRIMARY KEY, at timestamptz, code text, amount numeric(8, 2), "none" text DEFAULT 'x',
    raw_gone integer, stamped timestamp DEFAULT now()
);
CREATE TABLE going (id integer PRIMARY KEY, at timestamp DEFAULT now() NOT NULL, raw_it text, CONSTRAINT positive CHECK (id > 0));
