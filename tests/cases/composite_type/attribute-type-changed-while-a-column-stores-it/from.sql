CREATE TYPE dose AS (amount integer, unit text);

CREATE TABLE prescription (id integer PRIMARY KEY, morning dose, history dose[]);
CREATE VIEW strong AS SELECT id, (morning).unit FROM prescription WHERE (morning).amount > 5;
COMMENT ON TYPE dose IS 'how much of a drug';
COMMENT ON COLUMN dose.unit IS 'mg, ml or piece';
