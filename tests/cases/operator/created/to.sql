CREATE TABLE fine (id integer PRIMARY KEY, amount numeric);

CREATE FUNCTION about(a numeric, b numeric) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT abs(a - b) < 1';
CREATE OPERATOR ~~~ (LEFTARG = numeric, RIGHTARG = numeric, FUNCTION = about, COMMUTATOR = ~~~);
CREATE VIEW small AS SELECT id FROM fine WHERE amount ~~~ 1.0;
