CREATE TABLE parent (a text);
CREATE TABLE child () INHERITS (parent);
ALTER TABLE parent ADD CONSTRAINT one CHECK (a <> '') NOT VALID;
