BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

INSERT INTO t (id, email, kind, url, at, country, ip, tags) VALUES ('8d8ac610-566d-4ef0-9c22-186b2a5ed793', 'some.one@example.com', 'b', 'https://example.com/?a=1', '2024-02-29 12:30:00+02:00', 'FI', '10.0.0.1', 'red,green');

UPDATE t SET kind='a' WHERE t.email = lower('SOME@Example.com');

UPDATE t SET kind='a' WHERE t.email IN (lower('A@b.c'), lower('d@e.f'));

DELETE FROM t WHERE t.email LIKE lower('A%') OR t.email != lower(t.email) OR t.email IS NULL;

DELETE FROM t WHERE t.id = '8d8ac610-566d-4ef0-9c22-186b2a5ed793';

DELETE FROM t WHERE t.search @@ plainto_tsquery('simple', 'some');

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

