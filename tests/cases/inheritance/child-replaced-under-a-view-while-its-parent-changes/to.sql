CREATE TABLE event (id bigint, during int4range);
CREATE TABLE reading () INHERITS (event);
CREATE VIEW next AS SELECT during FROM reading;
