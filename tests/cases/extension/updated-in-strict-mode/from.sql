CREATE EXTENSION citext VERSION '1.4';
CREATE TABLE customer (email citext);
