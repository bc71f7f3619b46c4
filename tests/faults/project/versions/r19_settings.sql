-- message: settings
-- revision: r19
-- down_revision: r18

-- mig:upgrade
CREATE SCHEMA extra;
CREATE TABLE extra.settings (key text PRIMARY KEY, value jsonb NOT NULL DEFAULT '{}');
INSERT INTO extra.settings (key) SELECT 'setting ' || n FROM generate_series(1, 4) AS n;

-- mig:downgrade
DROP SCHEMA extra CASCADE;
