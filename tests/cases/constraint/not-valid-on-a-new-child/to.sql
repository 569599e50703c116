CREATE TABLE parent (a integer);
CREATE TABLE child (b integer) INHERITS (parent);
ALTER TABLE child ADD CONSTRAINT one CHECK (b > 0) NOT VALID;
