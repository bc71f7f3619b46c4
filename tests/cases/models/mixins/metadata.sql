CREATE TABLE main.merged (
	id SERIAL NOT NULL, 
	created_at TIMESTAMP WITHOUT TIME ZONE DEFAULT now() NOT NULL, 
	bare VARCHAR, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	UNIQUE (bare, created_at)
);
CREATE TABLE main.users (
	id SERIAL NOT NULL, 
	name VARCHAR(30) NOT NULL, 
	created_at TIMESTAMP WITHOUT TIME ZONE DEFAULT now() NOT NULL, 
	bare VARCHAR, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);
CREATE INDEX ix_user_bare ON main.users (bare);
COMMENT ON TABLE main.users IS 'A user.';
CREATE TABLE elsewhere.thing (
	id SERIAL NOT NULL, 
	other VARCHAR, 
	thing INTEGER NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(other) REFERENCES main.users (id)
);
CREATE TABLE main.items (
	id SERIAL NOT NULL, 
	title VARCHAR NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	first INTEGER, 
	owned_from TIMESTAMP WITHOUT TIME ZONE, 
	owned_until TIMESTAMP WITHOUT TIME ZONE NOT NULL, 
	owner_id INTEGER NOT NULL, 
	deep INTEGER NOT NULL CHECK (deep > 0), 
	bare VARCHAR, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	extra INTEGER, 
	PRIMARY KEY (id), 
	FOREIGN KEY(owner_id) REFERENCES main.users (id)
);
CREATE INDEX ix_item_bare ON main.items (bare);
CREATE INDEX ix_main_items_owner_id ON main.items (owner_id);
COMMENT ON TABLE main.items IS 'An item.';
