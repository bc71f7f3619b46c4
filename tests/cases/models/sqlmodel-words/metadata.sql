CREATE TABLE key (
	id INTEGER NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id, deleted_at)
);
CREATE TABLE refusals (
	id SERIAL NOT NULL, 
	PRIMARY KEY (id)
);
COMMENT ON COLUMN refusals.id IS 'Passing nullable is not supported when also passing a sa_column; Passing primary_key is not supported when also passing a sa_column; Passing sa_column_kwargs is not supported when also passing a sa_column; Passing type_ is not supported in sa_column_kwargs, use sa_type instead; ondelete can only be used with foreign_key';
