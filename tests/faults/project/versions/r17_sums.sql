-- message: sums
-- revision: r17
-- down_revision: r16

-- mig:upgrade
CREATE MATERIALIZED VIEW sums AS SELECT account_id, sum(total) AS total FROM orders GROUP BY account_id;
CREATE UNIQUE INDEX sums_account ON sums (account_id);

-- mig:downgrade
DROP MATERIALIZED VIEW sums;
