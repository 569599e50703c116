CREATE SCHEMA report;
CREATE TABLE letter (id integer);
CREATE VIEW sent AS SELECT id FROM letter;
CREATE MATERIALIZED VIEW report.summary AS SELECT id FROM letter WHERE EXISTS (SELECT FROM sent);
CREATE VIEW latest AS SELECT id FROM report.summary;
