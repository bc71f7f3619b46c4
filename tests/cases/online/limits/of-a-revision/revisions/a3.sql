-- message: limits in a header
-- revision: a3
-- down_revision: a2
-- lock_timeout: 3s

-- mig:upgrade
DO $$ BEGIN
    RAISE WARNING 'a3: % %', current_setting('lock_timeout'), current_setting('statement_timeout');
END $$;

-- mig:downgrade
SELECT 1;
