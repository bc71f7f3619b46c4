-- message: index outside of transactions
-- revision: r11
-- down_revision: r10

-- mig:upgrade transaction=off
DROP INDEX CONCURRENTLY IF EXISTS apart_accounts_email;
CREATE UNIQUE INDEX CONCURRENTLY apart_accounts_email ON accounts (email);

-- mig:downgrade transaction=off
DROP INDEX CONCURRENTLY apart_accounts_email;
