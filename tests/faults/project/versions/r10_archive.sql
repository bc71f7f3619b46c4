-- message: archive
-- revision: r10
-- down_revision: r09

-- mig:upgrade
CREATE TABLE archive (id integer NOT NULL, placed date NOT NULL) PARTITION BY RANGE (placed);
CREATE TABLE archive_2025 PARTITION OF archive FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE archive_2026 PARTITION OF archive FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
INSERT INTO archive SELECT id, placed FROM orders;

-- mig:downgrade
DROP TABLE archive;
