CREATE TABLE b (
	id SERIAL NOT NULL, 
	PRIMARY KEY (id)
);
CREATE TABLE a (
	id SERIAL NOT NULL, 
	b_id INTEGER, 
	other_id INTEGER, 
	PRIMARY KEY (id), 
	FOREIGN KEY(b_id) REFERENCES b (id), 
	FOREIGN KEY(other_id) REFERENCES b (id)
);
CREATE TABLE a_b (
	a_id INTEGER, 
	b_id INTEGER, 
	FOREIGN KEY(a_id) REFERENCES a (id)
);
CREATE TABLE pairs (
	a_id INTEGER, 
	b_id INTEGER, 
	FOREIGN KEY(a_id) REFERENCES a (id), 
	FOREIGN KEY(b_id) REFERENCES b (id)
);
CREATE TABLE told (
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
	"12" INTEGER, 
	"13" INTEGER
);
COMMENT ON COLUMN told."00" IS 'AmbiguousForeignKeysError: Could not determine join condition between parent/child tables on relationship A.bs - there are multiple foreign key paths linking the tables.  Specify the ''foreign_keys'' argument, providing a list of those columns which should be counted as containing a foreign key reference to the parent table.';
COMMENT ON COLUMN told."01" IS 'NoForeignKeysError: Could not determine join condition between parent/child tables on relationship A.bs - there are no foreign keys linking these tables.  Ensure that referencing columns are associated with a ForeignKey or ForeignKeyConstraint, or specify a ''primaryjoin'' expression.';
COMMENT ON COLUMN told."02" IS 'InvalidRequestError: When initializing mapper Mapper[A(a)], expression ''Nobody'' failed to locate a name (''Nobody''). If this is a class name, consider adding this relationship() to the <class ''models.pair.<locals>.A''> class after both dependent classes have been defined.';
COMMENT ON COLUMN told."03" IS 'InvalidRequestError: When initializing mapper Mapper[A(a)], expression ''nothing'' failed to locate a name (''nothing''). If this is a class name, consider adding this relationship() to the <class ''models.pair.<locals>.A''> class after both dependent classes have been defined.';
COMMENT ON COLUMN told."04" IS 'NoForeignKeysError: Could not determine join condition between parent/child tables on relationship A.bs - there are no foreign keys linking these tables via secondary table ''a_b''.  Ensure that referencing columns are associated with a ForeignKey or ForeignKeyConstraint, or specify ''primaryjoin'' and ''secondaryjoin'' expressions.';
COMMENT ON COLUMN told."05" IS 'InvalidRequestError: Mapper ''Mapper[B(b)]'' has no property ''nothing''.  If this property was indicated from other mappers or configure events, ensure registry.configure() has been called.';
COMMENT ON COLUMN told."06" IS 'InvalidRequestError: back_populates on relationship ''A.bs'' refers to attribute ''B.id'' that is not a relationship.  The back_populates parameter should refer to the name of a relationship on the target class.';
COMMENT ON COLUMN told."07" IS 'ArgumentError: Error creating backref ''id'' on relationship ''A.bs'': property of that name exists on mapper ''Mapper[B(b)]''';
COMMENT ON COLUMN told."08" IS 'ArgumentError: Error creating backref ''as_'' on relationship ''A.bs'': property of that name exists on mapper ''Mapper[B(b)]''';
COMMENT ON COLUMN told."09" IS 'NoForeignKeysError: Could not determine join condition between parent/child tables on relationship A.bs - there are no foreign keys linking these tables.  Ensure that referencing columns are associated with a ForeignKey or ForeignKeyConstraint, or specify a ''primaryjoin'' expression.';
COMMENT ON COLUMN told."10" IS 'UnmappedClassError: Class ''models.Plain'' is not mapped';
COMMENT ON COLUMN told."11" IS 'fine';
COMMENT ON COLUMN told."12" IS 'fine';
COMMENT ON COLUMN told."13" IS 'fine';
