BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

SELECT 4 -- TCP_KEEPIDLE;

SELECT 5 -- TCP_KEEPINTVL;

SELECT 6 -- TCP_KEEPCNT;

SELECT 1 -- TCP_NODELAY;

SELECT 15 -- SO_REUSEPORT;

SELECT 9 -- SO_KEEPALIVE;

SELECT 26 -- IPV6_V6ONLY;

SELECT 2 -- AI_CANONNAME;

SELECT 3;

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

