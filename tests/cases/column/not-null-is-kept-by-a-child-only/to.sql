CREATE TABLE person (name text);
CREATE TABLE employee (wage numeric) INHERITS (person);
ALTER TABLE employee ALTER COLUMN name SET NOT NULL;
CREATE TABLE guest () INHERITS (person);
CREATE TABLE log (kind text, entry text) PARTITION BY LIST (kind);
CREATE TABLE log_error PARTITION OF log FOR VALUES IN ('error');
ALTER TABLE log_error ALTER COLUMN entry SET NOT NULL;
