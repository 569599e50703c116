CREATE TABLE journey (id bigint PRIMARY KEY, train bigint NOT NULL, miles bigint DEFAULT 0);
CREATE INDEX journey_train ON journey (train, miles DESC) INCLUDE (id);
ALTER TABLE journey ADD CONSTRAINT far CHECK (miles < 100000);

COMMENT ON INDEX journey_train IS 'kept';
