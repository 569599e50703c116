CREATE EXTENSION citext VERSION '1.6';
CREATE TABLE customer (email citext);
