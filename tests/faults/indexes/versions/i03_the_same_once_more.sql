-- message: a mistake: an index that an earlier revision has made
-- revision: i03
-- down_revision: i02

-- mig:upgrade transaction=off
CREATE INDEX CONCURRENTLY things_name ON things (lower(name));

-- mig:downgrade
DROP INDEX things_name;
