CREATE TABLE parent (a integer NOT NULL, b text);
CREATE TABLE child () INHERITS (parent);
ALTER TABLE child ADD PRIMARY KEY (a);
