CREATE TABLE changed (id serial PRIMARY KEY, retyped text NOT NULL, now_null numeric(10, 2) NOT NULL);
