CREATE TABLE parent (a text);
CREATE TABLE child (b integer) INHERITS (parent);
ALTER TABLE parent ADD CONSTRAINT one CHECK (a <> '') NOT ENFORCED;
