BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

SELECT '{"name": "a", "size": 3}';

SELECT '{"x": 1, "y": 2}';

SELECT '"good"';

SELECT '"bytes"';

SELECT '[1]';

SELECT '[2]';

SELECT '1.5';

SELECT '7';

SELECT '"2026-01-02"';

SELECT '"2026-01-02T03:04:05"';

SELECT '"03:04:00"';

SELECT '86402.0';

SELECT '"00000000-0000-0000-0000-000000000005"';

SELECT '"a/b"';

SELECT '"x+"';

SELECT '"10.0.0.1"';

SELECT '[0, 1, 2]';

SELECT '["Mood.GOOD"]';

SELECT '-P2DT1H2M3.000005S';

-- Object of type 'object' is not JSON serializable;

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

