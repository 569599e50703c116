CREATE TABLE chart (id integer PRIMARY KEY, nurse text);
CREATE VIEW own_charts WITH (security_barrier) AS SELECT id FROM chart WHERE nurse = current_user;
