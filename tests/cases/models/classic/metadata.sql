CREATE TYPE shop.flag AS ENUM ('x', 'y');
CREATE TYPE shop.order_state AS ENUM ('new', 'paid');
CREATE SEQUENCE shop.order_number START WITH 1000;
CREATE TABLE shop.orders (
	no BIGINT DEFAULT nextval('shop.order_number'), 
	customer_name VARCHAR(60), 
	total NUMERIC(14, 2) DEFAULT '0' NOT NULL, 
	taxed NUMERIC GENERATED ALWAYS AS (total * 1.2) STORED, 
	ref UUID, 
	token UUID DEFAULT gen_random_uuid(), 
	feeling shop.mood, 
	state shop.order_state DEFAULT 'new', 
	size VARCHAR(1), 
	flags shop.flag[], 
	data JSONB, 
	words TSVECTOR, 
	ip INET, 
	extra HSTORE, 
	created TIMESTAMP WITH TIME ZONE DEFAULT now(), 
	parent_id INTEGER, 
	during TSRANGE, 
	id SERIAL NOT NULL, 
	late TEXT, 
	CONSTRAINT pk_orders PRIMARY KEY (id), 
	CONSTRAINT ck_orders_positive CHECK (total >= 0), 
	CONSTRAINT ck_orders_small CHECK (total < 1000000), 
	CONSTRAINT uq_orders_customer_name_no UNIQUE (customer_name, no), 
	CONSTRAINT no_overlap EXCLUDE USING gist (during WITH &&, customer_name WITH =), 
	CONSTRAINT uq_orders_no UNIQUE (no), 
	CONSTRAINT ck_orders_size CHECK (size IN ('s', 'm'))
)
 PARTITION BY RANGE (id);
CREATE INDEX CONCURRENTLY ix_data ON shop.orders ((data ->> 'a'));
CREATE INDEX ix_late ON shop.orders (late, id DESC);
CREATE INDEX ix_paid ON shop.orders (created DESC) INCLUDE (total) WHERE state = 'paid';
CREATE INDEX ix_shop_orders_customer_name ON shop.orders (customer_name);
CREATE INDEX ix_shop_orders_words ON shop.orders USING gin (words);
COMMENT ON TABLE shop.orders IS 'what''s sold';
COMMENT ON COLUMN shop.orders.customer_name IS 'who''s it for';
CREATE TABLE shop.tags (
	name VARCHAR(40) NOT NULL, 
	id SERIAL NOT NULL, 
	CONSTRAINT pk_tags PRIMARY KEY (id)
);
CREATE UNIQUE INDEX tag_lower ON shop.tags (lower(name));
CREATE TABLE shop.order_tag (
	order_id INTEGER NOT NULL, 
	tag_id INTEGER NOT NULL, 
	CONSTRAINT pk_order_tag PRIMARY KEY (order_id, tag_id), 
	CONSTRAINT fk_order_tag_tag_id_tags FOREIGN KEY(tag_id) REFERENCES shop.tags (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_order_tag_order_id_orders FOREIGN KEY(order_id) REFERENCES shop.orders (id) ON DELETE CASCADE
);
CREATE TABLE shop.seens (
	at TIME WITHOUT TIME ZONE, 
	by SMALLINT, 
	id SERIAL NOT NULL, 
	version INTEGER DEFAULT '1', 
	CONSTRAINT pk_seens PRIMARY KEY (id), 
	CONSTRAINT fk_seens_by_orders FOREIGN KEY(by) REFERENCES shop.orders (id) ON UPDATE CASCADE
);
ALTER TABLE shop.orders ADD CONSTRAINT fk_parent FOREIGN KEY(parent_id) REFERENCES shop.orders (id);
