CREATE TABLE event (id bigint, during int4range);
ALTER TABLE event FORCE ROW LEVEL SECURITY;
CREATE TABLE concert () INHERITS (event);
CREATE VIEW next AS SELECT during FROM concert;
