CREATE TABLE line (id integer PRIMARY KEY, amount integer NOT NULL, price numeric NOT NULL, total numeric GENERATED ALWAYS AS (amount * price) STORED);
CREATE INDEX line_total ON line (total);
