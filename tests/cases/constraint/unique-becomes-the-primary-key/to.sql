CREATE TABLE customer (id integer NOT NULL, code text NOT NULL, CONSTRAINT customer_key PRIMARY KEY (id));
CREATE TABLE visit (customer integer REFERENCES customer (id));
