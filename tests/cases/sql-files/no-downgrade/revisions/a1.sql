-- message: text
-- revision: a1
-- down_revision: none
-- create_date: 2026-01-31 12:00:00

-- mig:upgrade
CREATE TABLE a (i INTEGER);
