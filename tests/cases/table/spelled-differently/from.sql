CREATE TABLE price (
    id int4 PRIMARY KEY, amount decimal(8,2) DEFAULT 0, label character varying(20), active bool DEFAULT true,
    since timestamp with time zone, flags int2[]
);
