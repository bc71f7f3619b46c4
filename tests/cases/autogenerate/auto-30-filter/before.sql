CREATE TABLE app_a (id int PRIMARY KEY);
CREATE TABLE app_b_old (id int PRIMARY KEY);
CREATE TABLE other (id int PRIMARY KEY);
