CREATE TABLE person (name text NOT NULL);
CREATE TABLE employee (wage numeric) INHERITS (person);
CREATE TABLE guest () INHERITS (person);
CREATE TABLE log (kind text, entry text NOT NULL) PARTITION BY LIST (kind);
CREATE TABLE log_error PARTITION OF log FOR VALUES IN ('error');
