-- message: sql second
-- revision: a2
-- down_revision: a1
-- create_date: 2026-01-31 12:00:00

-- mig:upgrade
CREATE TABLE b (t TEXT DEFAULT ';');
INSERT INTO b VALUES ('x;y'), ($$;$$); -- two; of them
CREATE FUNCTION f() RETURNS INTEGER LANGUAGE sql BEGIN ATOMIC SELECT 1; SELECT 2; END;

-- mig:downgrade
DROP FUNCTION f();
DROP TABLE b;
