-- message: orders
-- revision: r02
-- down_revision: r01

-- mig:upgrade
CREATE TABLE orders (
    id integer PRIMARY KEY,
    account_id integer NOT NULL REFERENCES accounts (id),
    placed date NOT NULL DEFAULT '2026-01-31',
    note text
);
CREATE INDEX orders_account ON orders (account_id);
COMMENT ON TABLE orders IS 'what was ordered; and when';

-- mig:downgrade
DROP TABLE orders;
