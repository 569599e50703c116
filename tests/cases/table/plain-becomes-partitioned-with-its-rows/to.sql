CREATE TABLE region (code text PRIMARY KEY);
CREATE TABLE sale (
    id bigint NOT NULL,
    number serial,
    region text REFERENCES region,
    day date NOT NULL,
    amount numeric(8, 2),
    gross numeric GENERATED ALWAYS AS (amount * 1.25) STORED,
    PRIMARY KEY (id, day)
) PARTITION BY RANGE (day);
CREATE TABLE sale_2024 PARTITION OF sale FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE sale_rest PARTITION OF sale DEFAULT;
CREATE INDEX sale_day ON sale (day);
GRANT SELECT ON sale TO PUBLIC;
COMMENT ON TABLE sale IS 'what was sold';
CREATE VIEW sales_per_day AS SELECT day, sum(amount) AS amount FROM sale GROUP BY day;
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RAISE 'no'; END$$;
CREATE TRIGGER refuse BEFORE INSERT ON sale FOR EACH ROW EXECUTE FUNCTION refuse();
