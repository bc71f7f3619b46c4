CREATE TABLE untouched_before_a (
	id SERIAL NOT NULL, 
	before INTEGER, 
	first INTEGER, 
	configured INTEGER, 
	last INTEGER, 
	registered INTEGER, 
	after INTEGER, 
	PRIMARY KEY (id)
);
CREATE TABLE untouched_before_b (
	id SERIAL NOT NULL, 
	a_id INTEGER, 
	before INTEGER, 
	first INTEGER, 
	configured INTEGER, 
	last INTEGER, 
	registered INTEGER, 
	after INTEGER, 
	PRIMARY KEY (id), 
	FOREIGN KEY(a_id) REFERENCES untouched_before_a (id)
);
CREATE TABLE explicit_a (
	id SERIAL NOT NULL, 
	before INTEGER, 
	first INTEGER, 
	configured INTEGER, 
	last INTEGER, 
	registered INTEGER, 
	after INTEGER, 
	PRIMARY KEY (id)
);
CREATE TABLE explicit_b (
	id SERIAL NOT NULL, 
	a_id INTEGER, 
	before INTEGER, 
	first INTEGER, 
	configured INTEGER, 
	last INTEGER, 
	registered INTEGER, 
	after INTEGER, 
	PRIMARY KEY (id), 
	FOREIGN KEY(a_id) REFERENCES explicit_a (id)
);
CREATE TABLE registry_a (
	id SERIAL NOT NULL, 
	before INTEGER, 
	first INTEGER, 
	configured INTEGER, 
	last INTEGER, 
	registered INTEGER, 
	after INTEGER, 
	PRIMARY KEY (id)
);
CREATE TABLE registry_b (
	id SERIAL NOT NULL, 
	a_id INTEGER, 
	before INTEGER, 
	first INTEGER, 
	configured INTEGER, 
	last INTEGER, 
	registered INTEGER, 
	after INTEGER, 
	PRIMARY KEY (id), 
	FOREIGN KEY(a_id) REFERENCES registry_a (id)
);
CREATE TABLE class_mapper_a (
	id SERIAL NOT NULL, 
	before INTEGER, 
	first INTEGER, 
	configured INTEGER, 
	last INTEGER, 
	registered INTEGER, 
	after INTEGER, 
	PRIMARY KEY (id)
);
CREATE TABLE class_mapper_b (
	id SERIAL NOT NULL, 
	a_id INTEGER, 
	before INTEGER, 
	first INTEGER, 
	configured INTEGER, 
	last INTEGER, 
	registered INTEGER, 
	after INTEGER, 
	PRIMARY KEY (id), 
	FOREIGN KEY(a_id) REFERENCES class_mapper_a (id)
);
CREATE TABLE attrs_a (
	id SERIAL NOT NULL, 
	before INTEGER, 
	first INTEGER, 
	configured INTEGER, 
	last INTEGER, 
	registered INTEGER, 
	after INTEGER, 
	PRIMARY KEY (id)
);
CREATE TABLE attrs_b (
	id SERIAL NOT NULL, 
	a_id INTEGER, 
	before INTEGER, 
	first INTEGER, 
	configured INTEGER, 
	last INTEGER, 
	registered INTEGER, 
	after INTEGER, 
	PRIMARY KEY (id), 
	FOREIGN KEY(a_id) REFERENCES attrs_a (id)
);
CREATE TABLE columns_a (
	id SERIAL NOT NULL, 
	before INTEGER, 
	first INTEGER, 
	configured INTEGER, 
	last INTEGER, 
	registered INTEGER, 
	after INTEGER, 
	PRIMARY KEY (id)
);
CREATE TABLE columns_b (
	id SERIAL NOT NULL, 
	a_id INTEGER, 
	before INTEGER, 
	first INTEGER, 
	configured INTEGER, 
	last INTEGER, 
	registered INTEGER, 
	after INTEGER, 
	PRIMARY KEY (id), 
	FOREIGN KEY(a_id) REFERENCES columns_a (id)
);
CREATE TABLE relationships_a (
	id SERIAL NOT NULL, 
	before INTEGER, 
	first INTEGER, 
	configured INTEGER, 
	last INTEGER, 
	registered INTEGER, 
	after INTEGER, 
	PRIMARY KEY (id)
);
CREATE TABLE relationships_b (
	id SERIAL NOT NULL, 
	a_id INTEGER, 
	before INTEGER, 
	first INTEGER, 
	configured INTEGER, 
	last INTEGER, 
	registered INTEGER, 
	after INTEGER, 
	PRIMARY KEY (id), 
	FOREIGN KEY(a_id) REFERENCES relationships_a (id)
);
CREATE TABLE new_a (
	id SERIAL NOT NULL, 
	before INTEGER, 
	first INTEGER, 
	configured INTEGER, 
	last INTEGER, 
	registered INTEGER, 
	after INTEGER, 
	PRIMARY KEY (id)
);
CREATE TABLE new_b (
	id SERIAL NOT NULL, 
	a_id INTEGER, 
	before INTEGER, 
	first INTEGER, 
	configured INTEGER, 
	last INTEGER, 
	registered INTEGER, 
	after INTEGER, 
	PRIMARY KEY (id), 
	FOREIGN KEY(a_id) REFERENCES new_a (id)
);
CREATE TABLE prop_a (
	id SERIAL NOT NULL, 
	before INTEGER, 
	first INTEGER, 
	configured INTEGER, 
	last INTEGER, 
	registered INTEGER, 
	after INTEGER, 
	PRIMARY KEY (id)
);
CREATE TABLE prop_b (
	id SERIAL NOT NULL, 
	a_id INTEGER, 
	before INTEGER, 
	first INTEGER, 
	configured INTEGER, 
	last INTEGER, 
	registered INTEGER, 
	after INTEGER, 
	PRIMARY KEY (id), 
	FOREIGN KEY(a_id) REFERENCES prop_a (id)
);
CREATE TABLE prop2_a (
	id SERIAL NOT NULL, 
	before INTEGER, 
	first INTEGER, 
	configured INTEGER, 
	last INTEGER, 
	registered INTEGER, 
	after INTEGER, 
	PRIMARY KEY (id)
);
CREATE TABLE prop2_b (
	id SERIAL NOT NULL, 
	a_id INTEGER, 
	before INTEGER, 
	first INTEGER, 
	configured INTEGER, 
	last INTEGER, 
	registered INTEGER, 
	after INTEGER, 
	PRIMARY KEY (id), 
	FOREIGN KEY(a_id) REFERENCES prop2_a (id)
);
CREATE TABLE eq_a (
	id SERIAL NOT NULL, 
	before INTEGER, 
	first INTEGER, 
	configured INTEGER, 
	last INTEGER, 
	registered INTEGER, 
	after INTEGER, 
	PRIMARY KEY (id)
);
CREATE TABLE eq_b (
	id SERIAL NOT NULL, 
	a_id INTEGER, 
	before INTEGER, 
	first INTEGER, 
	configured INTEGER, 
	last INTEGER, 
	registered INTEGER, 
	after INTEGER, 
	PRIMARY KEY (id), 
	FOREIGN KEY(a_id) REFERENCES eq_a (id)
);
CREATE TABLE alias_a (
	id SERIAL NOT NULL, 
	before INTEGER, 
	first INTEGER, 
	configured INTEGER, 
	last INTEGER, 
	registered INTEGER, 
	after INTEGER, 
	PRIMARY KEY (id)
);
CREATE TABLE alias_b (
	id SERIAL NOT NULL, 
	a_id INTEGER, 
	before INTEGER, 
	first INTEGER, 
	configured INTEGER, 
	last INTEGER, 
	registered INTEGER, 
	after INTEGER, 
	PRIMARY KEY (id), 
	FOREIGN KEY(a_id) REFERENCES alias_a (id)
);
CREATE TABLE query_a (
	id SERIAL NOT NULL, 
	before INTEGER, 
	first INTEGER, 
	configured INTEGER, 
	last INTEGER, 
	registered INTEGER, 
	after INTEGER, 
	PRIMARY KEY (id)
);
CREATE TABLE query_b (
	id SERIAL NOT NULL, 
	a_id INTEGER, 
	before INTEGER, 
	first INTEGER, 
	configured INTEGER, 
	last INTEGER, 
	registered INTEGER, 
	after INTEGER, 
	PRIMARY KEY (id), 
	FOREIGN KEY(a_id) REFERENCES query_a (id)
);
CREATE TABLE load_a (
	id SERIAL NOT NULL, 
	before INTEGER, 
	first INTEGER, 
	configured INTEGER, 
	last INTEGER, 
	registered INTEGER, 
	after INTEGER, 
	PRIMARY KEY (id)
);
CREATE TABLE load_b (
	id SERIAL NOT NULL, 
	a_id INTEGER, 
	before INTEGER, 
	first INTEGER, 
	configured INTEGER, 
	last INTEGER, 
	registered INTEGER, 
	after INTEGER, 
	PRIMARY KEY (id), 
	FOREIGN KEY(a_id) REFERENCES load_a (id)
);
CREATE TABLE mapper_a (
	id SERIAL NOT NULL, 
	before INTEGER, 
	first INTEGER, 
	configured INTEGER, 
	last INTEGER, 
	registered INTEGER, 
	after INTEGER, 
	PRIMARY KEY (id)
);
CREATE TABLE mapper_b (
	id SERIAL NOT NULL, 
	a_id INTEGER, 
	before INTEGER, 
	first INTEGER, 
	configured INTEGER, 
	last INTEGER, 
	registered INTEGER, 
	after INTEGER, 
	PRIMARY KEY (id), 
	FOREIGN KEY(a_id) REFERENCES mapper_a (id)
);
CREATE TABLE untouched_a (
	id SERIAL NOT NULL, 
	PRIMARY KEY (id)
);
CREATE TABLE untouched_b (
	id SERIAL NOT NULL, 
	a_id INTEGER, 
	PRIMARY KEY (id), 
	FOREIGN KEY(a_id) REFERENCES untouched_a (id)
);
