-- message: things
-- revision: i01
-- down_revision: none

-- mig:upgrade
CREATE TABLE things (id int PRIMARY KEY, name text NOT NULL, kind int NOT NULL);
INSERT INTO things SELECT n, 'thing ' || n, n % 7 FROM generate_series(1, 20000) n;

-- mig:downgrade
DROP TABLE things;
