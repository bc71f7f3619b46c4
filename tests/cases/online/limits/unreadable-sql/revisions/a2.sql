-- revision: a2
-- down_revision: a1
-- statement_timeout: soon

-- mig:upgrade
SELECT 1;
