CREATE TABLE t (a int CONSTRAINT gone CHECK (a > 0), b int CONSTRAINT same CHECK (b > 0), c int CHECK (c > 0));
