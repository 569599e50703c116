CREATE TABLE price (
    id integer NOT NULL, amount numeric(8,2), label varchar(20), active boolean,
    since timestamptz, flags smallint[], gone text
) WITH (fillfactor = 80);
ALTER TABLE price ADD CONSTRAINT price_pkey PRIMARY KEY (id);
ALTER TABLE price DROP COLUMN gone;
ALTER TABLE price RESET (fillfactor);
ALTER TABLE price ALTER COLUMN amount SET DEFAULT 0, ALTER COLUMN active SET DEFAULT true;
