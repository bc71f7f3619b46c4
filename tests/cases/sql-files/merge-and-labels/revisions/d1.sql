-- message: text
-- revision: d1
-- down_revision: b1, c1
-- create_date: 2026-01-31 12:00:00

-- mig:upgrade
SELECT 1;

-- mig:downgrade
SELECT 1;
