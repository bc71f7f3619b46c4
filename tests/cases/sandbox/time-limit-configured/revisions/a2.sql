-- message: sleeps
-- revision: a2
-- down_revision: a1
-- create_date: 2026-01-31 12:00:00

-- mig:upgrade
CREATE TABLE c (d INTEGER);

SELECT pg_sleep(4);

-- mig:downgrade
DROP TABLE c;
