-- message: handlers in SQL
-- revision: k03
-- down_revision: k02

-- mig:upgrade
DO $$ BEGIN PERFORM no_such_sql(); EXCEPTION WHEN OTHERS THEN INSERT INTO made VALUES (8); END $$;
INSERT INTO made VALUES (9);

-- mig:downgrade
DELETE FROM made WHERE id > 7;
