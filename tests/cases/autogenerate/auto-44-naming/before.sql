CREATE TABLE a (id int, b int, c int, CONSTRAINT pk_a PRIMARY KEY (id), CONSTRAINT uq_a_b UNIQUE (b), CONSTRAINT ck_a_pos CHECK (b > 0));
CREATE TABLE b (id int, a_id int, CONSTRAINT pk_b PRIMARY KEY (id), CONSTRAINT fk_b_a_id_a FOREIGN KEY (a_id) REFERENCES a(id), constraint wrong unique (a_id));
CREATE INDEX ix_b_a_id ON b(a_id);
