CREATE TABLE visit (id integer PRIMARY KEY, code varchar(10) NOT NULL DEFAULT 'x', at date);

ALTER TABLE visit ADD CONSTRAINT code_filled CHECK (length(code) > 0);
ALTER TABLE visit ADD CONSTRAINT one_code UNIQUE (code);
CREATE TABLE bill (id integer PRIMARY KEY, visit_code text REFERENCES visit (code));
CREATE INDEX visit_lower ON visit (lower(code)) WHERE code <> '';
CREATE FUNCTION watch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER watch BEFORE UPDATE OF code ON visit FOR EACH ROW WHEN (OLD.code <> NEW.code) EXECUTE FUNCTION watch();
CREATE POLICY coded ON visit USING (code <> 'secret');
CREATE VIEW codes AS SELECT code FROM visit;
CREATE MATERIALIZED VIEW counted AS SELECT code, count(*) AS n FROM codes GROUP BY code;
CREATE UNIQUE INDEX counted_key ON counted (code);
CREATE FUNCTION visits() RETURNS SETOF visit LANGUAGE sql STABLE AS 'SELECT * FROM visit';
CREATE VIEW from_function AS SELECT code FROM visits();
