-- message: text
-- revision: e1
-- down_revision: none
-- depends_on: a1
-- create_date: 2026-01-31 12:00:00

-- mig:upgrade
SELECT 1;

-- mig:downgrade
SELECT 1;
