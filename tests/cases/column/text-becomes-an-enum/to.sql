CREATE TYPE payment AS ENUM ('cash', 'card');

CREATE TABLE sale (id integer PRIMARY KEY, paid_by payment NOT NULL DEFAULT 'cash');
CREATE INDEX sale_cash ON sale (id) WHERE paid_by = 'cash'::payment;
