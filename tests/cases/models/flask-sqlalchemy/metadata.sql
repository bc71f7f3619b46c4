CREATE TYPE post_kind AS ENUM ('a', 'b');
CREATE TABLE blog_post (
	id SERIAL NOT NULL, 
	title VARCHAR(80) NOT NULL, 
	body TEXT NOT NULL, 
	options JSONB DEFAULT '{}', 
	pub_date TIMESTAMP WITHOUT TIME ZONE NOT NULL, 
	kind post_kind, 
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	html TEXT, 
	CONSTRAINT pk_blog_post PRIMARY KEY (id)
);
CREATE INDEX blog_post_title_ix ON blog_post (title);
CREATE TABLE other_name (
	a INTEGER NOT NULL, 
	b INTEGER, 
	CONSTRAINT pk_other_name PRIMARY KEY (a), 
	CONSTRAINT ab UNIQUE (a, b), 
	CHECK (a > 0)
);
CREATE TABLE tag (
	id SERIAL NOT NULL, 
	name VARCHAR(80), 
	CONSTRAINT pk_tag PRIMARY KEY (id), 
	UNIQUE (name)
);
CREATE TABLE derived (
	value NUMERIC(10, 2), 
	id BIGSERIAL NOT NULL, 
	tenant INTEGER, 
	CONSTRAINT pk_derived PRIMARY KEY (id), 
	FOREIGN KEY(tenant) REFERENCES tag (id)
);
CREATE INDEX derived_tenant_ix ON derived (tenant);
CREATE TABLE long_post (
	id INTEGER NOT NULL, 
	pages INTEGER, 
	CONSTRAINT pk_long_post PRIMARY KEY (id), 
	FOREIGN KEY(id) REFERENCES blog_post (id)
);
CREATE TABLE tags (
	tag_id INTEGER NOT NULL, 
	blog_post_id INTEGER NOT NULL, 
	CONSTRAINT pk_tags PRIMARY KEY (tag_id, blog_post_id), 
	FOREIGN KEY(tag_id) REFERENCES tag (id), 
	FOREIGN KEY(blog_post_id) REFERENCES blog_post (id)
);
