CREATE TYPE color AS ENUM ('red', 'blue');
CREATE TYPE status AS ENUM ('PENDING', 'DONE');
CREATE TABLE user_account (
	id SERIAL NOT NULL, 
	name VARCHAR(30) NOT NULL, 
	fullname VARCHAR, 
	nickname VARCHAR(20), 
	other VARCHAR, 
	status status NOT NULL, 
	color color, 
	plain VARCHAR(10) NOT NULL, 
	kind VARCHAR(2) NOT NULL, 
	born DATE NOT NULL, 
	wakes TIME WITHOUT TIME ZONE, 
	lasts INTERVAL NOT NULL, 
	at TIMESTAMP WITH TIME ZONE NOT NULL, 
	token UUID NOT NULL, 
	raw BYTEA NOT NULL, 
	ratio DOUBLE PRECISION NOT NULL, 
	"on" BOOLEAN DEFAULT true NOT NULL, 
	price NUMERIC(12, 4) DEFAULT '0' NOT NULL, 
	discount NUMERIC(12, 4) DEFAULT '0', 
	created TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL, 
	data JSONB NOT NULL, 
	counts JSONB, 
	words VARCHAR[] NOT NULL, 
	external BIGINT NOT NULL, 
	short VARCHAR(7), 
	forced VARCHAR NOT NULL, 
	loose VARCHAR, 
	unannotated INTEGER, 
	real_name BIGINT NOT NULL, 
	late VARCHAR(99), 
	PRIMARY KEY (id), 
	UNIQUE (name, fullname), 
	UNIQUE (nickname)
);
COMMENT ON COLUMN user_account.short IS 'short';
CREATE TABLE address (
	id BIGINT GENERATED ALWAYS AS IDENTITY, 
	user_id INTEGER NOT NULL, 
	user_id_2 INTEGER, 
	email VARCHAR NOT NULL, 
	self_id BIGINT, 
	typed_by_key BIGINT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(user_id) REFERENCES user_account (id) ON DELETE CASCADE, 
	FOREIGN KEY(user_id_2) REFERENCES user_account (id) ON DELETE CASCADE, 
	FOREIGN KEY(self_id) REFERENCES address (id), 
	FOREIGN KEY(typed_by_key) REFERENCES user_account (external)
);
CREATE INDEX ix_address_user_id ON address (user_id);
CREATE INDEX ix_address_user_id_2 ON address (user_id_2);
