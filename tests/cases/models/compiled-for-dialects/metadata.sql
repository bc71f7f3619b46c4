CREATE TABLE t (
	special_first VARCHAR DEFAULT 'special', 
	special_last VARCHAR DEFAULT 'special', 
	usual_twice VARCHAR DEFAULT 'second', 
	special_twice VARCHAR DEFAULT 'second', 
	others VARCHAR DEFAULT 'usual', 
	taken_back VARCHAR DEFAULT 'usual'
);
