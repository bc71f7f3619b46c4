CREATE TABLE t (
	id SERIAL NOT NULL, 
	PRIMARY KEY (id)
);
COMMENT ON TABLE t IS '([''Q'', ''X'', ''Y'', ''Z''], 5, [''a''], ([''a'', ''b'', ''c''], [''a'', ''b'', ''c''], [''a'', ''b'', ''c'']), [''a'', ''c'', ''e''], ([''one'', ''three'', ''two''], [''one'', ''three'', ''two''], [''one'', ''three'', ''two'']), True, True, False, 2)';
