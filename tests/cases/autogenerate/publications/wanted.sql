CREATE TABLE a (id bigint PRIMARY KEY, n text);
CREATE TABLE b (id bigint PRIMARY KEY, n text);
CREATE TABLE c (id int PRIMARY KEY);
CREATE PUBLICATION pub FOR TABLE ONLY b (id) WHERE (id > 4), ONLY c WITH (publish = 'insert, update', publish_via_partition_root = true);
CREATE PUBLICATION every;
CREATE PUBLICATION added FOR TABLES IN SCHEMA public;
COMMENT ON PUBLICATION added IS 'all of it';
