CREATE TABLE orders (day date, state varchar(10)) PARTITION BY RANGE (day);
ALTER TABLE orders ADD CONSTRAINT known CHECK (state IN ('new', 'paid'));
CREATE TABLE item (state varchar(10));
ALTER TABLE item ADD CONSTRAINT known CHECK (state IN ('new', 'paid'));
CREATE TABLE orders_2026 (day date, state varchar(10));
ALTER TABLE orders_2026 ADD CONSTRAINT known
    CHECK (((state)::text = ANY ((ARRAY['new'::character varying, 'paid'::character varying])::text[])));
CREATE TABLE book (state varchar(10));
ALTER TABLE book ADD CONSTRAINT known
    CHECK (((state)::text = ANY ((ARRAY['new'::character varying, 'paid'::character varying])::text[])));
