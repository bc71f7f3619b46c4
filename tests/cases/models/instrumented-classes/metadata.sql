CREATE TABLE a (
	id SERIAL NOT NULL, 
	made_by INTEGER NOT NULL, 
	PRIMARY KEY (id)
);
COMMENT ON COLUMN a.id IS 'A.id';
COMMENT ON COLUMN a.made_by IS 'A.made';
CREATE TABLE log (
	"00" INTEGER, 
	"01" INTEGER, 
	"02" INTEGER, 
	"03" INTEGER, 
	"04" INTEGER, 
	"05" INTEGER, 
	"06" INTEGER, 
	"07" INTEGER, 
	"08" INTEGER, 
	"09" INTEGER, 
	"10" INTEGER, 
	"11" INTEGER, 
	"12" INTEGER
);
COMMENT ON COLUMN log."00" IS 'instrument_class: A';
COMMENT ON COLUMN log."01" IS 'class Base {}: A';
COMMENT ON COLUMN log."02" IS 'class Base {''propagate'': True}: A';
COMMENT ON COLUMN log."03" IS 'class Mixed {}: A';
COMMENT ON COLUMN log."04" IS 'class Mixed {''propagate'': True}: A';
COMMENT ON COLUMN log."05" IS 'after_mapper_constructed: A';
COMMENT ON COLUMN log."06" IS 'instrument_class: B';
COMMENT ON COLUMN log."07" IS 'class Base {}: B';
COMMENT ON COLUMN log."08" IS 'class Base {''propagate'': True}: B';
COMMENT ON COLUMN log."09" IS 'class Mixed {}: B';
COMMENT ON COLUMN log."10" IS 'class Mixed {''propagate'': True}: B';
COMMENT ON COLUMN log."11" IS 'late: B';
COMMENT ON COLUMN log."12" IS 'after_mapper_constructed: B';
CREATE TABLE unused (
	id SERIAL NOT NULL, 
	made_by INTEGER NOT NULL, 
	PRIMARY KEY (id)
);
COMMENT ON COLUMN unused.made_by IS 'a user of Unused';
CREATE TABLE b (
	id INTEGER NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(id) REFERENCES a (id)
);
COMMENT ON COLUMN b.id IS 'B.id';
